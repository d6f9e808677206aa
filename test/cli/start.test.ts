import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { StoryEvent } from '../../domain/event';
import { commandLine, isRunning } from '../../runtime/processes';
import {
  aDataFolder,
  ctrlC,
  doorOf,
  huiyin,
  killTree,
  type OfficeProcess,
  startOffice,
  untilGone,
} from './office-process';

const clerk = 'gao-ming';
const { data, remove } = aDataFolder();
let office: OfficeProcess;
let petition: { id: string; number: string };

const registration = {
  ...{ bureauId: 'huipu-bureau', channel: 'visit', receivedOn: '2026-02-27', matterType: 'appeal', class: '道路' },
  ...{ place: '回浦县滨海路', persons: [{ name: '试样', phone: '13900009999' }] },
  ...{ requests: [{ text: '补好滨海路的坑' }], facts: '雨天看不见坑，已经摔了两个人。' },
};

const eventsOf = async (id: string) =>
  (await doorOf(office, data).get<{ items: StoryEvent[] }>(clerk, `/petitions/${id}/events`)).items;

const advance = (to: string) => doorOf(office, data).post(clerk, '/training/advance', { story: petition.id, to });

beforeAll(async () => {
  office = await startOffice(data, '--empty');
}, 120_000);

afterAll(async () => {
  if (office.child.exitCode === null && office.child.signalCode === null) await killTree(office);
  remove();
});

test('an office is there, alive and ready, and says where in a file that only its owner reads', async () => {
  expect((await fetch(`${office.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${office.url}/readyz`)).status).toBe(200);

  expect(JSON.parse(readFileSync(join(data, 'run.json'), 'utf8'))).toMatchObject({ url: office.url });
  expect(statSync(join(data, 'run.json')).mode & 0o777).toBe(0o600);
});

test('a second office on the same data is refused in one line', async () => {
  const second = await huiyin('start', '--port', '0', '--json', '--data', data);

  expect(second).toMatchObject({ code: 2, out: '' });
  expect(second.err).toMatch(/^error: .* is in use by another running huiyin \(process \d+\).*\n$/);
});

test('token and advance work against it by the data folder alone', async () => {
  const door = doorOf(office, data);
  const begun = { key: 'start-test', headers: { 'Training-Begin': '2026-02-27T09:30:00+08:00' } };
  ({ petition } = await door.post<{ petition: typeof petition }>(clerk, '/petitions', registration, begun));

  const token = await huiyin('token', '--as', 'du-xing', '--data', data);
  const seen = await fetch(`${office.url}/api/v1/petitions/${petition.id}`, {
    headers: { authorization: `Bearer ${token.out.trim()}` },
  });
  const moved = await huiyin('advance', petition.number, '2d', '--data', data, '--json');

  expect(seen.status).toBe(200);
  expect(moved).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(moved.out)).toMatchObject({ story: petition.id, now: expect.stringMatching(/^2026-03-01T01:30/) });
});

test('after kill -9 of every process the matter goes on: what was due meanwhile fires once, nothing is doubled', async () => {
  // Seven seconds before the warning of the forwarding clock: Wed 2026-03-11 09:00.
  await advance('2026-03-11T08:59:53+08:00');
  expect((await eventsOf(petition.id)).map(({ act }) => act)).toEqual(['register']);

  await killTree(office);
  expect(await huiyin('verify-record', '--data', data)).toMatchObject({ code: 2 });
  await pause(7_000);
  office = await startOffice(data, '--empty');

  while ((await eventsOf(petition.id)).length < 2) await pause(100);
  await pause(3_000);
  const events = await eventsOf(petition.id);
  expect(events.map(({ seq, act }) => [seq, act])).toEqual([
    [1, 'register'],
    [2, 'warn'],
  ]);
  expect(events[1]!.at > '2026-03-11T01:00:00.000Z').toBe(true);
  const notices = await doorOf(office, data).get<{ items: { story: string; level: string }[] }>(
    'du-xing',
    '/notices?box=mine',
  );
  expect(notices.items.filter(({ story, level }) => story === petition.id && level === 'warning')).toHaveLength(1);
}, 120_000);

test('the same request after the crash gets the first answer', async () => {
  const begun = { key: 'start-test', headers: { 'Training-Begin': '2026-02-27T09:30:00+08:00' } };
  const again = await doorOf(office, data).post<{ petition: { id: string } }>(clerk, '/petitions', registration, begun);

  expect(again.petition.id).toBe(petition.id);
  expect(await eventsOf(petition.id)).toHaveLength(2);
});

test('its record holds', async () => {
  const checked = await huiyin('verify-record', '--data', data, '--json');

  expect(checked).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(checked.out)).toEqual({ ok: true, stories: 1, lines: 2, faults: [] });
});

test('Ctrl-C stops everything in order and leaves no process behind', async () => {
  const all = office.tree();
  expect(all.length).toBeGreaterThan(3);

  expect(await ctrlC(office)).toBe(0);

  expect(all.filter(isRunning)).toEqual([]);
  expect(existsSync(join(data, 'run.json'))).toBe(false);
}, 60_000);

test('a second Ctrl-C stops at once, also while a request is held open', async () => {
  office = await startOffice(data, '--empty');
  const all = office.tree();
  const held = connect(Number(new URL(office.url).port), '127.0.0.1', () =>
    held.write('POST /api/v1/petitions HTTP/1.1\r\n'),
  );
  held.on('error', () => undefined);
  await pause(200);
  const begunAt = Date.now();

  expect(await ctrlC(office, 2)).toBe(1);

  expect(Date.now() - begunAt).toBeLessThan(6_000);
  await untilGone(all);
}, 120_000);

test('the office comes up again after that; when a server of it dies, it ends with 1 and takes the rest along', async () => {
  office = await startOffice(data);
  expect((await eventsOf(petition.id)).map(({ act }) => act)).toEqual(['register', 'warn']);
  const all = office.tree();
  const ended = once(office.child, 'exit');

  process.kill(all.find(({ pid }) => commandLine(pid).includes('start-dev'))!.pid, 'SIGKILL');

  expect((await ended)[0]).toBe(1);
  await untilGone(all);
}, 120_000);
