import { execFile } from 'node:child_process';
import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { promisify } from 'node:util';
import { version as sdkVersion } from '@temporalio/client/package.json';
import { cachePath, type FindOptions, Unavailable } from './cache';
import { firstLine, judge } from './version';

const temporalDownload = 'https://temporal.download/cli/default';
/** Without a network this must not keep anybody waiting. */
const askTimeoutMs = 4_000;
const downloadTimeoutMs = 10 * 60_000;

/** The CLI that the SDK of our version would fetch for itself, kept in our cache. */
export async function downloadTemporal({ cacheDir, env, log, downloadFrom }: FindOptions): Promise<string> {
  const offer = await askFor(downloadFrom ?? temporalDownload);
  const folder = join(cacheDir, 'download.partial');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    log(`downloading the Temporal server from ${new URL(offer.archiveUrl).host}`);
    const archive = join(folder, 'archive');
    await save(offer.archiveUrl, archive);
    await promisify(execFile)('tar', ['-xzf', archive, '-C', folder, offer.fileToExtract], { env });
    const binary = join(folder, offer.fileToExtract);
    const verdict = await judge(binary, env);
    if ('reason' in verdict) throw new Unavailable(`the downloaded program ${verdict.reason}`);
    renameSync(binary, cachePath(cacheDir, verdict.server));
    return cachePath(cacheDir, verdict.server);
  } catch (error) {
    throw new Unavailable(explain(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Offer {
  archiveUrl: string;
  fileToExtract: string;
}

async function askFor(downloadFrom: string): Promise<Offer> {
  const url = new URL(downloadFrom);
  url.search = new URLSearchParams({
    arch: process.arch === 'x64' ? 'amd64' : process.arch,
    platform: process.platform,
    format: 'tar.gz',
    'sdk-name': 'sdk-typescript',
    'sdk-version': sdkVersion,
  }).toString();
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(askTimeoutMs) });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return (await answer.json()) as Offer;
  } catch (error) {
    throw new Unavailable(`${url.host} does not answer (${explain(error)})`);
  }
}

async function save(url: string, file: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(downloadTimeoutMs) });
  if (!answer.ok || !answer.body) throw new Error(`${url}: HTTP ${answer.status}`);
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), createWriteStream(file));
}

/** fetch says "fetch failed" and keeps the reason in its cause. */
function explain(error: unknown): string {
  const { message, cause } = error as Error;
  return firstLine(
    cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code || message : message,
  );
}
