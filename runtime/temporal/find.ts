import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { waitForLock } from '../lock';
import { cachedTemporal, type FindOptions, Unavailable } from './cache';
import { downloadTemporal } from './download';
import { buildTemporal } from './go-build';
import { judge, oldestServer, onPath } from './version';

/** A Temporal CLI with a server of 1.29 or newer: installed, cached, downloaded or built, whichever works first. */
export async function findTemporal(options: FindOptions): Promise<string> {
  const { cacheDir, log } = options;
  const installed = await installedTemporal(options);
  if (installed) return installed;
  const cached = cachedTemporal(cacheDir);
  if (cached) return cached;

  mkdirSync(cacheDir, { recursive: true });
  const lock = await waitForLock(join(cacheDir, 'temporal.lock'), ({ pid }) =>
    log(`another huiyin (process ${pid}) is getting the Temporal server; waiting for it`),
  );
  try {
    return cachedTemporal(cacheDir) ?? (await obtain(options));
  } finally {
    lock.release();
  }
}

async function installedTemporal({ cliPath, env, log }: FindOptions): Promise<string | undefined> {
  for (const [from, binary] of [
    ['TEMPORAL_CLI_PATH', cliPath],
    ['PATH', onPath('temporal', env)],
  ]) {
    if (!binary) continue;
    const verdict = await judge(binary, env);
    if ('server' in verdict) return binary;
    log(`skipped ${binary} (from ${from}): ${verdict.reason}`);
  }
  return undefined;
}

async function obtain(options: FindOptions): Promise<string> {
  const toolsDir = options.toolsDir ?? resolve(__dirname, '../../tools/temporal');
  const ways = {
    download: () => downloadTemporal(options),
    'go build': () => buildTemporal({ ...options, toolsDir }),
  };
  const reasons: string[] = [];
  for (const [name, way] of Object.entries(ways)) {
    try {
      return await way();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      reasons.push(`${name}: ${error.message}`);
    }
  }
  throw new Unavailable(noServer(reasons));
}

const noServer = (reasons: string[]): string =>
  [
    'No Temporal server was found, and none could be made:',
    ...reasons.map((reason) => `  ${reason}`),
    'Do one of these and start again:',
    '  set TEMPORAL_ADDRESS to a running server, for example 127.0.0.1:7233',
    `  install the temporal CLI (server ${oldestServer} or newer) on PATH, or name it in TEMPORAL_CLI_PATH`,
    '  connect to the internet once, so that it can be downloaded into the cache',
    '  install Go 1.26 or newer, so that it can be built (about 8 minutes, once)',
  ].join('\n');
