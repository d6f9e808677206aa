import type { DomainGroup } from '../../domain/acts';
import type { Domain } from '../../domain/petition/lists';
import { units } from './places';
import { holdersOf } from './staff';

interface Group extends DomainGroup {
  readonly domain: Domain;
  readonly region: string;
}

/** The department of each domain leads its group, under the leader of the government above it. */
export const groups: readonly Group[] = units.flatMap(({ id: leadUnit, domain, region, parent }) => {
  const government = units.find(({ id, kind }) => id === parent && kind === 'government');
  if (!domain || !government) return [];
  return [{ domain, region, leadUnit, viceMayor: holdersOf(government.id, 'leader')[0]?.person }];
});
