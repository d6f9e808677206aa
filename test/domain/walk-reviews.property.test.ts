import fc from 'fast-check';
import { expectSound } from '../support/invariants';
import { reviewSteps } from '../support/review-steps';
import { answered, closed } from '../support/reviewing';
import type { Sim } from '../support/sim';
import { type Step, tryStep } from '../support/walker';
import { later, leftOpen } from '../support/walks';

/** Random walks seldom come as far as an opinion; these begin there and stay around the petitioner's remedies. */
const steps = fc.record({
  isClosed: fc.boolean(),
  path: fc.array(
    fc.record({
      pick: fc.nat(10_000),
      who: fc.nat(20),
      n: fc.nat(60),
      waitDays: fc.constantFrom(0, 0, 0, 1, 3, 9, 30),
    }),
    { minLength: 15, maxLength: 40 },
  ),
});
const sample = { numRuns: 26, seed: 20260531, endOnFailure: true };

const names = [
  ...Object.keys(reviewSteps),
  ...['requestReview', 'requestSecondReview', 'rate', 'verifyByUnit', 'verifyByBureau', 'close', 'reopen'],
  ...['submitReply', 'approveReply', 'recordDelivery:opinion', 'recordPerformance', 'confirmPerformance'],
  ...['askRecusal', 'decideRecusal', 'instruct', 'answerInstruction', 'passToSuccessor', 'answer', 'settle'],
];
/** What ends a review undecided, and what can be taken without end: now and then only. */
const rare = [
  ...['refuse', 'withdraw:review', 'passToSuccessor', 'askRecusal', 'instruct', 'reopen'],
  ...['returnDecision', 'requestExtension:review', 'extend:review', 'refuseExtension:review', 'recordDelivery:longer'],
];

function walk(start: Sim, path: readonly Step[]): Sim {
  for (const step of path) {
    if (step.waitDays > 0) later(start, step.waitDays);
    for (let k = 0; k < names.length; k += 1) {
      const name = names[(step.pick + k) % names.length]!;
      if (rare.includes(name) && step.n % 5 > 0) continue;
      if (tryStep(start, name, step)) break;
    }
    expectSound(start);
  }
  return start;
}

test('around a review every story is sound, and a willing office brings each to its end', () => {
  const done = new Set<string>();
  fc.assert(
    fc.property(steps, ({ isClosed, path }) => {
      const sim = walk(isClosed ? closed() : answered(), path);
      expect(leftOpen(sim)).toEqual([]);
      for (const { kind, act, to } of sim.events) done.add(`${kind} ${act} ${to}`);
    }),
    sample,
  );
  // The walks have been where they were meant to go.
  const places = ['reviewed', 'handling', 'concluded', 'closed'].map((stage) => `petition reviewEnded ${stage}`);
  expect([...places, 'review refuse refused', 'review withdraw withdrawn'].filter((one) => !done.has(one))).toEqual([]);
});
