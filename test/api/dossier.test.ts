import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { verifyFile } from '../../cli/verify-file';
import { publicKeyOf } from '../../sealing/record';
import { acceptedByLabour, type Matter } from '../support/matter';
import { anOffice, type Office } from '../support/office';
import { unzip } from '../support/unzip';

/** The dossier: everything of a matter in one file, checkable without the house. */
let office: Office;
let matter: Matter;
let folder: string;
let files: Map<string, Buffer>;

beforeAll(async () => {
  office = await anOffice();
  folder = mkdtempSync(join(tmpdir(), 'huiyin-dossier-'));
  matter = await acceptedByLabour(office);
  await office.as('chen').post(`/petitions/${matter.id}/papers/registrationReceipt`, {});
  await office.as('han').file(matter.id, 'evidence', '工资条照片的内容');
  await matter.to('2026-05-08T10:00');
  files = await taken('su');
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await office.close();
});

async function fetched(who: string, id = matter.id): Promise<Response> {
  const roles = { su: 'supervisor', han: 'handler', he: 'handler' }[who]!;
  const unit = { su: 'county-bureau', han: 'labour', he: 'housing' }[who];
  const token = await office.auth.sign({ sub: who, roles: [roles as 'handler'], unit, region: '330421' });
  return fetch(`${office.url}/api/v1/petitions/${id}/dossier`, { headers: { authorization: `Bearer ${token}` } });
}

async function taken(who: string): Promise<Map<string, Buffer>> {
  const answer = await fetched(who);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  return unzip(Buffer.from(await answer.arrayBuffer()));
}

const text = (name: string) => files.get(name)?.toString() ?? '';
const verified = (record: string) => {
  const file = join(folder, `${randomUUID()}.jsonl`);
  writeFileSync(file, record);
  return verifyFile(file, publicKeyOf(office.keys.signing));
};

test('holds record, clocks and papers, and a first page that leads to each of them', () => {
  const names = [...files.keys()];
  expect(names).toEqual(expect.arrayContaining(['index.html', 'record.jsonl', 'record-opened.jsonl', 'clocks.json']));
  const kinds = names.map((name) => name.replace(/^documents\/[^/]+\/\d+-/, ''));
  expect(kinds).toEqual(
    expect.arrayContaining([
      'acceptanceNotice.txt',
      'registrationReceipt.html',
      'registrationReceipt.docx',
      'evidence.txt',
    ]),
  );
  const linked = [...text('index.html').matchAll(/href="([^"]+)"/g)].map(([, href]) => decodeURIComponent(href!));
  expect(linked.sort()).toEqual(names.filter((name) => name !== 'index.html').sort());
  expect(text('index.html')).toContain('安信访局登〔2026〕1号');
  // Accepted Mon 03-02: Fri 05-01 is a holiday, due Wed 05-06.
  expect(text('index.html')).toMatch(/T_HANDLE#1.*周三 2026-05-06:到期/s);
});

test('opens what is sealed: the words of the record, the papers’ bytes', () => {
  expect(text('record.jsonl')).not.toContain('已联系');
  expect(text('record-opened.jsonl')).toContain('已联系');
  expect(text('record-opened.jsonl')).toContain('种子姓名甲');
  const named = (ending: string) => [...files].find(([name]) => name.endsWith(ending))?.[1].toString();
  expect(named('evidence.txt')).toBe('工资条照片的内容');
  expect(named('registrationReceipt.html')).toContain('种子姓名甲');
});

test('its record holds offline with every order’s, and a changed, lost or cut line is named', async () => {
  const record = text('record.jsonl');
  const lines = record.trimEnd().split('\n');
  const count = lines.filter((line) => !line.startsWith('{"head"')).length;
  // The petition and the order that its missed date opened.
  expect(await verified(record)).toEqual({ ok: true, stories: 2, lines: count, faults: [] });
  const faultOf = async (changed: readonly string[]) => (await verified(changed.join('\n'))).faults[0];
  const edited = lines.map((line, n) => (n === 2 ? line.replace('"basis":"', '"basis":"X') : line));
  expect(await faultOf(edited)).toMatchObject({ story: matter.id, seq: 3, why: 'changed' });
  expect(await faultOf(lines.filter((_, n) => n !== 3))).toMatchObject({ story: matter.id, seq: 4, why: 'missing' });
  const head = lines.findIndex((line) => line.startsWith('{"head"'));
  expect(await faultOf(lines.filter((_, n) => n !== head - 1))).toMatchObject({ story: matter.id, why: 'cutTail' });
  expect(await faultOf(lines.filter((_, n) => n !== head))).toMatchObject({ story: matter.id, why: 'headMissing' });
  await expect(verified('not a record')).rejects.toThrow('is not the record of a dossier');
  await expect(verified('')).rejects.toThrow('holds no record');
});

test('leaves a line for the taking and for each paper; who may not take it gets nothing', async () => {
  const rows = await office.db.query.accessLog.findMany();
  const by = (what: string) => rows.filter((row) => row.person === 'su' && row.what.startsWith(what)).length;
  expect([by('dossier'), by('document:') >= 4]).toEqual([1, true]);
  expect((await fetched('han')).status).toBe(403);
  expect((await fetched('he')).status).toBe(404);
  expect((await fetched('su', randomUUID())).status).toBe(404);
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of buffers that somebody still holds: what is garbage already depends on the machine's mood. */
function heldNow(): number {
  collect();
  return process.memoryUsage().arrayBuffers;
}

test('is written document by document: many large papers never lie in memory together', async () => {
  const megabytes = 4;
  for (let n = 0; n < 30; n += 1)
    await office.as('han').ask('POST', `/documents?story=${matter.id}&type=evidence`, {
      body: randomBytes(megabytes * 2 ** 20),
      headers: { 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() },
    });
  const answer = await fetched('su');
  const [before, held] = [heldNow(), [] as number[]];
  let received = 0;
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
    const papers = Math.floor(received / (megabytes * 2 ** 20));
    received += part.length;
    if (Math.floor(received / (megabytes * 2 ** 20)) > papers) held.push(heldNow() - before);
  }
  expect(received).toBeGreaterThan(30 * megabytes * 2 ** 20);
  expect(held.length).toBeGreaterThanOrEqual(30);
  expect(Math.max(...held)).toBeLessThan(0.4 * received);
}, 120_000);
