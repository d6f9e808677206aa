import { capRefusal } from '../caps';
import { timesOf } from '../clock';
import { filedRefusal } from '../papers';
import { refusal } from '../refusals';
import type { Telling } from '../story';
import type { IsoDate } from '../time';
import type { Does, OrderChange, OrderState } from './facts';
import { joint, openerOf } from './parties';

const withUnit = ({ facts: { answeringFor = [] } }: OrderState, person: string) => [
  ...new Set([...answeringFor, person]),
];

/** Whoever has acted for the unit lets it off nothing, whatever other post they hold (acts.md 1.19). */
export function ownOrder({ facts }: OrderState, person: string) {
  if (facts.answeringFor?.includes(person)) return refusal('selfApproval');
}

const acknowledge: Does<'acknowledge'> = {
  change: (state, { actor, today }) => ({
    to: 'acknowledged',
    facts: { acknowledgedOn: today, answeringFor: withUnit(state, actor.id) },
    clocks: [{ op: 'stop', rule: 'T_ORDER_ACK', on: today }],
  }),
};

/** An answer also acknowledges, and what was proposed because there was none is no longer proposed. */
const answer: Does<'answer'> = {
  needs: ({ docs }) => ({ documents: docs }),
  refuse: (state, { input, context, today }) => {
    if (!input.causeOfDelay) return refusal('causeMissing', 'causeOfDelay');
    if (input.newDate && input.newDate <= today) return refusal('dateOutOfOrder', 'newDate must lie ahead');
    return input.docs.map((doc) => filedRefusal(state, context, doc)).find((no) => no);
  },
  change: (state, { input, actor, today }) => ({
    to: 'answered',
    facts: {
      answer: { by: actor.id, on: today, newDate: input.newDate },
      ...{ proposal: undefined, answeringFor: withUnit(state, actor.id) },
    },
    clocks: [
      { op: 'stop', rule: 'T_ORDER_ACK', on: today },
      { op: 'stop', rule: 'T_ORDER_ANSWER', on: today },
      { op: 'stop', rule: 'T_ORDER_PROGRESS', on: today },
      { op: 'start', rule: 'T_ORDER_CHECK', startOn: today },
    ],
    notices: [{ topic: 'orderAnswered', to: ['supervisor@bureau', ...joint(state)] }],
  }),
};

/** Nobody checks the own answer, whatever other post they hold (acts.md 1.19). */
function selfCheck({ facts }: OrderState, actorId: string) {
  if (facts.answer?.by === actorId) return refusal('selfApproval');
}

/** A promised date is no end: an order for a missed date is settled only when what was missed has been done. */
const settle: Does<'settle'> = {
  refuse: (state, { actor }) => {
    const { breachId, breachEndedOn } = state.facts;
    if (breachId && !breachEndedOn) return refusal('breachStillOpen', breachId);
    return selfCheck(state, actor.id);
  },
  change: (state, { today }) => ({
    to: 'settled',
    facts: { ended: { on: today } },
    clocks: [
      { op: 'stop', rule: 'T_ORDER_CHECK', on: today },
      { op: 'stopAll', except: ['T_PROPOSAL_REPLY'] },
      { op: 'start', rule: 'T_PROPOSAL_WINDOW', startOn: today },
    ],
    notices: [{ topic: 'orderSettled', to: ['unitHead@unit', ...joint(state)] }],
    tells: ended(state),
  }),
};

const returnOrder: Does<'returnOrder'> = {
  needs: () => ({ caps: true }),
  refuse: (state, { actor, context }) =>
    selfCheck(state, actor.id) ?? capRefusal(context, 'orderReturns', timesOf(state.clocks, 'T_ORDER_ANSWER') - 1),
  change: (state, { today }) => ({
    to: 'returned',
    clocks: [
      { op: 'stop', rule: 'T_ORDER_CHECK', on: today },
      { op: 'start', rule: 'T_ORDER_ANSWER', startOn: today },
    ],
    notices: [{ topic: 'orderReturned', to: ['unitHead@unit', ...joint(state)] }],
  }),
};

function ended({ id, facts }: OrderState): Telling[] {
  const opener = openerOf(facts);
  return opener ? [{ ...opener, fact: 'orderEnded', data: { orderId: id } }] : [];
}

/** Ends the order without an answer; `baseless` if it turned out that no date was missed (acts.md 1.16). */
export function cancelled(state: OrderState, on: IsoDate, baseless: boolean): OrderChange {
  return {
    to: 'cancelled',
    facts: { ended: { on, ...(baseless ? { baseless } : {}) }, proposal: undefined },
    clocks: [{ op: 'stopAll' }],
    notices: [
      { topic: 'orderCancelled', to: ['unitHead@unit', ...(baseless ? ['supervisor@bureau'] : []), ...joint(state)] },
    ],
    tells: ended(state),
  };
}

const cancel: Does<'cancel'> = {
  refuse: (state, { actor }) => ownOrder(state, actor.id),
  change: (state, { today }) => cancelled(state, today, false),
};

/** From the unit's receipt of the order to its end. */
export const answering = { acknowledge, answer, settle, returnOrder, cancel };
