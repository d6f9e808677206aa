import type { Ask } from '../acts';
import { type ClockOp, timesOf } from '../clock';
import { aheadRefusal } from '../dates';
import { refusal } from '../refusals';
import type { Telling } from '../story';
import { casesOver } from './drawing';
import { caseOf, type Does, type FollowUp, type SpotCheckState } from './facts';
import type { SpotCheckInput } from './inputs';

type Setting = Ask<SpotCheckInput<'setFollowUps'>>;

/**
 * Each item is a clock of its own, of the unit that is responsible for the package. A meeting that leaves nothing to be
 * done says so by an empty list: nobody is to invent an item so that it can be closed.
 */
const setFollowUps: Does<'setFollowUps'> = {
  refuse: (state, { input, today }: Setting) => {
    const stranger = input.items.find(({ packageId }) => !caseOf(state, packageId));
    if (stranger) return refusal('notDrawn', stranger.packageId);
    return input.items.map(({ by }) => aheadRefusal('items/by', by, today)).find((no) => no);
  },
  change: (state, ask) => {
    const { input, today } = ask;
    const before = timesOf(state.clocks, 'T_SPOT_FOLLOW_UP');
    const followUps = input.items.map(({ packageId, by }, n): FollowUp => {
      return { no: n + 1, packageId, by, instance: before + n + 1 };
    });
    const clocks = followUps.map(({ packageId, by: dueOn }): ClockOp => {
      const { unitId } = caseOf(state, packageId)!;
      return { op: 'start', rule: 'T_SPOT_FOLLOW_UP', startOn: today, dueOn, unitId };
    });
    const concerned = [...new Set(input.items.map(({ packageId }) => packageId))];
    return {
      to: 'followingUp',
      facts: { followUps },
      clocks,
      notices: [{ topic: 'followUpsSet', to: concerned.map((packageId) => `leaderOf:${packageId}`) }],
      tells: concerned.map((packageId) => tellingOf(state, ask, packageId)),
    };
  },
};

/** The package hears what it owes: the words as they are, sealed with its own matter. */
function tellingOf({ id, facts }: SpotCheckState, { input, actor }: Setting, packageId: string): Telling {
  const items = input.items.flatMap(({ packageId: of, what, by }, n) =>
    of === packageId ? [{ no: n + 1, what, by }] : [],
  );
  const { id: person, role, unit } = actor;
  const by = { id: person, role, ...(unit ? { unit } : {}) };
  return {
    ...{ kind: 'package', id: packageId, fact: 'followUpsSet' },
    data: { packageId, spotCheckId: id, number: facts.number, by, items },
  };
}

const itemOf = ({ facts }: SpotCheckState, { no, packageId }: { no: number; packageId: string }) =>
  facts.followUps?.find((one) => one.no === no && one.packageId === packageId);

const answerFollowUp: Does<'answerFollowUp'> = {
  refuse: (state, { input, actor }) => {
    const item = itemOf(state, input);
    if (!item) return refusal('noRequest', `no follow-up ${input.no} of this package`);
    const { leaderId, units } = caseOf(state, item.packageId)!;
    const isTheirs = actor.role === 'leader' ? leaderId === actor.id : units.includes(actor.unit ?? '');
    if (!isTheirs) return refusal('notYourUnit', 'its leader or a unit concerned answers');
    if (item.answered) return refusal('noRequest', 'answered already');
  },
  change: (state, { input, actor, today }) => {
    const item = itemOf(state, input)!;
    const answered = { by: actor.id, on: today };
    const { id: person, role, unit } = actor;
    const by = { id: person, role, ...(unit ? { unit } : {}) };
    const { packageId, no, text } = input;
    const data = { packageId, spotCheckId: state.id, no, on: today, by, text };
    return {
      facts: { followUps: state.facts.followUps!.map((one) => (one === item ? { ...one, answered } : one)) },
      clocks: [{ op: 'stop', rule: 'T_SPOT_FOLLOW_UP', instance: item.instance, on: today }],
      notices: [{ topic: 'followUpAnswered', to: ['supervisor@bureau'] }],
      tells: [{ kind: 'package', id: item.packageId, fact: 'followUpAnswered', data }],
    };
  },
};

const close: Does<'close'> = {
  refuse: ({ facts }) => {
    const open = facts.followUps?.find(({ answered }) => !answered);
    if (open) return refusal('itemsOpen', `follow-up ${open.no}`);
  },
  change: (state) => ({
    to: 'closed',
    clocks: [{ op: 'stopAll' }],
    notices: [
      {
        topic: 'spotCheckClosed',
        to: ['chair', ...(state.facts.cases ?? []).map((one) => `leaderOf:${one.packageId}`)],
      },
    ],
    tells: casesOver(state),
  }),
};

/** What the meeting left to be done, each with its day (domain.md 6.5). */
export const following = { setFollowUps, answerFollowUp, close };
