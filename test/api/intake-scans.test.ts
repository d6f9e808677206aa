import { eq } from 'drizzle-orm';
import { type Batches, startBatches } from '../../api/intake/runner';
import { documents, intakeBatches } from '../../db/schema';
import { aLine, bring, csvOf, headers, worked } from '../support/a-batch';
import { zipOf } from '../support/a-zip';
import { anOffice, type Office, type Speaker } from '../support/office';
import { databaseText, tablesWith } from '../support/traces';

/** A table with its scans, in one ZIP over HTTP. */

let office: Office;
let chen: Speaker;
let batches: Batches;
beforeAll(async () => {
  office = await anOffice();
  chen = office.as('chen');
  batches = startBatches(office.deps);
});
afterAll(async () => {
  await batches.stop();
  await office.close();
});

const entry = (name: string, content: string | Uint8Array) => ({
  ...{ name: Buffer.from(name), isUtf8: true, content: Buffer.from(content) },
});
const withScans = (lines: readonly string[][]) => csvOf(lines, [...headers, '扫描件']);
const lineOf = (n: number, scans: string, more = {}) => aLine(n, { ...more, 扫描件: scans });
const bringZip = (entries: Parameters<typeof zipOf>[0]) => bring(chen, zipOf(entries), 'application/zip');
const linesOf = async (id: string) => (await chen.get(`/intake/batches/${id}/lines`)).body.items;
const filedTo = async (petition: string) =>
  (await office.db.select().from(documents).where(eq(documents.story, petition)))
    .map(({ type, mediaType, filedBy }) => `${type} ${mediaType} ${filedBy}`)
    .sort();

test('each line is told as a table alone tells it, each scan is filed once, and what is missing is named by its place', async () => {
  const table = withScans([
    lineOf(1, '一.pdf；二.jpg'),
    lineOf(2, '一.pdf;种子张三.pdf;../table.csv'),
    lineOf(3, '一.pdf', { 姓名: '' }),
    lineOf(4, ''),
  ]);
  const scans = [entry('夹/一.pdf', '%PDF-1'), entry('二.jpg', 'jpeg'), entry('多余.pdf', '%PDF-9')];
  const taken = await bringZip([entry('夹/table.csv', table), ...scans]);
  expect([taken.status, taken.body.lines]).toEqual([201, 4]);
  const done = await worked(chen, taken.body.id);
  expect([done.registered, done.refused]).toEqual([3, 1]);
  const lines = await linesOf(taken.body.id);
  expect(lines.map(({ line, result, code }: Record<string, unknown>) => [line, result, code])).toEqual([
    ...[
      [2, 'registered', null],
      [3, 'registered', 'scanMissing'],
    ],
    ...[
      [4, 'refused', 'invalidInput'],
      [5, 'registered', null],
    ],
  ]);
  expect(lines[1].errors).toEqual([
    { column: 'scans', detail: 'scan 2: scanMissing' },
    { column: 'scans', detail: 'scan 3: scanMissing' },
  ]);
  expect(await filedTo(lines[0].petition)).toEqual([
    'petitionPaper application/pdf chen',
    'petitionPaper image/jpeg chen',
  ]);
  expect(await filedTo(lines[1].petition)).toEqual(['petitionPaper application/pdf chen']);
  expect(await filedTo(lines[3].petition)).toEqual([]);
  // A name may be a person's: it is in no table and no log.
  expect([tablesWith(await databaseText(office.db), '种子张三'), office.log().includes('种子张三')]).toEqual([
    [],
    false,
  ]);
  const [row] = await office.db.select().from(intakeBatches).where(eq(intakeBatches.id, taken.body.id));
  expect([row!.content, row!.wrapped]).toEqual([null, null]);

  const again = await bringZip([entry('夹/table.csv', table), ...scans, entry('种子张三.pdf', '%PDF-2')]);
  await worked(chen, again.body.id);
  const corrected = await linesOf(again.body.id);
  expect(corrected.map(({ result }: { result: string }) => result)).toEqual([
    ...['wasThere', 'wasThere', 'refused', 'wasThere'],
  ]);
  expect(corrected[1].petition).toBe(lines[1].petition);
  expect(await filedTo(lines[0].petition)).toHaveLength(2);
  expect(await filedTo(lines[1].petition)).toHaveLength(2);
});

test('a table that comes alone says nothing of scans', async () => {
  const { body } = await bring(chen, withScans([lineOf(11, '一.pdf')]));
  await worked(chen, body.id);
  expect(await linesOf(body.id)).toMatchObject([{ result: 'registered', code: null }]);
});

test.each([
  ['no table', [entry('一.pdf', '%PDF')]],
  ['two tables', [entry('a.csv', withScans([lineOf(1, '')])), entry('b.csv', withScans([lineOf(2, '')]))]],
  ['no byte of a ZIP', undefined],
])('a ZIP with %s is refused as a whole', async (_what, entries) => {
  const answer = entries ? await bringZip(entries) : await bring(chen, 'PK no zip', 'application/zip');
  expect([answer.status, answer.body.code]).toEqual([422, 'tableUnreadable']);
});

test('wrong headers are named, as of a table alone', async () => {
  const { body } = await bringZip([entry('a.csv', csvOf([aLine(1)], ['收到', ...headers.slice(1)]))]);
  expect([body.code, body.detail]).toEqual(['headersWrong', expect.stringContaining('missing: receivedOn')]);
});
