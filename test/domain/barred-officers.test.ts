import type { OfficerCard } from '../../domain/acts';
import { officerRefusal } from '../../domain/officers';
import { theContext } from '../support/registers';

/** An accusation of the housing bureau: whoever also serves there, or below it, is given no part in it (R22-30). */
const accused = { units: ['housing'], officers: ['hu'] };
const handler = (unit: string, unitPath?: readonly string[]): OfficerCard => ({
  ...{ id: 'o', posts: [{ unit, roles: ['handler'] }] },
  ...(unitPath ? { unitPath } : {}),
});
const named = (unit: string, card: OfficerCard, id = 'o') => {
  const context = theContext({ officers: { [id]: { ...card, id } } });
  return officerRefusal({ facts: { unitId: unit, accused } }, context, id)?.code;
};

test.each([
  ['serves below the accused unit, too', handler('labour', ['labour', 'housing-team', 'housing']), 'accusedUnit'],
  ['serves at the accused unit, too', handler('labour', ['labour', 'housing']), 'accusedUnit'],
  ['serves elsewhere', handler('labour', ['labour', 'county-gov']), undefined],
  ['is known by the posts alone, as in commands of before', handler('labour'), undefined],
])('whoever %s', (_who, card, code) => {
  expect(named('labour', card)).toBe(code);
});

test('whoever is accused by name', () => {
  expect(named('labour', handler('labour'), 'hu')).toBe('accusedUnit');
});
