import type { Context } from '../../domain/acts';
import { papersOf } from './a-petition';
import { bureau, day, inHand, replied, type Sim, verify, who, x } from './sim';

/** Reviews in moved time: the county's government is above its departments, the city's above that. */
export const county = 'county-gov';
export const city = 'city-gov';

const types = {
  decision: 'reviewOpinion',
  second: 'reReviewOpinion',
  refusal: 'nonAcceptanceNotice',
  longer: 'extensionNotice',
  proof: 'deliveryProof',
  dossier: 'other',
  paper: 'signedStatement',
  statement: 'withdrawalStatement',
};

/** Papers as the door would find them at a story that is no petition. */
export const papersAt = (story: string): Context => ({
  ...papersOf(story),
  documents: Object.fromEntries(
    Object.entries(types).map(([id, type]) => [id, { id, type, story, filedOn: '2026-02-26' }]),
  ),
});

export const onBehalfOf = { paper: 'request', signedBy: 'petitioner' };
export const ask = (sim: Sim, more: object = {}, by = who('chen'), context: Context = papersOf('p')) =>
  sim.act('requestReview', by, { organ: county, receivedOn: day(sim), grounds: x, onBehalfOf, ...more }, context);
export const askAgain = (sim: Sim, more: object = {}, by = who('chen'), context: Context = papersOf('p')) =>
  sim.act('requestSecondReview', by, { organ: city, receivedOn: day(sim), grounds: x, onBehalfOf, ...more }, context);

/** The last review that was opened. */
export const reviewOf = (sim: Sim) => sim.reviews().at(-1)!;
/** An act to it, with its papers. */
export const onReview = (sim: Sim, act: string, by = who('geng'), input: unknown = {}, more: Partial<Context> = {}) =>
  sim.act(act, by, input, { ...papersAt(reviewOf(sim).id), ...more }, reviewOf(sim).id);

export const aDecision = (decision: string, more: object = {}) => ({
  opinion: 'decision',
  items: [{ no: 1, decision, reasons: x }],
  ...(decision === 'uphold' ? {} : { ground: 'factsUnclear' }),
  ...(decision === 'change' ? { execution: { unitId: 'labour', what: x, by: '2026-12-31' } } : {}),
  remedy: x,
  ...more,
});
export const aDelivery = (docId: string, deliveredOn: string) => ({
  ...{ docId, deliveredOn, way: 'inPerson', proof: 'proof' },
});

/** The organ decides and delivers on the day. */
export function decide(sim: Sim, decision: string, more: object = {}, [handler, head] = ['geng', 'zhang']): void {
  const opinion = handler === 'geng' ? 'decision' : 'second';
  const byHead = who(head!, 'unitHead');
  expect(onReview(sim, 'admit', who(handler!), { officer: handler })).toBeUndefined();
  expect(onReview(sim, 'draftDecision', who(handler!), aDecision(decision, { opinion, ...more }))).toBeUndefined();
  expect(onReview(sim, 'approveDecision', byHead)).toBeUndefined();
  expect(onReview(sim, 'recordDelivery', who(handler!), aDelivery(opinion, day(sim)))).toBeUndefined();
}

/** Answered on Fri 2026-05-29 after an extension would be too long a way: answered when it was accepted. */
export function answered(): Sim {
  return replied(inHand());
}

/** … checked twice, and closed. */
export function closed(): Sim {
  const sim = answered();
  verify(sim);
  bureau(sim);
  expect(sim.act('close', who('chen'), { resolved: false }, papersOf('p'))).toBeUndefined();
  return sim;
}
