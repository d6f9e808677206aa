import fc from 'fast-check';
import { expectSound } from '../support/invariants';
import { registered } from '../support/sim';
import { leftOpen, walk, walks } from '../support/walks';

/** Random lawful acts and time: whatever happened, the record is enough, nothing fires twice, and there is a way out. */

/** The same walks each time, so that a red run means a change; raise the number to look for more. */
const sample = { numRuns: 50, seed: 20260302, endOnFailure: true };

test('after every step each story is sound, and each rung of a due day fires once', () => {
  fc.assert(
    fc.property(walks(), (path) => {
      const sim = walk(path, expectSound);
      const fired = sim.events.flatMap(({ story, data }) =>
        data.alert ? [`${story} ${data.alert.clock} ${data.alert.level} ${data.clocks?.[0]?.dueOn}`] : [],
      );
      expect(fired).toEqual([...new Set(fired)]);
    }),
    sample,
  );
});

test('from wherever it stands, a willing office brings every story to its end', () => {
  fc.assert(
    fc.property(walks(), (path) => {
      expect(leftOpen(walk(path, expectSound))).toEqual([]);
    }),
    sample,
  );
});

test('the check of soundness can fail: a date that no rule gives, a line that was changed', () => {
  const sim = registered();
  const state = sim.state();
  const clock = state.clocks[0]!;
  sim.stories.set('p', { ...state, clocks: [{ ...clock, dueOn: '2026-03-14' }] });
  expect(() => expectSound(sim)).toThrow('T_FORWARD#1 is misdated');
  sim.stories.set('p', state);
  sim.events[0] = { ...sim.events[0]!, at: '2026-02-26T01:00:01.000Z' };
  expect(() => expectSound(sim)).toThrow('line 1 is not what its own hash says');
});
