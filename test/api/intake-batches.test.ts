import { eq } from 'drizzle-orm';
import { Workbook } from 'exceljs';
import { type Batches, startBatches } from '../../api/intake/runner';
import { intakeBatches, stories } from '../../db/schema';
import { aLine, bring, csvOf, headers, worked, xlsxType } from '../support/a-batch';
import { anOffice, type Office, type Speaker } from '../support/office';
import { databaseText, tablesWith } from '../support/traces';
import { until } from '../support/until';

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

const many = (count: number, from: number) => Array.from({ length: count }, (_, n) => aLine(from + n));
const petitions = () => office.db.$count(stories, eq(stories.kind, 'petition'));

/** Wrong in ways that clerks know: the line, its code and the column that is named. */
const wrong: readonly (readonly [string[], string, string])[] = [
  [aLine(1, { 收到日期: '2026-02-30' }), 'invalidInput', 'receivedOn'],
  [aLine(2, { 收到日期: '2099-01-01' }), 'dateInFuture', 'receivedOn'],
  [aLine(3, { 收到日期: '' }), 'invalidInput', 'receivedOn'],
  [aLine(4, { 信访渠道: '飞鸽传书' }), 'invalidInput', 'channel'],
  [aLine(5, { 信访目的: '检举控告' }), 'accusedMissing', 'accusedUnits'],
  [aLine(6, { 姓名: '' }), 'invalidInput', 'name'],
  [aLine(7, { 姓名: '长'.repeat(61) }), 'invalidInput', 'name'],
  [aLine(8, { 主要诉求: '' }), 'invalidInput', 'requests'],
  [aLine(9, { 事实与理由: '=HYPERLINK("http://x","y")' }), 'formulaCell', 'facts'],
  [aLine(10, { 电话: '1.39123E+10' }), 'numberLost', 'phone'],
  [aLine(11, { 事实与理由: '零\u0000字节' }), 'invalidInput', 'facts'],
  [[...aLine(12), '多出一格'], 'cellsTooMany', 'column 10'],
];
interface Refusal {
  line: number;
  code: string;
  errors: { column: string; detail: string }[];
}
const told = (refusals: Refusal[]) => refusals.map(({ line, code, errors }) => [line, code, errors[0]?.column]);

test('500 lines of which 12 are wrong: those are told by line and column, the rest are in, again adds nothing', async () => {
  const lines = many(488, 1000);
  for (const [n, [line]] of wrong.entries()) lines.splice(n * 40, 0, line);
  const before = await petitions();

  const taken = await bring(chen, csvOf(lines));
  expect([taken.status, taken.body.lines]).toEqual([201, 500]);
  const done = await worked(chen, taken.body.id);

  expect([done.registered, done.wasThere, done.refused]).toEqual([488, 0, 12]);
  expect(await petitions()).toBe(before + 488);
  expect(told(done.refusals)).toEqual(wrong.map(([, code, column], n) => [n * 40 + 2, code, column]));
  const again = await bring(chen, csvOf(lines));
  expect(again.body.id).toBe(taken.body.id);
  const twice = await worked(chen, again.body.id);
  expect([twice.registered, twice.refused, await petitions()]).toEqual([488, 12, before + 488]);
}, 240_000);

test('a corrected file adds only what was wrong before, whoever of the bureau brings it', async () => {
  const lines = [aLine(2001), aLine(2002, { 收到日期: '昨天' }), aLine(2003)];
  const first = await worked(chen, (await bring(chen, csvOf(lines))).body.id);
  expect([first.registered, told(first.refusals)]).toEqual([2, [[3, 'invalidInput', 'receivedOn']]]);
  lines[1] = aLine(2002);
  const cao = office.as('cao');
  const second = await worked(cao, (await bring(cao, csvOf(lines))).body.id);
  expect([second.registered, second.wasThere, second.refused]).toEqual([1, 2, 0]);
});

test('a line that stands twice is one matter, and its second place is named', async () => {
  const { body } = await bring(chen, csvOf([aLine(2101), aLine(2102), aLine(2101)]));
  const done = await worked(chen, body.id);
  expect([done.registered, told(done.refusals)]).toEqual([2, [[4, 'lineRepeated', '*']]]);
  expect(done.refusals[0].errors[0].detail).toBe('the same as line 2');
});

