import type { Ask } from '../../acts';
import { capRefusal } from '../../caps';
import type { ClockOp } from '../../clock';
import { dateRefusal } from '../../dates';
import type { Behaviour } from '../../kind';
import { refusal } from '../../refusals';
import { dayOf, type Instant } from '../../time';
import type { Does, PetitionChange, PetitionFacts, PetitionState } from '../facts';
import { beforeOpinion } from '../stages';
import type { Urgent } from './facts';

const urgentRules = ['T_URGENT_APPROVE', 'T_URGENT_ACT', 'T_URGENT_RETURN'] as const;

const isOpen = (urgent: Urgent | undefined): urgent is Urgent =>
  urgent !== undefined && urgent.state !== 'returned' && urgent.state !== 'overtaken';

/** All hours count from registration: an item that is reported a day late is late, and its leaders hear so at once. */
const startClocks = (startAt: Instant): ClockOp[] =>
  urgentRules.map((rule) => ({ op: 'start', rule, startOn: dayOf(startAt), startAt }));

const reportUrgent: Does<'reportUrgent'> = {
  needs: () => ({ caps: true }),
  refuse: ({ facts }, { input, context, today }) => {
    const reports = facts.urgent?.no ?? 0;
    if (isOpen(facts.urgent)) return refusal('requestOpen', 'it is reported as urgent already');
    const full = capRefusal(context, 'urgentReports', reports);
    if (full) return full;
    return input.told.map(({ toldOn }) => dateRefusal('toldOn', toldOn, today, facts.receivedOn)).find((no) => no);
  },
  change: ({ facts }, { input, actor, at }) => ({
    facts: {
      urgent: {
        ...{ no: (facts.urgent?.no ?? 0) + 1, state: 'reported', reportedAt: at, reportedBy: actor.id },
        told: input.told,
      },
    },
    // Matters registered before the instant was kept count from the report; so does a second report of one matter.
    clocks: startClocks((!facts.urgent && facts.registeredAt) || at),
    notices: [{ topic: 'urgentReported', to: ['leader@unit', 'leader@bureau', 'coordinator@superior'] }],
  }),
};

/** The steps follow one another: ordered, acted upon, reported back. */
function stepRefusal({ facts }: PetitionState, before: Urgent['state']) {
  if (!isOpen(facts.urgent)) return refusal('notUrgent');
  if (facts.urgent.state !== before) return refusal('stepOrder', `it is ${facts.urgent.state}`);
}

/** What one step leaves: the item's new state, and its own clock met. */
function stepped({ facts }: PetitionState, state: Urgent['state'], rule: (typeof urgentRules)[number], today: string) {
  const urgent = { ...facts.urgent!, state };
  return { facts: { urgent }, clocks: [{ op: 'stop', rule, on: today }] } satisfies PetitionChange;
}

/** The order is another person's than the report, whatever posts they hold (acts.md 1.19). */
const approveUrgent: Does<'approveUrgent'> = {
  refuse: (state, { actor }) => {
    const isOwn = state.facts.urgent?.reportedBy === actor.id;
    return stepRefusal(state, 'reported') ?? (isOwn ? refusal('selfApproval') : undefined);
  },
  change: (state, { actor, today }) => {
    const { clocks, facts } = stepped(state, 'approved', 'T_URGENT_APPROVE', today);
    const to = state.facts.unitId ? ['handler@unit', 'unitHead@unit'] : ['coordinator@bureau'];
    return {
      facts: { urgent: { ...facts.urgent, approvedBy: actor.id } },
      clocks,
      notices: [{ topic: 'urgentApproved', to }],
    };
  },
};

const actUrgent: Does<'actUrgent'> = {
  refuse: (state) => stepRefusal(state, 'approved'),
  change: (state, { today }) => stepped(state, 'acted', 'T_URGENT_ACT', today),
};

const returnUrgent: Does<'returnUrgent'> = {
  refuse: (state) => stepRefusal(state, 'acted'),
  change: (state, { today }) => ({
    ...stepped(state, 'returned', 'T_URGENT_RETURN', today),
    notices: [{ topic: 'urgentReturned', to: ['urgentApprover', 'coordinator@bureau'] }],
  }),
};

/** Steps of this report that were missed so far: each is told to one leader higher (acts.md 2.7). */
export function urgentMisses({ clocks, facts }: PetitionState): number {
  const own = clocks.filter(
    ({ rule, instance }) => urgentRules.includes(rule as never) && instance === facts.urgent?.no,
  );
  return own.filter(({ alerts }) => alerts.some(({ level, state }) => level === 'notice' && state === 'fired')).length;
}

type Change = Behaviour<PetitionState, never>;

/**
 * Whatever act ends the time before the opinion ends the urgent item: the signed opinion is the result, and a matter
 * that has left has none. No act needs to think of it.
 */
export function overtakingUrgent<T extends Readonly<Record<string, Change>>>(behaviours: T): T {
  const overtaking = Object.entries(behaviours).map(([act, does]) => {
    const change = (state: PetitionState, ask: Ask<never>): PetitionChange => {
      const made = does.change(state, ask) as PetitionChange;
      const stays = made.to === undefined || (beforeOpinion as readonly string[]).includes(made.to);
      return stays || !isOpen(state.facts.urgent) ? made : overtaken(made, state.facts.urgent, ask.today);
    };
    return [act, { ...does, change }];
  });
  return Object.fromEntries(overtaking);
}

function overtaken(made: PetitionChange, urgent: Urgent, today: string): PetitionChange {
  const on = made.to === 'issued' ? { on: today } : {};
  const facts: Partial<PetitionFacts> = { ...made.facts, urgent: { ...urgent, state: 'overtaken' } };
  const stops = urgentRules.map((rule): ClockOp => ({ op: 'stop', rule, ...on }));
  return { ...made, facts, clocks: [...(made.clocks ?? []), ...stops] };
}

/** Urgent first visits under control from hand to hand 初访紧急事项掌上控 (S0 Haiyan). */
export const urgent = { reportUrgent, approveUrgent, actUrgent, returnUrgent };
