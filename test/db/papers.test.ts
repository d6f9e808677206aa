import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { type OpenDatabase, openDatabase } from '../../db/connection';
import { eraseMatter } from '../../db/erasures';
import { type Issue, issuePaper, setWord, voidAmong, voidPaper } from '../../db/papers';
import { matterKeys, papers } from '../../db/schema';
import { cloneDatabase } from '../support/database';
import { insertPetition } from '../support/rows';

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let doors: OpenDatabase[];
let matters: string[];
const at = '2026-03-02T01:00:00.000Z';

beforeAll(async () => {
  database = await cloneDatabase();
  // As several processes of the API would: pools that know nothing of each other.
  doors = Array.from({ length: 4 }, () => openDatabase(database.url, { max: 4 }));
  matters = await Promise.all(Array.from({ length: 20 }, () => aMatter()));
});
afterAll(async () => {
  for (const { close } of doors) await close();
  await database.drop();
});

async function aMatter(): Promise<string> {
  const matter = await insertPetition(doors[0]!.db, { over: true });
  await doors[0]!.db.insert(matterKeys).values({ matter, wrapped: 'x' });
  return matter;
}

const ask = (matter: string, word: string, more: Partial<Issue> = {}): Issue => {
  const id = randomUUID();
  const card = { id, story: matter, type: 'transferSlip', sha256: 'x', size: 1, mediaType: 'text/plain' };
  return {
    matter,
    row: { id, story: matter, kind: 'transferSlip', unitId: 'county-bureau', issuedBy: 'chen', issuedAt: at },
    series: { word, year: 2026 },
    documentOf: () => ({ ...card, filedBy: 'chen', filedAt: at, inputHash: 'x', content: new Uint8Array(1) }),
    ...more,
  };
};

const numbersOf = async (word: string) => {
  const found = await doors[0]!.db.select().from(papers).where(sql`${papers.word} = ${word}`).orderBy(papers.no);
  return found.map(({ no }) => no);
};
const oneTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);

test('1,000 papers at once over four pools have 1,000 consecutive numbers, though others fail between them', async () => {
  const asked = Array.from({ length: 1_100 }, (_, n) => {
    const door = doors[n % doors.length]!.db;
    const issue = ask(matters[n % matters.length]!, '溪信转');
    // Every eleventh breaks after it has taken its number.
    const breaks = () => {
      throw new Error('the disk is full');
    };
    return issuePaper(door, n % 11 === 10 ? { ...issue, documentOf: breaks } : issue).catch(() => 'broken');
  });
  const answers = await Promise.all(asked);
  expect(answers.filter((answer) => answer === 'broken')).toHaveLength(100);
  expect(await numbersOf('溪信转')).toEqual(oneTo(1_000));
}, 120_000);

test('a connection that is killed with its number in hand leaves no gap', async () => {
  const [matter, other] = matters as [string, string];
  await issuePaper(doors[0]!.db, ask(matter, '溪信死'));
  const doomed = postgres(database.url, { max: 1, onnotice: () => undefined });
  const line = await doomed.reserve();
  await line`begin`;
  await line`update paper_series set last = last + 1 where word = '溪信死'`;
  const [own] = await line`select pg_backend_pid() as pid`;
  const waiting = issuePaper(doors[2]!.db, ask(other, '溪信死'));
  await doors[0]!.db.execute(sql`select pg_terminate_backend(${own!.pid})`);
  await waiting;
  await doomed.end({ timeout: 0 });
  expect(await numbersOf('溪信死')).toEqual([1, 2]);
});

test('one id, asked twenty times at once, takes one number', async () => {
  const issue = ask(matters[0]!, '溪信同');
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => issuePaper(doors[n % 4]!.db, issue)));
  expect(new Set(answers.map((answer) => answer?.paper.no))).toEqual(new Set([1]));
  expect(await numbersOf('溪信同')).toEqual([1]);
});

test('each year and each word counts for itself', async () => {
  for (const year of [2026, 2027, 2026])
    await issuePaper(doors[0]!.db, ask(matters[0]!, '溪信年', { series: { word: '溪信年', year } }));
  expect(await numbersOf('溪信年')).toEqual([1, 1, 2]);
});

test('an erased matter gets no paper and uses no number', async () => {
  const matter = await aMatter();
  await eraseMatter(doors[0]!.db, { matter, at, by: 'cheng', reason: '保存期满' });
  expect(await issuePaper(doors[0]!.db, ask(matter, '溪信删'))).toBeUndefined();
  expect(await numbersOf('溪信删')).toEqual([]);
});

test('a void paper keeps its number; the first reason stays', async () => {
  const { db } = doors[0]!;
  const issued = await issuePaper(db, ask(matters[0]!, '溪信废'));
  const { id } = issued!.paper;
  expect(await voidAmong(db, [id])).toEqual([]);
  for (const voidReason of ['replaced', 'notSent'])
    await voidPaper(db, id, { voidedAt: at, voidedBy: 'chen', voidReason });
  expect(await voidAmong(db, [id])).toEqual([id]);
  await issuePaper(db, ask(matters[0]!, '溪信废'));
  const found = await db.select().from(papers).where(sql`${papers.word} = '溪信废'`).orderBy(papers.no);
  expect(found.map(({ no, voidReason }) => [no, voidReason])).toEqual([
    [1, 'replaced'],
    [2, null],
  ]);
});

test('two units never share a series, whoever asks first', async () => {
  const row = { kind: 'transferSlip', word: '溪信独', source: 'office setting', setBy: 'cheng', setAt: at };
  const asked = ['county-bureau', 'labour'].map((unitId, n) => setWord(doors[n]!.db, { ...row, unitId }));
  expect((await Promise.all(asked)).sort()).toEqual([false, true]);
  // A word under which papers were numbered stays with its unit, also once the register names another.
  expect(await setWord(doors[0]!.db, { ...row, unitId: 'labour', word: '溪信转' })).toBe(false);
});
