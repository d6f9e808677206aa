import { readFileSync } from 'node:fs';
import { embeddedAuth } from '../api/tokens';
import { openDatabase } from '../db/connection';
import type { Config } from '../runtime/config';
import { keysOf } from '../runtime/keys';
import { type Door, openDoor } from '../runtime/seed/door';
import { apiOf, configOf, databaseOf, WrongUse } from './command';
import { claimsOf } from './token';

/** Who speaks to which office: options that every command has which acts for somebody. */
export interface Behalf {
  readonly as?: string;
  readonly tokenfile?: string;
  readonly url?: string;
  readonly data?: string;
}

/** Throws WrongUse for a file that cannot be read. */
export function contentOf(option: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new WrongUse(`${option}: ${path} cannot be read`);
  }
}

/** The door and the name under which it keeps the token. */
export async function doorOf(options: Behalf): Promise<{ door: Door; as: string }> {
  const config = configOf(options);
  const url = apiOf(config, options.url);
  const token = options.tokenfile && contentOf('--tokenfile', options.tokenfile).toString().trim();
  if (token) return { door: openDoor({ url, tokenFor: async () => token }), as: 'bearer' };
  if (options.as === undefined) throw new WrongUse('--as or --tokenfile: on whose behalf?');
  const claims = await claimsFor(config, options.as);
  const auth = embeddedAuth(keysOf(config).master, config);
  return { door: openDoor({ url, tokenFor: () => auth.sign(claims) }), as: claims.sub };
}

async function claimsFor(config: Config, officer: string) {
  const { db, close } = openDatabase(databaseOf(config), { max: 1 });
  try {
    return await claimsOf(db, officer);
  } finally {
    await close();
  }
}
