import { sql } from 'drizzle-orm';
import { type OpenDatabase, openDatabase } from '../../db/connection';
import { alike, findCandidates, prepareForWords } from '../../db/duplicates';
import type { Viewer } from '../../db/visible';
import { cloneDatabase } from '../support/database';
import { insertPetition } from '../support/rows';

/** Only whether the search by words stays fast: a few thousand matters, written without their stories. */
let database: Awaited<ReturnType<typeof cloneDatabase>>;
let open: OpenDatabase;
const chen: Viewer = {
  id: 'chen',
  roles: ['coordinator'],
  unit: 'county-bureau',
  region: '330421',
  unitPath: ['county-bureau'],
};
const words = '请求支付拖欠的工资\n在安县工地做了三个月，工资一直没有拿到，多次去找都没有结果。';

beforeAll(async () => {
  database = await cloneDatabase();
  open = openDatabase(database.url, { max: 3 });
});
afterAll(async () => {
  await open.close();
  await database.drop();
});

/** Copies of one matter, each with random Chinese words of some length. */
async function manyOthers(of: string, count: number): Promise<void> {
  await open.db.execute(sql`
    with made as (
      insert into stories select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'number', n))).*
      from stories s, generate_series(1, ${count}::int) n where s.id = ${of} returning id
    )
    insert into petitions select (jsonb_populate_record(p, jsonb_build_object('id', made.id, 'words',
      (select string_agg(chr(19968 + (random() * 3000)::int) || case when k % 12 = 0 then '，' else '' end, '')
       from generate_series(1, 180) k where made.id is not null)))).*
    from petitions p, made where p.id = ${of}`);
  await open.db.execute(sql`analyze petitions`);
  await open.db.execute(sql`analyze stories`);
}

test('a matter with almost the same Chinese words is found among thousands, by the index', async () => {
  const id = await insertPetition(open.db, {}, { words });
  const again = await insertPetition(open.db, {}, { words: `${words}老板说没有钱。` });
  const abroad = await insertPetition(open.db, { region: '330422', regionPath: ['330422', '330400'] }, { words });
  await manyOthers(id, 4_000);
  const subject = { id, words, accusedUnits: [], accusedOfficers: [], isIdentified: true };
  expect([...(await findCandidates(open.db, chen, subject))]).toEqual([[again, ['words']]]);
  expect([...(await findCandidates(open.db, { ...chen, region: '330400' }, subject)).keys()].sort()).toEqual(
    [again, abroad].sort(),
  );

  const plan = await open.db.transaction(async (tx) => {
    await prepareForWords(tx);
    const lines = await tx.execute<{ 'QUERY PLAN': string }>(sql`explain (analyze) ${alike(chen, { id, words })}`);
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('Index Scan on petitions_by_words');
  expect(plan).not.toContain('Seq Scan');
}, 60_000);
