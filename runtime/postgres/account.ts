import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmdirSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The system account Postgres runs under when we are root, because Postgres refuses to be root. */
export interface Account {
  uid: number;
  gid: number;
}

/** Undefined when we are not root: then Postgres simply runs as we do. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return lookUp() ?? create();
}

function lookUp(): Account | undefined {
  const id = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  const [uid, gid] = [id('-u'), id('-g')];
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}

function create(): Account {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' });
    return lookUp()!;
  } catch (error) {
    throw new Error(
      `Postgres refuses to run as root and the account "postgres" could not be created (${(error as Error).message}). ` +
        'Start huiyin as an ordinary user.',
    );
  }
}

const canReach = (account: Account, folder: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/' }).status === 0;

/** Root's own home is closed to other accounts, so what Postgres must reach from there is kept here. */
const commonHome = '/var/lib/huiyin';

/**
 * Makes `folder` usable by the account and answers its real path. A new folder that the account cannot reach becomes
 * a link to one under /var/lib/huiyin.
 */
export function openFolder(folder: string, account: Account | undefined): string {
  mkdirSync(dirname(resolve(folder)), { recursive: true });
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  if (!account) return realpathSync(folder);

  const real = realpathSync(folder);
  chownSync(real, account.uid, account.gid);
  if (canReach(account, real)) return real;
  if (readdirSync(real).length > 0) {
    throw new Error(
      `${real} is closed to the account "postgres"; allow it to enter every folder above, or move the data`,
    );
  }
  makeCommonHome();
  // Never an old folder again: whoever removes the data folder means to begin anew.
  const elsewhere = mkdtempSync(join(commonHome, 'data-'));
  chownSync(elsewhere, account.uid, account.gid);
  rmdirSync(real);
  symlinkSync(elsewhere, real);
  return elsewhere;
}

function makeCommonHome(): void {
  mkdirSync(commonHome, { recursive: true });
  chmodSync(commonHome, 0o755);
}

/** Where programs in `folder` can be run from: the folder itself, or a copy when the account cannot reach it. */
export function reachableCopy(folder: string, name: string, account: Account | undefined, copy: Copy): string {
  if (!account || canReach(account, folder)) return folder;
  const target = join(commonHome, name);
  if (!existsSync(target)) {
    makeCommonHome();
    copy(folder, target);
  }
  return target;
}

type Copy = (from: string, to: string) => void;
