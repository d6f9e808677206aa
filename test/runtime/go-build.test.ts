import { existsSync, readdirSync } from 'node:fs';
import { startOf } from '../../runtime/processes';
import { cachedTemporal, cachePath } from '../../runtime/temporal/cache';
import { findTemporal } from '../../runtime/temporal/find';
import { aVictim, kill } from '../support/crash';
import { aMachine, eventually, goToolchain } from '../support/programs';

let machine: ReturnType<typeof aMachine>;
beforeEach(() => {
  machine = aMachine();
  machine.install('go', goToolchain());
});
afterEach(() => machine.remove());

const builderPid = (line: string): number => Number(line.split(' ')[1]);

test('two starts at once build once, and both use the result', async () => {
  const first = findTemporal(machine.options);
  await eventually(() => machine.calls().length === 1);
  const second = findTemporal(machine.options);
  await eventually(() => machine.lines.some((line) => line.includes('waiting for it')));
  expect(cachedTemporal(machine.options.cacheDir)).toBeUndefined();

  machine.openGate();

  const target = cachePath(machine.options.cacheDir, '1.32.0');
  expect(await Promise.all([first, second])).toEqual([target, target]);
  expect(machine.calls()).toHaveLength(1);
});

test('a builder killed half way leaves nothing that counts, and the next start builds', async () => {
  const { cacheDir } = machine.options;
  const victim = aVictim('find', machine.options);
  const [orphan] = await eventually(() => machine.calls().length === 1 && machine.calls());
  await eventually(() => existsSync(`${cacheDir}/go-build.json`));
  await kill(victim);
  expect(readdirSync(cacheDir).some((name) => name.endsWith('.partial'))).toBe(true);
  expect(cachedTemporal(cacheDir)).toBeUndefined();

  const next = findTemporal(machine.options);
  await eventually(() => machine.calls().length === 2);
  expect(startOf(builderPid(orphan!))).toBeUndefined();
  machine.openGate();

  expect(await next).toBe(cachePath(cacheDir, '1.32.0'));
  expect(readdirSync(cacheDir).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('the terminal hears what happens', async () => {
  machine.openGate();
  await findTemporal(machine.options);

  expect(machine.lines).toEqual([expect.stringMatching(/^building the Temporal server 1\.32\.0 with Go/)]);
});
