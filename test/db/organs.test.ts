import { type OpenDatabase, openDatabase } from '../../db/connection';
import { organsAbove } from '../../db/public-office';
import { unitCards } from '../../db/registers';
import { units } from '../../db/schema';
import { organRefusal } from '../../domain/petition/review/organs';
import { cloneDatabase } from '../support/database';
import { insertRegisters } from '../support/registers';

/** What the page and the papers offer is what the act takes: one rule, asked of every two units of the register. */

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let open: OpenDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
  open = openDatabase(database.url, { max: 4 });
  await insertRegisters(open.db);
  const merged = { id: 'old-gov', name: '原安县人民政府', kind: 'government', region: '330421', parent: null };
  await open.db.insert(units).values({ ...merged, path: ['old-gov'], mergedInto: 'county-gov', phone: null });
  const above = { id: 'city-labour', name: '和城市人社局', kind: 'department', region: '330400', parent: 'city-gov' };
  await open.db.insert(units).values({ ...above, path: ['city-labour', 'city-gov'], mergedInto: null, phone: null });
});
afterAll(async () => {
  await open.close();
  await database.drop();
});

test('the organs above a unit are those that may review what it decided', async () => {
  const ids = (await open.db.select({ id: units.id }).from(units)).map(({ id }) => id);
  const cards = await unitCards(open.db, ids);
  expect(cards.length).toBeGreaterThan(12);
  for (const below of cards) {
    const allowed = cards.filter((organ) => !organRefusal(organ, below)).map(({ id }) => id);
    const offered = (await organsAbove(open.db, below.id)).map(({ id }) => id);
    expect([below.id, [...offered].sort()]).toEqual([below.id, allowed.sort()]);
  }
});

test('first the unit it belongs to, then the government, then a department above; nobody reviews the topmost', async () => {
  const above = async (id: string) => (await organsAbove(open.db, id)).map((organ) => organ.id);
  expect(await above('labour')).toEqual(['county-gov', 'city-labour']);
  expect(await above('labour-team')).toEqual(['labour', 'county-gov', 'city-labour']);
  expect(await above('county-gov')).toEqual(['city-gov']);
  expect([await above('city-gov'), await above('nowhere')]).toEqual([[], []]);
});
