import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { cachePath } from '../../runtime/temporal/cache';
import { findTemporal } from '../../runtime/temporal/find';
import { isAtLeast } from '../../runtime/temporal/version';
import { aMachine, goToolchain, program, temporalCli } from '../support/programs';

let machine: ReturnType<typeof aMachine>;
beforeEach(() => {
  machine = aMachine();
});
afterEach(() => machine.remove());

/** Puts a usable server of this version into the cache. */
function cache(version: string): string {
  mkdirSync(machine.options.cacheDir, { recursive: true });
  return program(cachePath(machine.options.cacheDir, version), temporalCli(version));
}

describe('a Temporal server is looked for in this order', () => {
  test('TEMPORAL_CLI_PATH before everything else', async () => {
    const named = program(join(machine.folder, 'my-temporal'), temporalCli('1.29.0'));
    machine.install('temporal', temporalCli('1.32.0'));
    cache('1.32.0');

    expect(await findTemporal({ ...machine.options, cliPath: named })).toBe(named);
  });

  test('then PATH', async () => {
    const installed = machine.install('temporal', temporalCli('1.30.2'));
    cache('1.32.0');

    expect(await findTemporal(machine.options)).toBe(installed);
  });

  test('then the cache, the newest first', async () => {
    cache('1.29.3');
    const newest = cache('1.32.0');
    cache('1.31.2');
    machine.install('go', goToolchain());

    expect(await findTemporal(machine.options)).toBe(newest);
    expect(machine.calls()).toEqual([]);
  });

  test('then the download', async () => {
    machine.install('go', goToolchain());
    const shop = await aShop(temporalCli('1.31.1'));

    const found = await findTemporal({ ...machine.options, downloadFrom: shop.url });

    expect(found).toBe(cachePath(machine.options.cacheDir, '1.31.1'));
    expect(execFileSync(found, ['--version'], { encoding: 'utf8' })).toContain('Server 1.31.1');
    expect(machine.calls()).toEqual([]);
    shop.server.close();
  });

  test('then Go', async () => {
    machine.install('go', goToolchain());
    machine.openGate();

    const found = await findTemporal(machine.options);

    expect(found).toBe(cachePath(machine.options.cacheDir, '1.32.0'));
    expect(machine.calls()).toHaveLength(1);
  });
});

describe('a program that will not do is skipped with its reason', () => {
  test.each([
    { script: temporalCli('1.28.9'), reason: 'holds server 1.28.9, older than 1.29' },
    { script: 'echo hello', reason: 'names no server version: "hello"' },
    { script: 'exit 3', reason: 'does not run' },
  ])('$reason', async ({ script, reason }) => {
    const path = machine.install('temporal', script);
    const cached = cache('1.32.0');

    expect(await findTemporal(machine.options)).toBe(cached);
    expect(machine.lines).toEqual([expect.stringContaining(`skipped ${path} (from PATH): ${reason}`)]);
  });

  test('TEMPORAL_CLI_PATH that names nothing', async () => {
    const cached = cache('1.32.0');

    expect(await findTemporal({ ...machine.options, cliPath: '/nowhere/temporal' })).toBe(cached);
    expect(machine.lines[0]).toMatch(/^skipped \/nowhere\/temporal \(from TEMPORAL_CLI_PATH\): does not run/);
  });

  test('a file in the cache that is for another system', async () => {
    mkdirSync(machine.options.cacheDir);
    writeFileSync(join(machine.options.cacheDir, 'temporal-1.32.0-plan9-mips'), '');

    await expect(findTemporal(machine.options)).rejects.toThrow('No Temporal server was found');
  });
});

describe('with nothing at hand', () => {
  test('one message names what was tried and what to do', async () => {
    const began = Date.now();
    const refusal = await findTemporal(machine.options).catch((error: Error) => error.message);

    expect(Date.now() - began).toBeLessThan(5_000);
    expect(refusal).toMatch(/download: 127\.0\.0\.1:1 does not answer/);
    expect(refusal).toMatch(/go build: Go is not installed/);
    for (const choice of ['TEMPORAL_ADDRESS', 'TEMPORAL_CLI_PATH', 'internet', 'Go 1.26']) {
      expect(refusal).toContain(choice);
    }
  });

  test('a network that swallows everything is given up after a few seconds', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const began = Date.now();

    await expect(findTemporal({ ...machine.options, downloadFrom: urlOf(silent) })).rejects.toThrow('does not answer');

    expect(Date.now() - began).toBeLessThan(5_000);
    silent.closeAllConnections();
    silent.close();
  });

  test('an old Go is named', async () => {
    machine.install('go', goToolchain('1.22.1'));

    await expect(findTemporal(machine.options)).rejects.toThrow('go build: Go 1.22.1 is older than 1.26');
  });

  test('a failed build shows its last words and leaves nothing', async () => {
    const failing = 'echo "dial tcp: lookup proxy.golang.org: no such host" >&2; echo half > "$6"; exit 1';
    machine.install('go', `[ "$1" = version ] && echo 'go version go1.26.8 linux/amd64' && exit 0\n${failing}`);

    await expect(findTemporal(machine.options)).rejects.toThrow(/exit code 1\)\n.*no such host/);
    expect(readdirSync(machine.options.cacheDir).filter((name) => !name.startsWith('temporal.lock'))).toEqual([]);
  });
});

test.each([
  ['1.29.0', '1.29', true],
  ['1.28.9', '1.29', false],
  ['1.100.0', '1.29', true],
  ['2.0.0', '1.29', true],
  ['1.26', '1.26.8', false],
])('version %s is at least %s: %s', (version, minimum, expected) => {
  expect(isAtLeast(version, minimum)).toBe(expected);
});

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

/** A stand-in for temporal.download: first the offer, then the archive. */
async function aShop(script: string) {
  program(join(machine.folder, 'temporal'), script);
  const archive = execFileSync('tar', ['-czf', '-', '-C', machine.folder, 'temporal']);
  const server = createServer((request, response) => {
    if (request.url === '/archive') return response.end(archive);
    return response.end(JSON.stringify({ archiveUrl: `${urlOf(server)}archive`, fileToExtract: 'temporal' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: urlOf(server) };
}
