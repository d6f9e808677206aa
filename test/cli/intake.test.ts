import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Batches, startBatches } from '../../api/intake/runner';
import { documents } from '../../db/schema';
import { aLine, csvOf, headers } from '../support/a-batch';
import { zipOf } from '../support/a-zip';
import { huiyin } from '../support/command';
import { anOffice, claimsOf, type Office } from '../support/office';

let office: Office;
let batches: Batches;
let folder: string;
beforeAll(async () => {
  office = await anOffice();
  batches = startBatches(office.deps);
  folder = mkdtempSync(join(tmpdir(), 'huiyin-intake-'));
  writeFileSync(join(folder, 'token'), await office.auth.sign(claimsOf('chen')));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await batches.stop();
  await office.close();
});

/** Runs `huiyin intake` and answers with what it printed and its exit code. */
async function intake(file: string, ...more: string[]) {
  const fixed = ['--url', office.url, '--tokenfile', join(folder, 'token'), '--json'];
  const { out, err, code } = await huiyin('intake', '--file', join(folder, file), ...fixed, ...more);
  if (err) throw Object.assign(new Error(err), { ended: code });
  return { ...JSON.parse(out), code };
}
const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const filed = async () => (await office.db.select().from(documents)).map(({ mediaType }) => mediaType).sort();

test('a file and a folder of scans: each line and each scan is told, again adds nothing', async () => {
  const scans = (names: string) => ({ 扫描件: names });
  const lines = [
    aLine(1, scans('一.pdf；二.jpg')),
    aLine(2, scans('丢失.pdf')),
    aLine(3, { 姓名: '', ...scans('一.pdf') }),
  ];
  write('letters.csv', csvOf(lines, [...headers, '扫描件']));
  write('一.pdf', '%PDF-1');
  write('二.jpg', 'jpeg');

  const first = await intake('letters.csv', '--scans', folder);
  expect(first).toMatchObject({
    ...{ lines: 3, registered: 2, refused: 1, code: 1 },
    refusals: [{ line: 4, code: 'invalidInput', errors: [{ column: 'name' }] }],
    scanFaults: [{ line: 3, scan: '丢失.pdf', code: 'scanMissing' }],
  });
  expect(await filed()).toEqual(['application/pdf', 'image/jpeg']);

  const again = await intake('letters.csv', '--scans', folder);
  expect([again.id, again.registered, (await filed()).length]).toEqual([first.id, 2, 2]);
}, 60_000);

test('scans come from a ZIP file, too, also with names as Windows in China writes them; no name leads outside', async () => {
  const before = (await filed()).length;
  const gb18030 = Buffer.from('c9a8c3e8312e706466', 'hex'); // 扫描1.pdf
  const content = Buffer.from('%PDF-2');
  const utf8 = { name: Buffer.from('夹/扫描2.pdf'), isUtf8: true, content: Buffer.from('%PDF-3') };
  write('scans.zip', zipOf([{ name: gb18030, content }, utf8]));
  const line = aLine(11, { 扫描件: '扫描1.pdf;扫描2.pdf;../token' });
  write('more.csv', csvOf([line], [...headers, '扫描件']));
  const { scanFaults, registered } = await intake('more.csv', '--scans', join(folder, 'scans.zip'));
  expect([registered, scanFaults]).toEqual([1, [{ line: 2, scan: '../token', code: 'scanMissing' }]]);
  expect((await filed()).length).toBe(before + 2);
}, 60_000);

test.each([
  ['a table that is not there', 'nothing.csv', [], '--file'],
  ['scans that are not there', 'letters.csv', ['--scans', '/no/such'], '--scans'],
])('%s is wrong use', async (_what, file, more, named) => {
  await expect(intake(file, ...more)).rejects.toMatchObject({ ended: 2, message: expect.stringContaining(named) });
});

test('headers that are wrong end with 1 and say which', async () => {
  write('wrong.csv', csvOf([aLine(1)], ['x', ...headers.slice(1)]));
  await expect(intake('wrong.csv')).rejects.toMatchObject({ ended: 1, message: expect.stringContaining('receivedOn') });
});
