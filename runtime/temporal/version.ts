import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** Older servers miss calls that our stories make. */
export const oldestServer = '1.29';

/** The server inside a Temporal CLI, or why that program will not do. */
export type Verdict = { server: string } | { reason: string };

/** Asks a Temporal CLI which server it holds. */
export async function judge(binary: string, env: NodeJS.ProcessEnv): Promise<Verdict> {
  let answer: string;
  try {
    answer = (await promisify(execFile)(binary, ['--version'], { env, timeout: 15_000 })).stdout;
  } catch (error) {
    return { reason: `does not run (${firstLine((error as Error).message)})` };
  }
  const server = /Server (\d+\.\d+\.\d+)/.exec(answer)?.[1];
  if (!server) return { reason: `names no server version: "${firstLine(answer)}"` };
  return isAtLeast(server, oldestServer)
    ? { server }
    : { reason: `holds server ${server}, older than ${oldestServer}` };
}

/** Compares dotted numbers; missing parts count as zero. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [have, need] = [version, minimum].map((text) => text.split('.').map(Number));
  for (let part = 0; part < need!.length; part += 1) {
    const difference = (have![part] ?? 0) - need![part]!;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** The full path of a program found by PATH. */
export function onPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const candidates = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return candidates.map((folder) => join(folder, name)).find(isExecutable);
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

export const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';
