import type { Ask, Context } from '../../acts';
import { refusal } from '../../refusals';
import { aheadRefusal } from '../dates';
import type { Does, PetitionChange, PetitionState } from '../facts';
import type { PetitionInput } from '../inputs';
import { filedRefusal } from '../papers';
import { levelRules } from './levels';

/** True if the unit or one of its parents is accused in the matter (R22-30). */
export function isAccused(state: PetitionState, unitId: string, context: Context): boolean {
  const accused = state.facts.accused?.units ?? [];
  return (context.units?.[unitId]?.path ?? [unitId]).some((unit) => accused.includes(unit));
}

type Dispatch = PetitionInput<'forward'> | PetitionInput<'assign'>;
const dispatchNeeds = (input: Dispatch) => ({
  units: [input.unitId, ...input.assistants],
  documents: input.slip ? [input.slip] : [],
});

function refuseDispatch(state: PetitionState, ask: Ask<Dispatch>) {
  const { input, context } = ask;
  const units = [input.unitId, ...input.assistants];
  if (new Set(units).size < units.length) return refusal('sameUnitTwice');
  const merged = units.find((unit) => context.units?.[unit]?.mergedInto);
  if (merged) return refusal('unitMerged', `${merged} is now ${context.units?.[merged]?.mergedInto}`);
  if (units.some((unit) => isAccused(state, unit, context))) return refusal('accusedUnit');
  return placeRefusal(state, ask) ?? (input.slip ? filedRefusal(state, context, input.slip) : undefined);
}

/** Within the bureau's own region, and on from `forwarded` only by the bureau that holds it: no clock is renewed. */
function placeRefusal({ id, stage, facts }: PetitionState, { input, actor, context }: Ask<Dispatch>) {
  const home = facts.regionPath?.[0] ?? '';
  const stranger = [input.unitId, ...input.assistants].find(
    (unit) => !context.units?.[unit]?.regionPath.includes(home),
  );
  if (stranger) return refusal('unitElsewhere', `${stranger} is not of region ${home}`);
  if (stage === 'classified') return undefined;
  if (input.unitId === facts.unitId) return refusal('sameUnitTwice', `${id} is with ${input.unitId} already`);
  if (stage === 'forwarded' && actor.unit !== facts.unitId) return refusal('notYourUnit', 'it is with another unit');
}

function dispatched(
  { facts }: PetitionState,
  how: 'forward' | 'assign',
  { input, today }: Ask<Dispatch>,
  feedbackOn?: string,
): PetitionChange {
  return {
    to: 'forwarded',
    ...(facts.addressUnclear ? { note: 'addressUnclear: no notice is due' } : {}),
    facts: {
      ...{ unitId: input.unitId, assistants: input.assistants, officerId: undefined },
      ...{ dispatch: how, forwardedOn: today, feedbackOn },
    },
    clocks: [
      { op: 'stop', rule: 'T_FORWARD', on: today },
      { op: 'stop', rule: 'T_REFORWARD', on: today },
      ...Object.values(levelRules).map((rule) => ({ op: 'stop' as const, rule, on: today })),
      // An agreed objection sends it to another unit, whose own receipt counts.
      { op: 'stop', rule: 'T_NOTIFY' },
      { op: 'stop', rule: 'T_OBJECT' },
      { op: 'stop', rule: 'T_ASSIGN_FEEDBACK' },
      // Nobody can be told at an address that is unclear (R22-23).
      ...(facts.addressUnclear ? [] : [{ op: 'start' as const, rule: 'T_NOTIFY' as const, startOn: today }]),
      { op: 'start', rule: 'T_OBJECT', startOn: today },
      ...(feedbackOn
        ? [{ op: 'start' as const, rule: 'T_ASSIGN_FEEDBACK' as const, startOn: today, dueOn: feedbackOn }]
        : []),
    ],
  };
}

const forward: Does<'forward'> = {
  needs: dispatchNeeds,
  refuse: refuseDispatch,
  change: (state, ask) => dispatched(state, 'forward', ask),
};

const assign: Does<'assign'> = {
  needs: dispatchNeeds,
  refuse: (state, ask) => {
    return aheadRefusal('feedbackOn', ask.input.feedbackOn, ask.today) ?? refuseDispatch(state, ask);
  },
  change: (state, ask) => dispatched(state, 'assign', ask, ask.input.feedbackOn),
};

/** The matter goes to a unit. */
export const dispatching = { forward, assign };
