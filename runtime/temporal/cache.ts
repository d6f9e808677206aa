import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../processes';
import { isAtLeast, isExecutable, oldestServer } from './version';

export interface FindOptions {
  cacheDir: string;
  /** For the programs we run: PATH and what Go needs, without our secrets. */
  env: NodeJS.ProcessEnv;
  log: Log;
  /** TEMPORAL_CLI_PATH */
  cliPath?: string;
  /** Where Go finds what to build. */
  toolsDir?: string;
  /** Where Temporal hands out its CLI. */
  downloadFrom?: string;
}

/** Why a way of getting a server was not taken. */
export class Unavailable extends Error {}

/** The newest usable server in our cache. Files get their name only when whole, so a name is enough. */
export function cachedTemporal(cacheDir: string): string | undefined {
  const name = new RegExp(`^temporal-(\\d+\\.\\d+\\.\\d+)-${process.platform}-${process.arch}$`);
  const versions = listFolder(cacheDir)
    .map((file) => name.exec(file)?.[1] ?? '')
    .filter((version) => version && isAtLeast(version, oldestServer))
    .filter((version) => isExecutable(cachePath(cacheDir, version)))
    .sort((one, other) => (isAtLeast(one, other) ? -1 : 1));
  return versions[0] && cachePath(cacheDir, versions[0]);
}

/** A server's name in the cache, by version, system and processor. */
export const cachePath = (cacheDir: string, version: string): string =>
  join(cacheDir, `temporal-${version}-${process.platform}-${process.arch}`);

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
