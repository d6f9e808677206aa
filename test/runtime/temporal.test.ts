import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { childEnvironment, readConfig } from '../../runtime/config';
import { startOf } from '../../runtime/processes';
import { startTemporal } from '../../runtime/temporal';
import { cachedTemporal } from '../../runtime/temporal/cache';
import { findTemporal } from '../../runtime/temporal/find';
import { aVictim, firstWord, kill, pressCtrlC } from '../support/crash';
import { program, temporalCli } from '../support/programs';

/** The real server. The global setup has put one into the cache unless the machine has its own. */
let binary: string;
let folder: string;
let lines: string[];
const log = (line: string): void => void lines.push(line);
beforeAll(async () => {
  const { cacheDir } = readConfig();
  binary =
    cachedTemporal(cacheDir) ?? (await findTemporal({ cacheDir, env: childEnvironment(), log: () => undefined }));
});
beforeEach(() => {
  lines = [];
  folder = mkdtempSync(join(tmpdir(), 'huiyin-temporal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const dbFile = (): string => join(folder, 'temporal.db');
const noted = (): number => JSON.parse(readFileSync(join(folder, 'temporal.process.json'), 'utf8')).pid as number;

async function withClient<T>(address: string, ask: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await ask(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

const begin = (address: string) =>
  withClient(address, (client) => client.workflow.start('story', { taskQueue: 'nobody', workflowId: 'petition:1' }));
const describe_ = (address: string) =>
  withClient(address, async (client) => (await client.workflow.getHandle('petition:1').describe()).status.name);

test('stories are there again after a stop and a start', async () => {
  const first = await startTemporal({ binary, dbFile: dbFile(), log });
  await begin(first.address);
  await first.stop();

  const second = await startTemporal({ binary, dbFile: dbFile(), log });
  expect(await describe_(second.address)).toBe('RUNNING');
  await second.stop();
  expect(lines).toEqual([]);
});

test('two servers live side by side, and closed stories are kept for a month', async () => {
  const [first, second] = await Promise.all([startTemporal({ binary, log }), startTemporal({ binary, log })]);
  expect(first.address).not.toBe(second.address);

  const { config } = await withClient(second.address, ({ connection }) =>
    connection.workflowService.describeNamespace({ namespace: 'default' }),
  );
  expect(String(config?.workflowExecutionRetentionTtl?.seconds)).toBe(String(30 * 86_400));
  await Promise.all([first.stop(), second.stop()]);
});

test('another namespace is made at the start', async () => {
  const { address, stop } = await startTemporal({ binary, log, namespace: 'bureau' });
  const answer = await withClient(address, ({ connection }) =>
    connection.workflowService.describeNamespace({ namespace: 'bureau' }),
  );
  expect(answer.namespaceInfo?.name).toBe('bureau');
  await stop();
});

test('a server left behind by a killed huiyin is stopped, and its stories are there', async () => {
  const victim = aVictim('temporal', { binary, dbFile: dbFile() });
  const { address } = await firstWord<{ address: string }>(victim);
  await begin(address);
  await kill(victim);
  const orphan = noted();
  expect(startOf(orphan)).toBeDefined();

  const next = await startTemporal({ binary, dbFile: dbFile(), log });
  expect(lines).toEqual([`stopping process ${orphan}, left behind by an earlier run`]);
  expect(startOf(orphan)).toBeUndefined();
  expect(await describe_(next.address)).toBe('RUNNING');
  await next.stop();
});

test('Ctrl-C reaches us and not the server: the worker needs it until it has drained', async () => {
  const victim = aVictim('temporal', { binary, dbFile: dbFile() });
  const { address } = await firstWord<{ address: string }>(victim);
  await pressCtrlC(victim); // this victim has no handler for it and simply dies

  await begin(address);
  const next = await startTemporal({ binary, dbFile: dbFile(), log });
  expect(await describe_(next.address)).toBe('RUNNING');
  await next.stop();
});

test('a note about a process number that now belongs to a stranger harms nobody', async () => {
  const note = { pid: process.pid, started: startOf(process.pid), mark: '--port 7 ' };
  writeFileSync(join(folder, 'temporal.process.json'), JSON.stringify(note));

  const { stop } = await startTemporal({ binary, dbFile: dbFile(), log });
  expect(lines).toEqual([]);
  await stop();
});

test('a second start on the same file is refused', async () => {
  const { stop } = await startTemporal({ binary, dbFile: dbFile(), log });

  await expect(startTemporal({ binary, dbFile: dbFile(), log })).rejects.toThrow('is in use by another running huiyin');
  await stop();
});

test('a server that ends at once is an error with its last words', async () => {
  const broken = program(join(folder, 'broken'), 'echo "unable to open database file" >&2; exit 1');

  await expect(startTemporal({ binary: broken, dbFile: dbFile(), log })).rejects.toThrow(
    /ended while starting \(exit code 1\)\nunable to open database file/,
  );
});

test('a program that is not there is an error with its name', async () => {
  await expect(startTemporal({ binary: '/nowhere/temporal', log })).rejects.toThrow('/nowhere/temporal ENOENT');
});

test('a file begun by another version is opened with a warning', async () => {
  const fake = program(join(folder, 'fake'), `${temporalCli('1.40.0')}; test "$1" = --version`);
  writeFileSync(dbFile(), '');
  writeFileSync(`${dbFile()}.version`, '1.32.0');

  await expect(startTemporal({ binary: fake, dbFile: dbFile(), log })).rejects.toThrow('ended while starting');
  expect(lines.join(' ')).toContain('was begun by Temporal server 1.32.0 and this is 1.40.0');
});
