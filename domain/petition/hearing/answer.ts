import { endedFacts, newsOf, noted, notUpheld } from '../../hearing/calling';
import type { PetitionChange, PetitionFacts, PetitionState } from '../facts';
import { displaced } from '../review/differing';

type Meant = { readonly act: string; readonly change: PetitionChange };

/** What the hearing tells: that it has a date, how it ended, that it is over. */
export function onHearingFact(
  state: PetitionState,
  fact: string,
  data: Readonly<Record<string, unknown>>,
): Meant | undefined {
  const news = newsOf(state, fact, data);
  if (!news) return undefined;
  // While a unit handles the matter a hearing stops nothing.
  if (news.what !== 'ended') return noted(fact, news);
  const facts: Partial<PetitionFacts> = {
    ...endedFacts(state.facts, news.ended),
    ...rejected(state.facts, notUpheld(news.hearing, news.ended)),
  };
  const notices = [{ topic: 'hearingEnded', to: ['officer', 'unitHead@unit', 'coordinator@bureau'] }];
  return { act: fact, change: { ...(state.stage === 'inHearing' ? { to: 'handling' } : {}), facts, notices } };
}

/**
 * What the panel did not uphold may not be said again (P:panels, Qingyang): a draft that waits goes back, and its answers
 * are displaced like those that a review revokes.
 */
function rejected(facts: PetitionFacts, nos: readonly number[]): Partial<PetitionFacts> {
  if (nos.length === 0) return {};
  const { reply, mustDiffer = [] } = facts;
  return {
    mustDiffer: [...mustDiffer, ...displaced(facts, nos, { unknownToo: true })],
    ...(reply?.state === 'submitted' ? { reply: { ...reply, state: 'returned' } } : {}),
  };
}
