import type { HearingFacts } from '../hearing/facts';
import { panelOf } from '../hearing/panel';

/** Who sat in a hearing, stood by for it or stepped aside from it: not drawn for the same matter again. */
export function panelPersons(facts: Pick<HearingFacts, 'drawn' | 'panel' | 'terms' | 'session' | 'recused'>): string[] {
  const { places, left } = panelOf(facts) ?? { places: [], left: [] };
  return [...places.flatMap(({ person }) => person ?? []), ...left.map(({ person }) => person)];
}
