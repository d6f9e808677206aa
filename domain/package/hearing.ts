import type { Ask, StoryCard } from '../acts';
import { called, callRefusal, endedFacts, type Handed, inCourt, newsOf, noted } from '../hearing/calling';
import { type Refusal, refusal } from '../refusals';
import type { Does, PackageChange, PackageState } from './facts';

const cardOf = ({ facts }: PackageState, { context }: Pick<Ask, 'context'>): StoryCard | undefined =>
  context.stories?.[facts.petitionId ?? ''];

/** Both sides of the package are parties; so are the units that handled the matter, whom its card names. */
function handed(state: PackageState, ask: Ask<unknown>): Handed {
  const { id, facts } = state;
  const { petitionId, petitionNumber, number, bureauId, superiorId, regionPath, policyId } = facts;
  const { unitId, assistants = [], accused, recused, chain, leaders = [] } = facts;
  const matter = (cardOf(state, ask)?.facts ?? {}) as Partial<Handed>;
  const units = [unitId, ...assistants, matter.unitId, ...(matter.assistants ?? [])];
  return {
    ...{ petitionId: petitionId!, petitionNumber, packageId: id, number, bureauId, superiorId, regionPath, policyId },
    ...{ unitId, officerId: facts.officerId, assistants, accused },
    recused: [...new Set([...(recused ?? []), ...(matter.recused ?? [])])],
    chain: [...new Set([...chain, ...leaders, ...(matter.chain ?? [])])],
    units: [...new Set(units)].filter((unit) => unit !== undefined),
  };
}

function unfit({ facts }: PackageState): Refusal | undefined {
  if (facts.accused) return refusal('notEligible', 'an accusation is not judged in public');
}

const callHearing: Does<'callHearing'> = {
  needs: (_input, { facts }) => ({ stories: facts.petitionId ? [facts.petitionId] : [] }),
  refuse: (state, ask) => {
    const { petitionId: matterId = '' } = state.facts;
    const { requests, route } = (cardOf(state, ask)?.facts ?? {}) as { requests?: number; route?: string };
    return callRefusal(state, ask, { matterId, requests, stage: 'package' }) ?? inCourt(route) ?? unfit(state);
  },
  change: (state, ask) => ({
    ...called(state, ask, 'package', handed(state, ask)),
    notices: [{ topic: 'hearingCalled', to: ['officer', 'unitHead@unit', 'coordinator@bureau'] }],
  }),
};

type Meant = { readonly act: string; readonly change: PackageChange };

/** What the hearing tells; what follows from its opinion the leader decides, who may not hand in before. */
export function onHearingFact(
  state: PackageState,
  fact: string,
  data: Readonly<Record<string, unknown>>,
): Meant | undefined {
  const news = newsOf(state, fact, data);
  if (!news) return undefined;
  if (news.what !== 'ended') return noted(fact, news);
  const notices = [{ topic: 'hearingEnded', to: ['packageLeader', 'officer', 'coordinator@bureau'] }];
  return { act: fact, change: { facts: endedFacts(state.facts, news.ended), notices } };
}

/** The panel is one of the ways in which a leader has a backlog case looked at (S3 多元化解). */
export const hearing = { callHearing };
