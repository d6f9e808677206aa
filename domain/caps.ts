import type { Context } from './acts';
import { type Refusal, refusal } from './refusals';

/**
 * How many of a kind one matter, or one order, may have. No law names a number: they are far above what any matter
 * needs, and keep a broken or hostile client from growing a story's state without end (an office setting).
 */
export const usualCaps = {
  instructions: 30,
  recusals: 20,
  corrections: 20,
  /** Parts asked of assistants, over the whole life of the matter. */
  assistance: 40,
  care: 20,
  urgentReports: 10,
  reopenings: 10,
  takingsBack: 10,
  leadChanges: 10,
  /** Supervision orders issued by hand; the clock's own are one a breach. */
  orders: 30,
  inspections: 30,
  improvements: 10,
  orderReturns: 20,
  /** Files that one review calls for. */
  fileCalls: 30,
};
export type Caps = Readonly<Record<keyof typeof usualCaps, number>>;
export type Capped = keyof Caps;

/** Refuses one more than the office allows; what the clock or an order does by itself is not refused. */
export function capRefusal({ caps }: Context, what: Capped, have: number, more = 1): Refusal | undefined {
  if (caps && have + more > caps[what])
    return refusal('capReached', `${what}: at most ${caps[what]}, there are ${have}`);
}

/** What is wrong with an office's own caps, one line each. */
export const capFaults = (caps: Partial<Caps>): string[] =>
  Object.entries(caps).flatMap(([name, value]) =>
    name in usualCaps && Number.isInteger(value) && value >= 1 && value <= most
      ? []
      : [`settings.caps.${name}: ${value}`],
  );
/** With more, a state could come near what a workflow may carry. */
const most = 1000;
