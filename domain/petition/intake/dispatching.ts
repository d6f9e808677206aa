import type { Ask, Context } from '../../acts';
import { barsUnit } from '../../barrier';
import type { ClockOp } from '../../clock';
import { aheadRefusal } from '../../dates';
import { type Refusal, refusal } from '../../refusals';
import type { IsoDate } from '../../time';
import type { Does, PetitionChange, PetitionFacts, PetitionState } from '../facts';
import type { PetitionInput } from '../inputs';
import { withLead } from '../lead/leads';
import { filedRefusal } from '../papers';
import { byTrack } from '../track/dispatch';
import { isSimple } from '../track/simple';
import { levelRules } from './levels';

/** True if the unit or one of its parents is accused in the matter (R22-30). */
export function isAccused(state: PetitionState, unitId: string, context: Context): boolean {
  return barsUnit(state.facts.accused, context.units?.[unitId]?.path ?? [unitId]);
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
  return (
    unitsRefusal(state, units, context) ??
    placeRefusal(state, ask) ??
    (input.slip ? filedRefusal(state, context, input.slip) : undefined)
  );
}

/** Every unit that takes part exists, is not accused, and is of the bureau's own region. */
export function unitsRefusal(state: PetitionState, units: readonly string[], context: Context): Refusal | undefined {
  const merged = units.find((unit) => context.units?.[unit]?.mergedInto);
  if (merged) return refusal('unitMerged', `${merged} is now ${context.units?.[merged]?.mergedInto}`);
  if (units.some((unit) => isAccused(state, unit, context))) return refusal('accusedUnit');
  const home = state.facts.regionPath?.[0] ?? '';
  const stranger = units.find((unit) => !context.units?.[unit]?.regionPath.includes(home));
  if (stranger) return refusal('unitElsewhere', `${stranger} is not of region ${home}`);
}

/** On from `forwarded` only by the bureau that holds it: no clock is renewed. */
function placeRefusal({ id, stage, facts }: PetitionState, { input, actor }: Ask<Dispatch>) {
  if (stage === 'classified') return undefined;
  if (input.unitId === facts.unitId) return refusal('sameUnitTwice', `${id} is with ${input.unitId} already`);
  if (stage === 'forwarded' && actor.unit !== facts.unitId) return refusal('notYourUnit', 'it is with another unit');
}

/** The receipt of another unit counts anew; nobody can be told at an address that is unclear (R22-23). */
export const noticeAnew = ({ addressUnclear }: PetitionFacts, startOn: IsoDate): ClockOp[] => [
  { op: 'stop', rule: 'T_NOTIFY' },
  ...(addressUnclear ? [] : [{ op: 'start' as const, rule: 'T_NOTIFY' as const, startOn }]),
];

/**
 * What the assigner waits for, and its clock. A bureau that passes on what it was assigned passes the date on with it,
 * unless it sets an earlier one.
 */
function feedback({ stage, facts }: PetitionState, today: IsoDate, how: 'forward' | 'assign', on?: IsoDate) {
  const fixed = stage === 'forwarded' ? facts.feedbackOn : undefined;
  if (fixed && (!on || on >= fixed)) return { facts: { dispatch: 'assign' as const }, clocks: [] };
  const clocks: ClockOp[] = [
    { op: 'stop', rule: 'T_ASSIGN_FEEDBACK' },
    ...(on ? [{ op: 'start' as const, rule: 'T_ASSIGN_FEEDBACK' as const, startOn: today, dueOn: on }] : []),
  ];
  return { facts: { dispatch: how, feedbackOn: on, completionDue: on ? true : undefined }, clocks };
}

function dispatched(
  state: PetitionState,
  how: 'forward' | 'assign',
  ask: Ask<Dispatch>,
  feedbackOn?: string,
): PetitionChange {
  const { facts } = state;
  const { input, today } = ask;
  const more = byTrack(state, ask);
  const owed = feedback(state, today, how, feedbackOn);
  return {
    to: 'forwarded',
    ...(facts.addressUnclear ? { note: 'addressUnclear: no notice is due' } : {}),
    facts: {
      ...{ unitId: input.unitId, assistants: input.assistants, officerId: undefined },
      ...{ forwardedOn: today, ...owed.facts },
      leads: withLead(state, input.unitId, how, today),
      ...more.facts,
    },
    clocks: [
      { op: 'stop', rule: 'T_FORWARD', on: today },
      { op: 'stop', rule: 'T_REFORWARD', on: today },
      ...Object.values(levelRules).map((rule) => ({ op: 'stop' as const, rule, on: today })),
      // An agreed objection sends it to another unit, whose own receipt counts.
      ...noticeAnew(facts, today),
      { op: 'stop', rule: 'T_OBJECT' },
      { op: 'start', rule: 'T_OBJECT', startOn: today },
      ...owed.clocks,
      ...(more.clocks ?? []),
    ],
    notices: more.notices,
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
    if (isSimple(state)) return refusal('simpleNotAssignable');
    return aheadRefusal('feedbackOn', ask.input.feedbackOn, ask.today) ?? refuseDispatch(state, ask);
  },
  change: (state, ask) => dispatched(state, 'assign', ask, ask.input.feedbackOn),
};

/** The matter goes to a unit. */
export const dispatching = { forward, assign };
