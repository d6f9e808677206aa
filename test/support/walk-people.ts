import type { Role } from '../../domain/acts';
import { actorOf } from './registers';

const posts: readonly (readonly [string, Role?])[] = [
  ...(['chen', 'cao', 'cheng'] as const).map((one) => [one, 'coordinator'] as const),
  ...(['su', 'song'] as const).map((one) => [one, 'supervisor'] as const),
  ...(['han', 'hu'] as const).map((one) => [one, 'handler'] as const),
  ...(['tou', 'han'] as const).map((one) => [one, 'unitHead'] as const),
  ...(['handler', 'unitHead'] as const).map((role) => ['he', role] as const),
  ...(['zhang', 'gao', 'lin'] as const).map((one) => [one, 'leader'] as const),
  ...(['geng', 'ning', 'guan', 'rong'] as const).map((one) => [one] as const),
  ['zhang', 'unitHead'],
  ['da'],
];

/** Whoever may take a step of a walk; the last ones are heads whom the small office has no post for. */
export const people = [
  ...posts.map(([person, role]) => actorOf(person, role)),
  { id: 'dui', role: 'unitHead' as const, unit: 'labour-team', region: '330421' },
  // Who answers orders that go to the county bureau.
  { id: 'ju', role: 'unitHead' as const, unit: 'county-bureau', region: '330421' },
];
