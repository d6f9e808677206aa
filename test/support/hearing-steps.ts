import { kinds } from '../../domain/kinds';
import type { AnyState } from '../../domain/story';
import { aCall } from './hearings';
import { day, type Sim } from './sim';

/** Walks and the review panel: who calls it, and what it tells its matter, as if it ran by itself. */

export const hearingCalls = {
  petition: { callHearing: () => aCall },
  review: { 'callHearing:review': () => aCall },
  package: { 'callHearing:package': () => aCall },
};

/** Those whose matter has not heard their result. */
const waiting = (sim: Sim): { parent: AnyState; id: string }[] =>
  [...sim.stories.values()].flatMap((parent) =>
    parent.children
      .filter(({ key }) => parent.facts.hearing?.key === key)
      .filter(({ id }) => !kinds.hearing.isOver(sim.state(id)))
      .map(({ id }) => ({ parent, id })),
  );

const results = ['opinionIssued', 'opinionIssued', 'waived', 'refused', 'cancelled'];

/** It gets a date; the next time it ends, and then it is over. */
export function hearingGoesOn(sim: Sim, n: number): boolean {
  const [one] = waiting(sim);
  if (!one) return false;
  const { parent, id } = one;
  const told = { hearingId: id, on: day(sim) };
  if (!parent.facts.hearing.scheduledOn && n % 4 > 0) sim.tell(parent.id, 'hearingScheduled', told);
  else {
    sim.tell(parent.id, 'hearingEnded', { ...told, result: results[n % results.length], upheld: n % 2 > 0 });
    sim.tell(id, 'subjectEnded', {});
    sim.tell(parent.id, 'hearingOver', told);
  }
  return true;
}
