import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { startPostgres } from '../../runtime/postgres';
import { linkLibraries } from '../../runtime/postgres/cluster';
import { startOf } from '../../runtime/processes';
import { aVictim, firstWord, kill } from '../support/crash';
import { eventually } from '../support/programs';

const settings = { fsync: 'off' };
let root: string;
let lines: string[];
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'huiyin-postgres-'));
  chmodSync(root, 0o755);
});
beforeEach(() => {
  lines = [];
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** All tests but one share a cluster: making one takes most of their time. */
const dir = (): string => join(root, 'data/postgres');
const start = () => startPostgres({ dir: dir(), log: (line) => lines.push(line), settings });
const postmaster = (): number => Number(readFileSync(join(dir(), 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);

async function ask<T>(url: string, question: string): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return (await sql.unsafe(question)) as unknown as T;
  } finally {
    await sql.end();
  }
}

test('data is there again after a stop and a start', async () => {
  const first = await start();
  await ask(first.url, `create table said as select '件件有着落' as words`);
  await first.stop();

  const second = await start();
  expect(await ask(second.url, 'select words from said')).toEqual([{ words: '件件有着落' }]);
  await second.stop();
});

test('Chinese is stored as UTF-8 and found by trigrams, whatever LANG says', async () => {
  const { url, stop } = await start();

  const rows = await ask(
    url,
    `create extension pg_trgm;
     select current_setting('server_encoding') as encoding, '信访事项办理' like '%事项%' as found,
       array_length(show_trgm('信访事项'), 1) as trigrams`,
  );
  expect((rows as unknown[]).at(-1)).toEqual([{ encoding: 'UTF8', found: true, trigrams: 5 }]);
  await stop();
});

test('only this machine can connect, and only with the password', async () => {
  const { url, stop } = await start();
  const address = new URL(url);
  expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);

  address.password = 'guess';

  await expect(ask(address.href, 'select 1')).rejects.toThrow('password authentication failed');
  await stop();
});

test('writes survive power cuts: fsync is on unless a test turns it off', async () => {
  const { url, stop } = await startPostgres({ dir: dir(), log: () => undefined });

  expect(await ask(url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  await stop();
});

test('a second start on data in use is refused and leaves the first alone', async () => {
  const { url, stop } = await start();

  await expect(start()).rejects.toThrow('is in use by another running huiyin');

  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await stop();
});

test('starts again after its server was killed', async () => {
  const first = await start();
  await ask(first.url, 'create table kept ()');
  process.kill(postmaster(), 'SIGKILL');
  await first.stop();

  const second = await start();
  expect(await ask(second.url, 'select count(*)::int as found from kept')).toEqual([{ found: 0 }]);
  await second.stop();
});

test('a server left behind by a killed huiyin is stopped, and its data is there', async () => {
  const victim = aVictim('postgres', { dir: dir() });
  const { url } = await firstWord<{ url: string }>(victim);
  await ask(url, 'create table left_behind ()');
  await kill(victim);
  const orphan = postmaster();
  expect(startOf(orphan)).toBeDefined();

  const next = await start();
  expect(lines).toEqual([`stopping process ${orphan}, left behind by an earlier run`]);
  expect(startOf(orphan)).toBeUndefined();
  expect(await ask(next.url, 'select count(*)::int as found from left_behind')).toEqual([{ found: 0 }]);
  await next.stop();
});

test('a server left behind is found by its own file when our note about it is lost', async () => {
  const victim = aVictim('postgres', { dir: dir() });
  await firstWord(victim);
  await kill(victim);
  const orphan = postmaster();
  rmSync(join(dir(), 'process.json'));

  const next = await start();
  expect(lines).toEqual([`stopping Postgres ${orphan}, left behind by an earlier run`]);
  await next.stop();
});

test('a stale file whose process number now belongs to a stranger harms nobody', async () => {
  writeFileSync(join(dir(), 'cluster/postmaster.pid'), `${process.pid}\n${join(dir(), 'cluster')}\n`);

  const { stop } = await start();
  expect(startOf(process.pid)).toBeDefined();
  await stop();
});

test('data of another major version is refused with a sentence', async () => {
  const file = join(dir(), 'cluster/PG_VERSION');
  const version = readFileSync(file, 'utf8');
  writeFileSync(file, '16\n');

  await expect(start()).rejects.toThrow('was written by Postgres 16 and this is 18');
  writeFileSync(file, version);
});

test('a first start killed while making the cluster is simply made again', async () => {
  const young = join(root, 'young/postgres');
  const victim = aVictim('postgres', { dir: young });
  await eventually(() => listed(young).some((name) => name.startsWith('cluster.new-')));
  await kill(victim);
  expect(listed(young)).not.toContain('cluster');

  const { url, stop } = await startPostgres({ dir: young, log: () => undefined, settings });
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await stop();
});

test('shared libraries that npm left without their links get them', () => {
  const folder = join(root, 'package');
  const native = join(folder, 'native');
  const links = ['libicuuc.so', 'libicuuc.so.60'].map((name) => ({
    source: 'native/lib/real',
    target: `native/lib/${name}`,
  }));
  chmodSync(root, 0o755);
  mkdirSync(join(native, 'lib'), { recursive: true });
  writeFileSync(join(native, 'lib/real'), 'library');
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links));

  linkLibraries(folder);
  linkLibraries(folder);

  expect(readFileSync(join(native, 'lib/libicuuc.so.60'), 'utf8')).toBe('library');
});

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
