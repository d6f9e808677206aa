import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { type Log, noteProcess, stopOrphan } from '../processes';
import { cachePath, type FindOptions, Unavailable } from './cache';
import { firstLine, isAtLeast, judge, onPath } from './version';

const oldestGo = '1.26';
const progressEveryMs = 5_000;
const cliPackage = 'github.com/temporalio/cli/cmd/temporal';

/**
 * Builds the CLI from tools/temporal into the cache. The caller holds the cache's lock; the result gets its name only
 * when it is whole and answers, so an interrupted build leaves nothing that counts.
 */
export async function buildTemporal(options: FindOptions & { toolsDir: string }): Promise<string> {
  const { cacheDir, env, log, toolsDir } = options;
  const version = serverVersion(toolsDir);
  await requireGo(options);
  const record = join(cacheDir, 'go-build.json');
  await stopOrphan(record, log, 'SIGTERM');
  removeLeftovers(cacheDir);

  const target = cachePath(cacheDir, version);
  const draft = `${target}.${process.pid}.partial`;
  log(`building the Temporal server ${version} with Go: about 8 minutes on two cores, once`);
  const arguments_ = ['build', '-v', '-ldflags', '-s -w', '-o', draft, cliPackage];
  const go = spawn('go', arguments_, {
    cwd: toolsDir,
    env: { ...env, CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const ended = watch(go, log);
    // A build outlives us when we are killed; the next start finds it by this note and stops it.
    noteProcess(record, go, draft);
    await ended;
    const verdict = await judge(draft, env);
    if ('reason' in verdict) throw new Unavailable(`the built program ${verdict.reason}`);
    renameSync(draft, target);
    return target;
  } finally {
    rmSync(record, { force: true });
    rmSync(draft, { force: true });
  }
}

/** The version of the server that tools/temporal/go.mod asks for. */
function serverVersion(toolsDir: string): string {
  const version = /go\.temporal\.io\/server v(\d+\.\d+\.\d+)/.exec(readFileSync(join(toolsDir, 'go.mod'), 'utf8'))?.[1];
  if (!version) throw new Error(`${toolsDir}/go.mod names no go.temporal.io/server`);
  return version;
}

async function requireGo({ env, toolsDir }: { env: NodeJS.ProcessEnv; toolsDir: string }): Promise<void> {
  if (!onPath('go', env)) throw new Unavailable('Go is not installed');
  let answer: string;
  try {
    // Asked in that folder, because there Go may switch to the newer toolchain that go.mod wants.
    answer = (await promisify(execFile)('go', ['version'], { cwd: toolsDir, env, timeout: 120_000 })).stdout;
  } catch (error) {
    throw new Unavailable(`go version failed (${firstLine((error as { stderr?: string }).stderr ?? '')})`);
  }
  const version = /go(\d+\.\d+(\.\d+)?)/.exec(answer)?.[1];
  if (!version || !isAtLeast(version, oldestGo)) {
    throw new Unavailable(`Go ${version ?? 'of an unknown version'} is older than ${oldestGo}`);
  }
}

function removeLeftovers(cacheDir: string): void {
  for (const name of readdirSync(cacheDir)) {
    if (name.endsWith('.partial')) rmSync(join(cacheDir, name), { recursive: true, force: true });
  }
}

/** Resolves when the build has succeeded; tells every few seconds that it is alive. */
async function watch(go: ChildProcess, log: Log): Promise<void> {
  const begunAt = Date.now();
  const counted = { modules: 0, packages: 0 };
  const said: string[] = [];
  const ended = once(go, 'close');
  createInterface({ input: go.stderr! }).on('line', (line) => {
    if (line.startsWith('go: downloading')) counted.modules += 1;
    else if (/^[\w.-]+(\/[\w.~-]+)*$/.test(line)) counted.packages += 1;
    else said.push(line);
  });
  const ticker = setInterval(() => {
    const seconds = Math.round((Date.now() - begunAt) / 1000);
    log(`building: ${seconds} s, ${counted.modules} modules downloaded, ${counted.packages} packages compiled`);
  }, progressEveryMs);
  try {
    const [code, signal] = (await ended) as [number | null, NodeJS.Signals | null];
    if (code !== 0)
      throw new Unavailable(`it failed (${signal ?? `exit code ${code}`})\n${said.slice(-10).join('\n')}`);
  } finally {
    clearInterval(ticker);
  }
}
