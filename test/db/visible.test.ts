import { eq, sql } from 'drizzle-orm';
import type { OpenDatabase } from '../../db/connection';
import { petitionCounts, petitionPage } from '../../db/petitions';
import { officerCards } from '../../db/registers';
import { stories } from '../../db/schema';
import { storySeen } from '../../db/stories';
import { administeredBy, notBarred, type Viewer, visibleTo } from '../../db/visible';
import { barsPerson } from '../../domain/barrier';
import { kinds } from '../../domain/kinds';
import type { AnyState } from '../../domain/story';
import { openedClone } from '../support/database';
import { actorOf, insertRegisters, pathOf, rolesOf } from '../support/registers';
import { insertPetition } from '../support/rows';

let opened: OpenDatabase;
const ids: Record<string, string> = {};

beforeAll(async () => {
  opened = await openedClone();
  const { db } = opened;
  await insertRegisters(db);
  ids.atLabour = await insertPetition(db);
  ids.assisted = await insertPetition(db, { unitId: 'labour', assistants: ['housing'] });
  ids.unforwarded = await insertPetition(db, { unitId: null });
  ids.ofTeam = await insertPetition(db, { unitId: 'labour-team' });
  ids.ofCity = await insertPetition(db, { region: '330400', regionPath: ['330400'], unitId: 'city-bureau' });
  ids.elsewhere = await insertPetition(db, { region: '330499', regionPath: ['330499', '330000'], unitId: 'x' });
  ids.againstLabour = await insertPetition(db, { accusedUnits: ['labour'] });
  ids.againstChen = await insertPetition(db, { accusedOfficers: ['chen'] });
});
afterAll(async () => {
  await opened.close();
});

const viewer = (person: string, more: Partial<Viewer> = {}): Viewer => {
  const { unit, region } = actorOf(person);
  return { id: person, roles: rolesOf(person), unit, region, unitPath: pathOf(unit!), ...more };
};

async function sees(who: Viewer): Promise<string[]> {
  const rows = await opened.db.select({ id: stories.id }).from(stories).where(visibleTo(who));
  return Object.keys(ids).filter((name) => rows.some(({ id }) => id === ids[name]));
}

const inCounty = ['atLabour', 'assisted', 'unforwarded', 'ofTeam'];

test.each([
  ['a coordinator sees the own region and below', viewer('chen'), [...inCounty, 'againstLabour']],
  ['a supervisor too', viewer('su'), [...inCounty, 'againstLabour', 'againstChen']],
  ['the city sees its counties', viewer('cheng'), [...inCounty, 'ofCity', 'againstLabour', 'againstChen']],
  [
    'a handler sees what the unit leads, not what a unit below leads',
    viewer('han'),
    ['atLabour', 'assisted', 'againstChen'],
  ],
  ['a handler sees what the unit assists', viewer('he'), ['assisted']],
  ['a unit below an accused one is barred with it', viewer('da'), ['ofTeam']],
  ['a coordinator without a region sees nothing', viewer('chen', { region: undefined }), []],
  ['an administrator sees no matter', viewer('cheng', { roles: ['admin'] }), []],
  ['other systems see no matter', viewer('cheng', { roles: ['intake'] }), []],
  ['nor does an auditor without a region', viewer('shen', { region: undefined }), []],
  ['an auditor with a region sees that', viewer('shen'), [...inCounty, 'ofCity', 'againstLabour', 'againstChen']],
  [
    'who holds a post at the accused unit too is barred under every token',
    viewer('su', { unitPath: ['county-bureau', 'city-bureau', 'labour'] }),
    [...inCounty, 'againstChen'],
  ],
  [
    'an accused officer is barred in every role',
    viewer('chen', { roles: ['auditor'], region: '330400' }),
    [...inCounty, 'ofCity', 'againstLabour'],
  ],
])('%s', async (_rule, who, expected) => {
  expect(await sees(who)).toEqual(expected);
});

test('lists, counts and single reads agree with the one predicate', async () => {
  for (const person of ['chen', 'su', 'han', 'he', 'da', 'shen']) {
    const who = viewer(person);
    const seen = (await sees(who)).map((name) => ids[name]!);
    const listing = { viewer: who, filter: {}, nowMs: Date.now() };
    const { items } = await petitionPage(opened.db, listing, { limit: 100 });
    expect(items.map(({ id }) => id).sort()).toEqual([...seen].sort());
    expect((await petitionCounts(opened.db, listing)).total).toBe(seen.length);
    for (const id of Object.values(ids)) expect(Boolean(await storySeen(opened.db, who, id))).toBe(seen.includes(id));
  }
});

