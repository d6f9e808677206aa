import type { Actor, Context } from '../../domain/acts';
import { papersOf } from './a-petition';
import { papersAt, reviewOf } from './reviewing';
import { day, type Sim, who } from './sim';

/** Hearings as their matters see them: called, then told of. */
export const aCall = { applicant: 'bureau', items: [{ no: 1 }], open: true, ground: 'unclearFacts' };

export const call = (sim: Sim, more: object = {}, by: Actor = who('chen'), context: Context = papersOf('p')) =>
  sim.act('callHearing', by, { ...aCall, ...more }, context);
/** … by the organ that examines. */
export const callInReview = (sim: Sim, more: object = {}, by: Actor = who('guan'), context: Partial<Context> = {}) => {
  const { id } = reviewOf(sim);
  return sim.act('callHearing', by, { ...aCall, ...more }, { ...papersAt(id), ...context }, id);
};

/** The last hearing that was called. */
export const hearingOf = (sim: Sim) => [...sim.stories.values()].filter(({ kind }) => kind === 'hearing').at(-1)!;

/** What the hearing tells the matter that called it. */
export const tell = (sim: Sim, fact: string, data: object = {}, to = 'p') =>
  sim.tell(to, fact, { hearingId: hearingOf(sim).id, on: day(sim), ...data });
export const opinion = (upheld: boolean, no = 1) => ({ result: 'opinionIssued', upheld, items: [{ no, upheld }] });
