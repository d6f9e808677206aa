import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawExport, type ShownDraw } from '../../domain/draw-shown';
import { huiyin } from '../support/command';
import { drawn } from '../support/spot-checking';

/** The command asks the office for the draw of a hearing or spot check; the office here is a list of answers. */
const id = randomUUID();
const shown = drawExport({ story: 'c', kind: 'spotCheck', number: 'CC-1' }, drawn(7).linesOf('c'), { seats: 2 });
const [draw] = shown.draws as [ShownDraw];
const tokenfile = join(mkdtempSync(join(tmpdir(), 'huiyin-token-')), 'token');
writeFileSync(tokenfile, 'a-token');

let server: Server;
let answers: Record<string, unknown>;
let asked: string[];
beforeEach(async () => {
  asked = [];
  server = createServer(({ url, headers }, res) => {
    asked.push(`${url} ${headers.authorization}`);
    const answer = answers[url!];
    const status = typeof answer === 'number' ? answer : answer ? 200 : 404;
    res.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' });
    res.end(JSON.stringify(status === 200 ? answer : { code: status === 403 ? 'notYourRole' : 'notFound' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => new Promise((closed) => server.close(closed)));

const run = (of: string, ...words: string[]) => {
  const { port } = server.address() as AddressInfo;
  return huiyin('verify-draw', of, '--url', `http://127.0.0.1:${port}`, '--tokenfile', tokenfile, ...words);
};

test.each([
  ['county-bureau-TZ-2026-000001', 'hearings'],
  ['county-bureau-J-CC-2026-000001', 'spot-checks'],
])('%s is asked of the office by its number', async (number, route) => {
  answers = {
    [`/api/v1/${route}?number=${number}`]: { items: [{ id }] },
    [`/api/v1/${route}/${id}/draw`]: shown,
  };
  const { code, out, err } = await run(number);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^draw 1 of CC-1: holds; /);
  expect(asked.map((line) => line.split(' ').slice(1).join(' '))).toEqual(['Bearer a-token', 'Bearer a-token']);
});

test('an id is a hearing, or else a spot check', async () => {
  answers = { [`/api/v1/spot-checks/${id}/draw`]: shown };
  const { code, out } = await run(id, '--json');
  expect([code, JSON.parse(out).ok]).toEqual([0, true]);
  expect(asked.map((line) => line.split(' ')[0])).toEqual([
    `/api/v1/hearings/${id}/draw`,
    `/api/v1/spot-checks/${id}/draw`,
  ]);
});

test('what the office shows is believed no more than a file', async () => {
  const order = [...draw.record.order].reverse();
  const forged = { ...shown, draws: [{ ...draw, record: { ...draw.record, order } }] };
  answers = { [`/api/v1/hearings/${id}/draw`]: forged };
  const { code, out } = await run(id);
  expect(code).toBe(1);
  expect(out).toContain('seed and pool give another order');
});

test.each<[string, Record<string, unknown>, string, number, RegExp]>([
  ['an id that nobody sees', {}, id, 2, /there is no .*, or it is not for you to see/],
  ['a number that nobody sees', {}, 'county-bureau-TZ-2026-000009', 2, /there is no county-bureau-TZ-2026-000009/],
  ['a file that is not there', {}, '/tmp/huiyin-no-such-draw.json', 2, /there is no file .*, nor is it a hearing/],
  [
    'a member who was drawn',
    { [`/api/v1/hearings/${id}/draw`]: 403 },
    id,
    1,
    /GET \/hearings\/.*\/draw: 403 notYourRole/,
  ],
  [
    'a draw still ahead',
    { [`/api/v1/hearings/${id}/draw`]: { ...shown, draws: [] } },
    id,
    2,
    /nothing is drawn for .* yet/,
  ],
])('%s: one line', async (_what, given, of, code, line) => {
  answers = given;
  const said = await run(of);
  expect([said.code, said.out]).toEqual([code, '']);
  expect(said.err).toMatch(line);
  expect(said.err.trim().split('\n')).toHaveLength(1);
});

test('an office that does not answer is no wrong use', async () => {
  const words = ['--url', 'http://127.0.0.1:9', '--tokenfile', tokenfile];
  const { code, err } = await huiyin('verify-draw', id, ...words);
  expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
});

test('on whose behalf must be said', async () => {
  const { code, err } = await huiyin('verify-draw', id, '--url', 'http://127.0.0.1:9');
  expect([code, err]).toEqual([2, 'error: --as or --tokenfile: on whose behalf?\n']);
});
