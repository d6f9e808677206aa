import fc from 'fast-check';
import { kinds } from '../../domain/kinds';
import { apply, newState } from '../../domain/life';
import type { AnyState } from '../../domain/story';
import { registered, type Sim } from '../support/sim';
import { allSteps, colleagues, rareSteps, type Step, tryStep, usefulSteps } from '../support/walker';

/** Random lawful acts and time: whatever happened, the record is enough, nothing fires twice, and there is a way out. */
const steps = fc.array(
  fc.record({
    pick: fc.nat(10_000),
    who: fc.nat(20),
    n: fc.nat(60),
    waitDays: fc.constantFrom(0, 0, 0, 1, 3, 9, 30),
  }),
  { minLength: 20, maxLength: 90 },
);

/** The same walks each time, so that a red run means a change; raise the number to look for more. */
const sample = { numRuns: 20, seed: 20260302, endOnFailure: true };

const later = (sim: Sim, days: number) => sim.to(new Date(sim.now + days * 86_400_000).toISOString());

function walk(path: readonly Step[]): Sim {
  const sim = registered();
  for (const step of path) {
    if (step.waitDays > 0) later(sim, step.waitDays);
    // Most steps are of another stage: the first one from here that somebody may do is taken.
    for (let k = 0; k < allSteps.length; k += 1) {
      const name = allSteps[(step.pick + k) % allSteps.length]!;
      if (rareSteps.includes(name) && step.n % 8 > 0) continue;
      if (tryStep(sim, name, step)) break;
    }
  }
  return sim;
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

function rebuilt(sim: Sim, { kind, id, offset, training }: AnyState): AnyState {
  const lines = sim.events.filter((event) => event.story === id);
  return lines.reduce(apply<AnyState>, newState(kinds[kind], id, offset, training));
}

const isOver = (state: AnyState) => kinds[state.kind].isOver(state);

test('the record alone rebuilds every story, and each rung of a due day fires once', () => {
  fc.assert(
    fc.property(steps, (path) => {
      const sim = walk(path);
      for (const state of sim.stories.values()) expect(plain(rebuilt(sim, state))).toEqual(plain(state));
      const fired = sim.events.flatMap(({ story, data }) =>
        data.alert ? [`${story} ${data.alert.clock} ${data.alert.level} ${data.clocks?.[0]?.dueOn}`] : [],
      );
      expect(fired).toEqual([...new Set(fired)]);
    }),
    sample,
  );
});

test('a matter that is not over has a holder or a right that runs, and its clocks an owner', () => {
  fc.assert(
    fc.property(steps, (path) => {
      const state = walk(path).state();
      if (isOver(state)) return;
      const holder = kinds.petition.holderOf(state);
      expect(holder !== undefined || ['closed', 'answeredOnSpot'].includes(state.stage)).toBe(true);
      const duty = state.clocks.some(
        (clock: { kind: string; state: string }) => clock.kind === 'duty' && clock.state === 'running',
      );
      if (duty) expect(holder).toBeDefined();
    }),
    sample,
  );
});

test('from wherever it stands, a willing office brings every story to its end', () => {
  fc.assert(
    fc.property(steps, (path) => {
      const sim = walk(path);
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
