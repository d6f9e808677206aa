import fc from 'fast-check';
import { kinds } from '../../domain/kinds';
import type { AnyState } from '../../domain/story';
import { expectSound } from '../support/invariants';
import { registered } from '../support/sim';
import { colleagues, tryStep, usefulSteps } from '../support/walker';
import { later, walk, walks } from '../support/walks';

/** Random lawful acts and time: whatever happened, the record is enough, nothing fires twice, and there is a way out. */

/** The same walks each time, so that a red run means a change; raise the number to look for more. */
const sample = { numRuns: 50, seed: 20260302, endOnFailure: true };

const isOver = (state: AnyState) => kinds[state.kind].isOver(state);

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
      const sim = walk(path, expectSound);
      for (let round = 0; round < 25 && ![...sim.stories.values()].every(isOver); round += 1) {
        for (const name of usefulSteps) [1, 11].some((n) => tryStep(sim, name, { who: 0, n }, colleagues));
        later(sim, 20);
      }
      const stuck = [...sim.stories.values()].filter((state) => !isOver(state));
      expect(stuck.map(({ kind, stage, facts }) => ({ kind, stage, chain: facts.chain }))).toEqual([]);
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
