import { childEnvironment } from '../../runtime/config';
import { startPostgres } from '../../runtime/postgres';
import { startTemporal } from '../../runtime/temporal';
import type { FindOptions } from '../../runtime/temporal/cache';
import { findTemporal } from '../../runtime/temporal/find';

/** A process that starts something, says so, and stays until a test kills it. `victim.ts <what> <options as JSON>` */
const log = (): void => undefined;
const what = {
  postgres: (given: { dir: string }) => startPostgres({ ...given, log, settings: { fsync: 'off' } }),
  temporal: (given: { binary: string; dbFile: string }) => startTemporal({ ...given, log }),
  find: (given: FindOptions) => findTemporal({ ...given, env: { ...childEnvironment(), ...given.env }, log }),
};

const [kind, given] = process.argv.slice(2) as [keyof typeof what, string];
// Stays until it is killed, or until the test that started it is gone.
process.stdin.resume().once('end', () => process.exit());
void what[kind](JSON.parse(given)).then((started) => process.stdout.write(`${JSON.stringify(started)}\n`));
