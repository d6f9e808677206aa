import type { Claims } from '../../api/tokens';
import { officers } from '../../db/schema';
import { anOffice, type Office } from '../support/office';
import { insertPetition } from '../support/rows';

/** Tokens that say more than the registers: nothing is believed that no post gives. */

let office: Office;
let inCounty: string;
let elsewhere: string;
beforeAll(async () => {
  office = await anOffice({ worker: false });
  const post = { name: 'x', rank: 'staff', deputy: null, active: true, post: 'x' };
  await office.db.insert(officers).values([
    { ...post, id: 'han2', person: 'han', unitId: 'pu-bureau', roles: ['coordinator'] },
    { ...post, id: 'hu2', person: 'hu', unitId: 'county-bureau', roles: ['supervisor'], active: false },
    { ...post, id: 'hotline2', person: 'hotline-2', unitId: 'city-bureau', roles: ['intake'] },
  ]);
  inCounty = await insertPetition(office.db);
  const far = { region: '330423', regionPath: ['330423', '330400'], unitId: 'pu-labour', bureauId: 'pu-bureau' };
  elsewhere = await insertPetition(office.db, far);
});
afterAll(() => office.close());

const as = (person: string, claims: object) => office.as(person, claims as Partial<Claims>);
const answer = async (person: string, claims: object) => {
  const { status, body } = await as(person, claims).get('/petitions');
  return status === 200 ? body.items.map(({ id }: { id: string }) => id).sort() : `${status} ${body.code}`;
};

test.each([
  ['a unit where the person holds no post', { unit: 'labour' }, '401 officerLeft'],
  ['no unit at all, as empty text', { unit: '' }, '401 officerLeft'],
  ['a unit that is no text', { unit: null }, '401 unauthenticated'],
  ['a region longer than any', { region: 'x'.repeat(65) }, '401 unauthenticated'],
  ['a region that does not exist', { region: 'x'.repeat(64) }, '403 forbidden'],
  ['a region above its own', { region: '330400' }, '403 forbidden'],
  ['a region beside its own', { region: '330423' }, '403 forbidden'],
  ['a person longer than any', { sub: 'x'.repeat(201) }, '401 unauthenticated'],
  ['a person of nothing that is seen', { sub: '\u200b' }, '401 unauthenticated'],
  ['a person who does not exist', { sub: 'nobody' }, '401 officerLeft'],
  ['a person who does not exist, without roles', { sub: 'nobody', roles: [] }, '401 officerLeft'],
  ['a person named like a property', { sub: '__proto__' }, '401 officerLeft'],
  ['a system that is a petitioner too', { sub: 'portal', roles: ['intake', 'petitioner'] }, '401 officerLeft'],
  ['a role of another post', { roles: ['coordinator'] }, '403 forbidden'],
  ['the role of a petitioner', { roles: ['petitioner'] }, '403 forbidden'],
  ['the role of a system', { roles: ['intake'] }, '403 forbidden'],
  ['all roles but its own', { roles: ['supervisor', 'leader', 'auditor', 'admin', 'unitHead'] }, '403 forbidden'],
])('%s', async (_what, claims, expected) => {
  expect(await answer('he', claims)).toBe(expected);
});

test('a role the person does not hold adds nothing to one that is held', async () => {
  expect(await answer('he', { roles: ['handler', 'auditor', 'supervisor'] })).toEqual([]);
  expect(
    (await as('he', { roles: ['handler', 'admin'] }).post(`/petitions/${inCounty}/erasure`, { reason: 'x' })).status,
  ).toBe(403);
});

test('a post that was left gives no role, whatever other post the person holds', async () => {
  expect(await answer('hu', { unit: undefined, roles: ['supervisor'] })).toBe('403 forbidden');
  expect(await answer('hu', { unit: 'county-bureau', roles: ['supervisor'] })).toBe('401 officerLeft');
});

test('a post in one county is none in another, with a unit or without', async () => {
  expect(await answer('han', { roles: ['handler', 'coordinator'] })).toEqual([inCounty]);
  expect(await answer('han', { unit: 'pu-bureau', region: '330421', roles: ['coordinator'] })).toBe('403 forbidden');
  expect(await answer('han', { unit: undefined, region: '330421', roles: ['coordinator'] })).toBe('403 forbidden');
  expect(await answer('han', { unit: undefined, region: '330423', roles: ['coordinator'] })).toEqual([elsewhere]);
  expect(await answer('han', { unit: undefined, region: undefined, roles: ['coordinator'] })).toEqual([]);
});

test('an auditor sees the region of the unit, a county alone if the token says so, nothing above', async () => {
  expect(await answer('shen', { region: undefined })).toEqual([inCounty, elsewhere].sort());
  expect(await answer('shen', { region: '330423' })).toEqual([elsewhere]);
  expect(await answer('chen', { roles: ['auditor'], region: undefined })).toBe('403 forbidden');
});

test('a system comes in by the one role that systems have, with a post or without, and sees no matter', async () => {
  const alone = { roles: ['intake'], unit: undefined, region: undefined };
  expect(await answer('han', { ...alone, sub: 'portal' })).toBe('403 forbidden');
  expect(await answer('han', { ...alone, sub: 'hotline-2' })).toBe('403 forbidden');
  expect(await answer('han', { ...alone, sub: 'hotline-2', roles: ['intake', 'coordinator'] })).toBe('403 forbidden');
  expect(await answer('han', { ...alone, sub: 'portal', unit: 'labour', region: '330400' })).toBe('403 forbidden');
});

test('no role, or roles of other systems, see no matter', async () => {
  for (const roles of [[], ['boss'], ['HANDLER'], ['clock'], ['story']])
    expect(await answer('chen', { roles })).toEqual([]);
});
