import type { Context, UnitCard } from '../../domain/acts';
import { conclusions } from '../../domain/petition/lists';
import { colleagues } from './colleagues';
import { noticeOn } from './hearing';
import { sessionOf } from './hearing-steps';
import { packagePapers, packageStories } from './package-steps';
import { theContext } from './registers';
import { papers, type Sim } from './sim';

/** Two other petitions of the same matter, which only their cards tell of. */
export const sameMatter = {
  running: '00000000-0000-4000-8000-000000000001',
  concluded: '00000000-0000-4000-8000-000000000002',
};

/** The register knows whoever is called in. */
const calledIn = Object.fromEntries(
  colleagues.map(({ id, unit, role }) => [id, { id, posts: [{ unit, roles: [role] }] }]),
);

const contexts = new Map<string, Context>();
/** The same papers for every story, looked up once. */
function filed(story: string): Context {
  const known = contexts.get(story) ?? filing(story);
  contexts.set(story, known);
  return known;
}

function filing(story: string): Context {
  const more = {
    refusal: 'nonAcceptanceNotice',
    interview: 'interviewRecord',
    inspection: 'inspectionRecord',
    uptake: 'proposalReply',
    decision: 'reviewOpinion',
    longer: 'extensionNotice',
    second: 'reReviewOpinion',
    otherProof: 'deliveryProof',
    ...packagePapers,
  };
  const cards = Object.values(papers.documents!).map((card) => ({ ...card, story }));
  const others = Object.entries(more).map(([id, type]) => ({ id, type, story, filedOn: '2026-02-26' }));
  const main = { id: sameMatter.running, kind: 'petition', stage: 'handling', facts: {}, over: false, running: [] };
  const documents = Object.fromEntries([...cards, ...others].map((card) => [card.id, card]));
  const concluded = { ...main, id: sameMatter.concluded, stage: 'concluded', over: true };
  const officers = { ...theContext().officers, ...calledIn };
  const stories = { [sameMatter.running]: main, [sameMatter.concluded]: concluded };
  return {
    ...theContext({ concludesBy: conclusions, documents, officers, stories }),
    representatives,
  };
}
const representatives = [{ upToHeadcount: null, max: 5 }];

/** As if both had been merged into the labour bureau that day. */
const merged = (context: Context): Context => {
  const into = ([id, card]: [string, UnitCard]) =>
    [id, ['housing', 'labour-team'].includes(id) ? { ...card, mergedInto: 'labour' } : card] as const;
  return { ...context, units: Object.fromEntries(Object.entries(context.units!).map(into)) };
};

/** What the door would look up for an act of a walk. */
export function contextFor(sim: Sim, act: string, id: string): Context {
  const context = filed(id);
  if (act === 'passToSuccessor') return merged(context);
  const { kind, stage, facts } = sim.state();
  if (act === 'submitRedaction') return { ...context, namesLeft: false };
  if (act === 'propose') return { ...context, stories: {} };
  if (act === 'schedule') return { ...context, notice: noticeOn(sim, sessionOf(sim)) };
  if (act === 'list' || act === 'relapse') return { ...context, stories: packageStories(sim) };
  return act === 'issue' || act === 'callHearing'
    ? { ...context, stories: { [sim.main]: { id: sim.main, kind, stage, facts } } }
    : context;
}
