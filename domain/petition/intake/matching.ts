import type { StoryCard } from '../../acts';
import type { PetitionFacts } from '../facts';
import type { ScreenResult } from '../lists';

/** Ends of a loop in which nothing was decided for good. */
const ended = ['withdrawn', 'notAccepted', 'noLongerAccepted', 'routedOut', 'answeredOnSpot'];
const windows = ['T_REVIEW_WINDOW', 'T_REREVIEW_WINDOW'];

/**
 * What a search for duplicates may come to against this matter, by how it stands: the same question for the act and
 * for the list of candidates. A matter not screened yet is screened first, and one that is linked points on to its
 * main matter: so no two can wait for each other.
 */
export function fitting(match: StoryCard): ScreenResult[] {
  const { stage, over = false, running = [] } = match;
  const isInWindow = running.some((rule) => windows.includes(rule));
  if (stage === 'registered' || stage === 'linked') return ['related'];
  if (stage === 'concluded') return ['sameConcluded', 'newFacts', 'related'];
  const fits: ScreenResult[] = [];
  if (isInWindow) fits.push('inWindow');
  else if (!over && stage !== 'closed' && !ended.includes(stage)) fits.push('running');
  if (hasNotBeenCarriedOut(match)) fits.push('notCarriedOut');
  if (over || stage === 'closed' || ended.includes(stage)) fits.push('newFacts');
  return [...fits, 'related'];
}

/** Something was promised, granted or called resolved: only that can have been left undone (R22-32). */
function hasNotBeenCarriedOut({ stage, facts }: StoryCard): boolean {
  const { reply, closed } = facts as Partial<PetitionFacts>;
  const isGranted = reply?.promiseBy !== undefined || reply?.items.some(({ outcome }) => outcome === 'supported');
  return (stage === 'evaluating' || stage === 'closed') && (isGranted || closed?.resolved === true);
}

/** How it was found: by the same persons for sure, by a sign that may mislead, or by its words alone. */
export type Likeness = 'samePerson' | 'maybeSamePerson' | 'otherPerson';

/**
 * The situation of a candidate as far as its state tells. A coordinator decides: whether the facts are the same or
 * new, and whether something was carried out, only a person can say. Undefined: there is nothing to suggest.
 */
export function suggested(match: StoryCard, likeness: Likeness): ScreenResult | undefined {
  if (likeness === 'otherPerson') return 'related';
  if (likeness === 'maybeSamePerson') return undefined;
  const fits = fitting(match);
  const isOverdue = fits.includes('notCarriedOut') && match.stage === 'closed' && !fits.includes('inWindow');
  if (isOverdue) return 'notCarriedOut';
  // A matter that ended undecided, or that stands apart, bars no new loop.
  return fits[0] === 'newFacts' ? 'related' : fits[0];
}
