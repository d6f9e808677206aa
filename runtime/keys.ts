import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig } from './config';

export interface Keys {
  master: Buffer;
  search: Buffer;
  signing: KeyObject;
}

/** The keys from the environment; outside production the missing ones are kept under the data folder. */
export function keysOf({ keys, production, dataDir }: Config): Keys {
  const { master, search, signing } = keys;
  if (master && search && signing) return { master, search, signing };
  if (production) throw new Error('MASTER_KEY, SEARCH_KEY and SIGNING_KEY are required in production');
  const made = embeddedKeys(dataDir);
  return { master: master ?? made.master, search: search ?? made.search, signing: signing ?? made.signing };
}

/** Keys made once for this data folder. Without this file the sealed words in its database can never be read again. */
export function embeddedKeys(dataDir: string): Keys {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'keys.json');
  if (!existsSync(file)) createOnce(file);
  const text = readFileSync(file, 'utf8');
  const { master, search, signing } = readConfig(JSON.parse(text) as Record<string, string>).keys;
  if (!master || !search || !signing) throw new Error(`${file} is incomplete; restore it from a backup`);
  return { master, search, signing };
}

/** Of two first starts at once, one writes and both read the same keys. */
function createOnce(file: string): void {
  const draft = `${file}.${process.pid}.new`;
  const signing = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
  const keys = { MASTER_KEY: randomBytes(32), SEARCH_KEY: randomBytes(32), SIGNING_KEY: signing };
  const text = Object.fromEntries(Object.entries(keys).map(([name, bytes]) => [name, bytes.toString('base64')]));
  writeFileSync(draft, `${JSON.stringify(text, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
