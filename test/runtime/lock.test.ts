import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lock, lockFolder, tryLock, waitForLock } from '../../runtime/lock';
import { identify } from '../../runtime/processes';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (): string => join(folder, 'lock');
const held = (attempt: ReturnType<typeof tryLock>): Lock => {
  if (!('release' in attempt)) throw new Error('not granted');
  return attempt;
};

test('one at a time', () => {
  const lock = held(tryLock(path()));
  expect(tryLock(path())).toEqual({ heldBy: identify(process.pid) });

  lock.release();

  held(tryLock(path()));
});

test.each([
  ['is gone', JSON.stringify({ pid: 2 ** 22 + 1, started: 'long ago' })],
  ['had our number before a restart', JSON.stringify({ pid: process.pid, started: 'an earlier boot:1' })],
  ['wrote half a line before a power cut', '{"pid":12'],
])('a holder that %s does not keep the lock', (_because, content) => {
  writeFileSync(`${path()}.7`, content);

  held(tryLock(path()));

  expect(readdirSync(folder)).toEqual(['lock.8']);
});

test('a waiter is told whom it waits for, once, and goes on when the holder is done', async () => {
  const lock = held(tryLock(path()));
  const told: number[] = [];
  const waiter = waitForLock(path(), ({ pid }) => {
    told.push(pid);
    lock.release();
  });

  held(await waiter);
  expect(told).toEqual([process.pid]);
});

test('a folder in use is refused by name', () => {
  held(tryLock(path()));

  expect(() => lockFolder(path(), 'data/postgres')).toThrow(
    `data/postgres is in use by another running huiyin (process ${process.pid})`,
  );
});