test('what was received long ago is dated from that day, and its missed day counts', async () => {
  const { body } = await bring(chen, csvOf([aLine(2201, { 收到日期: '2026/3/2' })]));
  await worked(chen, body.id);
  const [line] = (await chen.get(`/intake/batches/${body.id}/lines`)).body.items;
  const { items } = (await chen.get(`/petitions/${line.petition}/clocks`)).body;
  const forward = items.find(({ rule }: { rule: string }) => rule === 'T_FORWARD');
  expect(forward).toMatchObject({ startOn: '2026-03-02', dueOn: '2026-03-17' });
  await until(async () => (await chen.get(`/petitions/${line.petition}/orders`)).body.items.length > 0);
});

test('a number of another system is the same matter in a file and from the system itself', async () => {
  const more = { 来源系统: '12345', 来源编号: 'R-1' };
  const { body } = await bring(chen, csvOf([aLine(2301, more)], [...headers, ...Object.keys(more)]));
  expect((await worked(chen, body.id)).registered).toBe(1);
  const other = [aLine(2302, more)];
  const second = await bring(chen, csvOf(other, [...headers, ...Object.keys(more)]));
  expect(told((await worked(chen, second.body.id)).refusals)).toEqual([[2, 'sourceReused', 'sourceSystem']]);
});

test.each([
  ['no byte', '', 'tableEmpty', undefined],
  ['headers alone', csvOf([]), 'tableEmpty', undefined],
  ['a header that is missing', csvOf([aLine(1)], ['收到', ...headers.slice(1)]), 'headersWrong', 'missing: receivedOn'],
  ['a header twice', csvOf([aLine(1)], [...headers.slice(0, 8), '姓名']), 'headersWrong', 'twice: name'],
  ['a header nobody knows', csvOf([aLine(1)], [...headers, '分数']), 'headersWrong', 'unknown: column 10'],
  ['a quote that never ends', `${csvOf([aLine(1)])}\r\n"x`, 'tableUnreadable', 'CSV_QUOTE_NOT_CLOSED'],
  ['bytes that are no text', Buffer.from([0x61, 0xff, 0xff, 0x0a]), 'tableUnreadable', 'utf-8 or gb18030'],
])('%s is refused as a whole, by name', async (_what, file, code, detail) => {
  const { status, body } = await bring(chen, file);
  expect([status, body.code]).toEqual([422, code]);
  if (detail) expect(body.detail).toContain(detail);
});

test('who does not register for a bureau brings no file, and nobody sees another one’s', async () => {
  const file = csvOf([aLine(2401)]);
  for (const person of ['han', 'su', 'tou'])
    expect((await bring(office.as(person), file)).body.code).toBe('notYourRole');
  const { body } = await bring(chen, file);
  for (const path of [`/intake/batches/${body.id}`, `/intake/batches/${body.id}/lines`])
    expect((await office.as('cao').get(path)).status).toBe(404);
  expect((await bring(chen, file, 'application/json')).status).toBe(415);
  await worked(chen, body.id);
});

test('a file that waits is sealed, and nothing of a person is left of it; no log names anybody', async () => {
  await batches.stop();
  const person = { 姓名: '诸葛种子', 电话: '13600001111' };
  const faulty = aLine(2502, { ...person, 收到日期: '诸葛种子' });
  const { body } = await bring(chen, csvOf([aLine(2501, person), faulty]));
  const waiting = await databaseText(office.db);
  batches = startBatches(office.deps);
  await worked(chen, body.id);
  const ended = await databaseText(office.db);
  expect([waiting.intake_batches, ended.intake_lines]).toEqual([expect.any(String), expect.any(String)]);
  for (const text of Object.values(person))
    expect([tablesWith(waiting, text), tablesWith(ended, text), office.log().includes(text)]).toEqual([[], [], false]);
  const [row] = await office.db.select().from(intakeBatches).where(eq(intakeBatches.id, body.id));
  expect([row!.content, row!.wrapped]).toEqual([null, null]);
});

test('the template has every needed header and is taken back', async () => {
  for (const lang of ['zh', 'en']) {
    const answer = await chen.get(`/intake/template.csv?lang=${lang}`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect((await bring(chen, answer.text)).body.code).toBe('tableEmpty');
  }
});

test('a workbook is registered as a CSV file is', async () => {
  const book = new Workbook();
  book.addWorksheet('登记').addRows([[...headers], aLine(2601), aLine(2602, { 收到日期: '' })]);
  const { body } = await bring(chen, Buffer.from(await book.xlsx.writeBuffer()), xlsxType);
  const done = await worked(chen, body.id);
  expect([done.encoding, done.registered, told(done.refusals)]).toEqual([
    'xlsx',
    1,
    [[3, 'invalidInput', 'receivedOn']],
  ]);
});
