import { type ClockOp, clockKey } from '../clock';
import { baselessOrders, openOrdersOf } from '../petition/orders';
import { dayOf, type IsoDate } from '../time';
import type { Does, ReviewChange, ReviewState } from './facts';

/**
 * The petition tells the right day on which the request came in, which two persons have decided there: the organ's own
 * thirty days, and the days to take it up, count from it.
 */
export function onRequestRedated(
  state: ReviewState,
  fact: string,
  data: Readonly<Record<string, unknown>>,
): { act: string; change: ReviewChange } | undefined {
  const { receivedOn: wrong } = state.facts;
  const receivedOn = data.receivedOn as IsoDate;
  if (fact !== 'requestRedated' || receivedOn === wrong) return undefined;
  const counted = state.clocks.filter(({ rule, startOn }) => begins.includes(rule) && startOn === wrong).map(clockKey);
  const isOrdered = counted.some((clock) => openOrdersOf(state, clock).length > 0);
  return {
    act: 'requestRedated',
    change: {
      facts: { receivedOn, ...(isOrdered ? { judging: counted } : {}) },
      clocks: counted.map((clock): ClockOp => ({ op: 'redate', clock, startOn: receivedOn })),
      notices: [{ topic: 'requestRedated', to: ['officer', 'unitHead@unit'] }],
    },
  };
}

const begins: readonly string[] = ['T_REVIEW', 'T_REREVIEW', 'T_ADMIT'];

/** The dates are counted when the new day is written; only then can the orders of the old ones be judged. */
const judgeBreaches: Does<'judgeBreaches'> = {
  change: (state, { at }) => ({
    facts: { judging: undefined },
    tells: baselessOrders(state, state.facts.judging ?? [], dayOf(at)),
  }),
};

export const redating = { judgeBreaches };
