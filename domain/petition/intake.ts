import type { Actor, Ask, Context } from '../acts';
import { refusal } from '../refusals';
import { aheadRefusal, dateRefusal } from './dates';
import type { Does, PetitionChange, PetitionState } from './facts';
import type { PetitionInput } from './inputs';
import { filedRefusal } from './papers';

/** Levels of administration as the units' register has them. */
const levelRules = {
  1: 'T_LEVEL_NATIONAL',
  2: 'T_LEVEL_PROVINCE',
  3: 'T_LEVEL_PREFECTURE',
  4: 'T_LEVEL_COUNTY',
} as const;

const bureauOf = (input: { bureauId?: string }, actor: Actor) => input.bureauId ?? actor.unit ?? '';

const register: Does<'register'> = {
  needs: (input, _state, actor) => ({
    units: [bureauOf(input, actor), ...(input.accused?.units ?? [])],
    officers: [...(input.firstReceiver ? [input.firstReceiver] : []), ...(input.accused?.officers ?? [])],
  }),

  refuse: (_state, { input, actor, context, today }) => {
    const card = context.units?.[bureauOf(input, actor)];
    if (actor.role !== 'intake' && !card?.regionPath.includes(actor.region ?? '')) return refusal('notYourUnit');
    const named = (input.accused?.units.length ?? 0) + (input.accused?.officers.length ?? 0);
    if (input.matterType === 'accusation' && named === 0) return refusal('accusedMissing');
    return dateRefusal('receivedOn', input.receivedOn, today);
  },

  change: (_state, ask) => {
    const { input, actor, context } = ask;
    const card = context.units?.[bureauOf(input, actor)];
    if (!card) throw new Error('the door must look up the bureau');
    const levelRule = input.assignedFrom && levelRules[Math.min(4, Math.max(1, card.level)) as 1 | 2 | 3 | 4];
    const { channel, receivedOn, matterType, itemClass, class: contentClass, headcount } = input;
    const { firstReceiver, addressUnclear, accused } = input;
    const { bureauId, superiorId, regionPath, policyId } = card;
    return {
      to: 'registered',
      facts: {
        ...{ channel, receivedOn, matterType, itemClass, class: contentClass, headcount },
        ...{ firstReceiver, addressUnclear, accused, requests: input.requests.length },
        ...{ bureauId, superiorId, regionPath, policyId },
      },
      clocks: [
        { op: 'start', rule: 'T_FORWARD', startOn: receivedOn },
        ...(levelRule ? [{ op: 'start' as const, rule: levelRule, startOn: receivedOn }] : []),
      ],
    };
  },
};

const nameRepresentatives: Does<'nameRepresentatives'> = {
  needs: () => ({ representatives: true }),

  /** The list is refused, never the petition (R22-20; ZJ16-15). */
  refuse: (state, { input, context }) => {
    const headcount = state.facts.headcount ?? 1;
    const row = context.representatives?.find(
      (limit) => limit.upToHeadcount === null || headcount <= limit.upToHeadcount,
    );
    if (row && input.reps.length > row.max) return refusal('tooManyRepresentatives', `at most ${row.max}`);
  },

  change: (_state, { input }) => ({ facts: { representatives: input.reps.length } }),
};

const screen: Does<'screen'> = {
  needs: (input) => ({ stories: input.matchId ? [input.matchId] : [] }),
  refuse: (_state, { input }) => {
    if (input.result === 'related' && !input.matchId) return refusal('matchMissing');
  },
  change: (_state, { input }) => ({
    to: 'screened',
    facts: { relatedTo: input.result === 'related' ? input.matchId : undefined },
  }),
};

const classify: Does<'classify'> = {
  change: (_state, { input }) => ({ to: 'classified', facts: { ...input } }),
};

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

/** From registration until the matter is with a unit. */
export const intake = { register, nameRepresentatives, screen, classify, forward, assign };
