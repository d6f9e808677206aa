import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDoor } from '../../runtime/seed/door';

let server: Server;
let answers: number[];
let asked: number;

beforeEach(async () => {
  asked = 0;
  server = createServer((_req, res) => {
    res.writeHead(answers[asked++] ?? 200, { 'content-type': 'application/json', 'retry-after': '0' });
    res.end('{"code":"unavailable"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => new Promise((closed) => server.close(closed)));

function doorHere() {
  const { port } = server.address() as AddressInfo;
  return openDoor({ url: `http://127.0.0.1:${port}`, tokenFor: async () => 'token' });
}

test.each([
  ['a read', 3, () => doorHere().get('chen', '/petitions')],
  ['a post with a key', 3, () => doorHere().post('chen', '/petitions', {}, { key: 'k' })],
  ['a post that may happen twice', 3, () => doorHere().post('chen', '/training/advance', {}, { harmless: true })],
])('%s is asked again while the office is away', async (_what, times, ask) => {
  answers = [503, 503];
  await ask();
  expect(asked).toBe(times);
});

test('a post that would happen twice is not: it may have happened behind the 503', async () => {
  answers = [503];
  await expect(doorHere().post('chen', '/training/advance', { by: 'P20D' })).rejects.toMatchObject({ status: 503 });
  expect(asked).toBe(1);
});

test('no office is asked for ever', async () => {
  answers = [503, 503, 503, 503, 503, 503];
  await expect(doorHere().get('chen', '/petitions')).rejects.toMatchObject({ status: 503, code: 'unavailable' });
  expect(asked).toBe(5);
});
