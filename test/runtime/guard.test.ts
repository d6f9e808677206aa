import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addressGuard } from '../../runtime/messages/guard';
import { post } from '../../runtime/messages/post';

const strict = addressGuard([]);
const refused = (host: string) => expect(() => strict.check(host)).toThrow('addressRefused');

describe('an address that somebody else names', () => {
  test.each([
    '127.0.0.1',
    '127.8.9.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '192.0.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '[::1]',
    '[::]',
    '[fc00::1]',
    '[fe80::1]',
    '[ff02::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:10.0.0.1]',
    '[64:ff9b::a00:1]',
    '[2002:a00:1::]',
    '[2001:db8::1]',
    '[fec0::1]',
    '[::127.0.0.1]',
  ])('%s is not called', refused);

  test.each(['http://2130706433/', 'http://0x7f.1/', 'http://127.1/', 'http://①②⑦.0.0.1/'])(
    '%s is this machine in another spelling',
    (url) => refused(new URL(url).hostname),
  );

  test.each(['8.8.8.8', '[2606:4700::1111]', 'example.org'])('%s may be called', (host) =>
    expect(() => strict.check(host)).not.toThrow(),
  );

  test('may be allowed by the configuration, alone or as a range, and no other with it', () => {
    const guard = addressGuard(['10.20.0.0/16', '192.168.1.7', 'fd00::/8']);

    for (const host of ['10.20.3.4', '192.168.1.7', '[fd12::1]']) expect(() => guard.check(host)).not.toThrow();
    for (const host of ['10.21.0.1', '192.168.1.8', '127.0.0.1', '[::1]']) expect(() => guard.check(host)).toThrow();
  });
});

describe('a call', () => {
  const call = (url: string, guard = strict) =>
    post(new URL(url), { headers: {}, body: '{}', guard, timeoutMs: 5_000 });
  let heard = 0;
  let answer = { status: 204, headers: {} as Record<string, string> };
  const server = createServer((req, res) => {
    heard += 1;
    req.resume();
    res.writeHead(answer.status, answer.headers).end('x'.repeat(1_000_000));
  });
  let port = 0;
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => void server.close().closeAllConnections());

  test('to a name that leads to this machine is refused before anything is sent', async () => {
    await expect(call(`http://localhost:${port}/`)).rejects.toThrow('addressRefused');
    await expect(call(`http://127.0.0.1:${port}/`)).rejects.toThrow('addressRefused');
    expect(heard).toBe(0);
  });

  test('follows no redirect', async () => {
    answer = { status: 307, headers: { location: `http://127.0.0.1:${port}/elsewhere` } };

    expect(await call(`http://localhost:${port}/`, addressGuard(['127.0.0.1', '::1']))).toEqual({ status: 307 });
    expect(heard).toBe(1);
  });

  test('says by a code why it failed', async () => {
    server.closeAllConnections();
    server.close();

    await expect(call(`http://127.0.0.1:${port}/`, addressGuard(['127.0.0.1']))).rejects.toThrow('ECONNREFUSED');
  });
});
