import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FindOptions } from '../../runtime/temporal/cache';

/** A machine of our own making: a PATH, a cache and a log. Nothing of the real one is found from here. */
export function aMachine() {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-machine-'));
  const bin = join(folder, 'bin');
  const toolsDir = join(folder, 'tools');
  const lines: string[] = [];
  mkdirSync(bin);
  mkdirSync(toolsDir);
  writeFileSync(join(toolsDir, 'go.mod'), 'require go.temporal.io/server v1.32.0 // indirect\n');
  const options: FindOptions & { toolsDir: string } = {
    cacheDir: join(folder, 'cache'),
    env: { PATH: `${bin}:/usr/bin:/bin`, CALLS: join(folder, 'calls'), GATE: join(folder, 'gate') },
    log: (line) => lines.push(line),
    toolsDir,
    downloadFrom: 'http://127.0.0.1:1/', // refused at once, as on a machine without a network
  };
  return {
    folder,
    options,
    lines,
    install: (name: string, script: string) => program(join(bin, name), script),
    calls: () => readOr(join(folder, 'calls')).split('\n').filter(Boolean),
    openGate: () => writeFileSync(join(folder, 'gate'), ''),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Writes an executable shell script and answers its path. */
export function program(file: string, script: string): string {
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** A program that answers `--version` as the Temporal CLI does. */
export const temporalCli = (server: string): string => `echo 'temporal version 1.2.3 (Server ${server}, UI 2.50.1)'`;

/**
 * A Go whose build writes half the output, waits until the gate opens and then writes the rest: a fake Temporal CLI.
 * It notes each build with its process number.
 */
export const goToolchain = (version = '1.26.8'): string => `
if [ "$1" = version ]; then echo 'go version go${version} linux/amd64'; exit 0; fi
while [ "$1" != -o ]; do shift; done
echo "build $$" >> "$CALLS"
echo '#!/bin/sh' > "$2"
echo 'go: downloading example.org/module v1.0.0' >&2
echo 'example.org/module' >&2
until [ -e "$GATE" ]; do sleep 0.02; done
echo "${temporalCli('1.32.0')}" >> "$2"
chmod 755 "$2"`;

/** Looks again and again until the answer is there; the test's own timeout is the limit. */
export async function eventually<T>(look: () => T | undefined | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await pause(10);
  }
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