test('the barrier of the reads and that of the acts are one rule', async () => {
  const rows = await opened.db.select().from(stories);
  const elsewhere = { unitPath: ['county-bureau', 'city-bureau', 'labour-team', 'labour'] }; // a second post
  const whos = ['chen', 'su', 'han', 'he', 'da', 'tou', 'zhang', 'shen'].map((person) => viewer(person));
  for (const who of [...whos, viewer('su', elsewhere)]) {
    const open = await opened.db.select({ id: stories.id }).from(stories).where(notBarred(who));
    for (const { id, accusedUnits: units, accusedOfficers: officers } of rows)
      expect([id, barsPerson({ units, officers }, who)]).toEqual([id, !open.some((one) => one.id === id)]);
  }
});

test('who is below an accused unit may not act, whatever unit the token names', () => {
  const facts = { unitId: 'housing', regionPath: ['330421'], accused: { units: ['labour'], officers: [] } };
  const actor = { id: 'da', role: 'handler', unit: 'housing', region: '330421' } as const;
  for (const kind of [kinds.petition, kinds.order]) {
    const mayAct = (unitPath?: string[]) =>
      kind.mayAct({ stage: 'handling', facts } as unknown as AnyState, { ...actor, unitPath }, 'submitReply');
    expect([mayAct(['housing']), mayAct(['housing', 'labour-team', 'labour']), mayAct()]).toEqual([true, false, true]);
  }
});

test('an administrator erases in the own region only, and never what accuses the own unit', async () => {
  const mayErase = async (who: Viewer, name: string) =>
    (
      await opened.db
        .select({ one: sql`1` })
        .from(stories)
        .where(sql`${eq(stories.id, ids[name]!)} and ${administeredBy(who)}`)
    ).length;
  expect(await mayErase(viewer('cheng'), 'atLabour')).toBe(1);
  expect(await mayErase(viewer('cheng'), 'elsewhere')).toBe(0);
  expect(await mayErase(viewer('cheng', { region: undefined }), 'atLabour')).toBe(0);
  expect(await mayErase(viewer('cheng', { unitPath: ['labour'] }), 'againstLabour')).toBe(0);
});

test('an order supervised jointly is seen by the supervisors of the joint unit, by nobody else there', async () => {
  const joint = await insertPetition(opened.db, { kind: 'order', assistants: ['housing'] });
  const may = (who: Viewer) => storySeen(opened.db, who, joint, 'order');
  const ofHousing = { unit: 'housing', region: undefined, unitPath: pathOf('housing') };

  expect(await may(viewer('su', { ...ofHousing, roles: ['supervisor'] }))).toBeDefined();
  expect(await may(viewer('he'))).toBeUndefined();
  expect(await may(viewer('su', { ...ofHousing, unit: 'parks', roles: ['supervisor'] }))).toBeUndefined();
  await opened.db.delete(stories).where(eq(stories.id, joint));
});

test('an officer’s card names the units of all posts held and their parents, for the barrier', async () => {
  const cards = await officerCards(opened.db, ['da', 'empty']);
  const teams = { id: 'da', unitPath: ['labour-team', 'labour', 'county-gov'] };
  expect(cards.find(({ id }) => id === 'da')).toMatchObject(teams);
  const vacant = { id: 'empty', posts: [], unitPath: [], inOffice: false, left: pathOf('housing') };
  expect(cards.find(({ id }) => id === 'empty')).toEqual(vacant);
});

test('the head of a bureau sees the hearings that it organises, without another role, and nothing else of it', async () => {
  const of = { region: '330400', regionPath: ['330400'], unitId: 'x' };
  const heard = await insertPetition(opened.db, { ...of, kind: 'hearing' });
  const other = await insertPetition(opened.db, { ...of, kind: 'review' });
  const head = (person: string) => viewer(person, { id: 'shi', roles: ['unitHead'] });
  const may = async (who: Viewer) =>
    [await storySeen(opened.db, who, heard), await storySeen(opened.db, who, other)].map(Boolean);

  expect(await may(head('chen'))).toEqual([true, false]);
  expect(await may(head('pu-chen'))).toEqual([false, false]);
  expect(await may(viewer('chen', { id: 'shi', roles: ['handler'] }))).toEqual([false, false]);
});
