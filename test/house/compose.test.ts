import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { commandNames } from '../../cli/names';
import { readConfig, requiredInProduction, variables } from '../../runtime/config';

const root = resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Service {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  restart?: string;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}

const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const services = Object.entries(compose.services);
const ours = services.filter(([name]) => name.startsWith('huiyin-'));
const images = services.map(([name, { image }]) => [name, image!] as const);
const sample: Record<string, string> = {
  MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  SEARCH_KEY: Buffer.alloc(32, 2).toString('base64'),
  SIGNING_KEY: 'MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f',
  OIDC_ISSUER: 'https://login.example.org',
  PUBLIC_URL: 'https://xinfang.example.org',
  POSTGRES_PASSWORD: 'secret',
};

/** What compose makes of ${NAME:-default} and ${NAME:?message}. */
const filledIn = (value: string): string =>
  value.replace(
    /\$\{(\w+)(?::-([^}]*)|:\?[^}]*)\}/g,
    (_all, name: string, otherwise?: string) => sample[name] ?? otherwise ?? '',
  );

test('there is an API, a worker and a migration', () => {
  expect(ours.map(([, { command }]) => command![0]).sort()).toEqual(['api', 'migrate', 'worker']);
});

describe.each(ours)('%s', (_name, service) => {
  const environment = service.environment!;

  test('is given no variable that config.ts does not know', () => {
    expect(Object.keys(environment).filter((name) => !(name in variables.shape))).toEqual([]);
  });

  test('is given all that production requires, and starts with it', () => {
    expect(Object.keys(environment)).toEqual(expect.arrayContaining([...requiredInProduction]));
    const filled = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filledIn(value)]));

    expect(readConfig(filled).production).toBe(true);
  });

  test('is given secrets from outside only', () => {
    for (const name of ['MASTER_KEY', 'SEARCH_KEY', 'SIGNING_KEY']) expect(environment[name]).toMatch(/^\$\{\w+:\?/);
    expect(environment.DATABASE_URL).toContain(':${POSTGRES_PASSWORD:?');
  });

  test('runs a command that exists', () => {
    expect(commandNames).toContain(service.command![0]);
    expect(service.command).toHaveLength(1);
  });

  test('publishes and checks the port it listens on', () => {
    const port = environment.PORT;
    for (const published of service.ports ?? []) expect(published).toMatch(new RegExp(`:${port}$`));
    const check = service.healthcheck?.test.join(' ') ?? '';
    expect(check === '' || new RegExp(`http://127\\.0\\.0\\.1:${port}/(healthz|readyz)'`).test(check)).toBe(true);
  });

  test('finds Postgres and Temporal under their names', () => {
    const hosts = [new URL(filledIn(environment.DATABASE_URL!)).hostname, environment.TEMPORAL_ADDRESS!.split(':')[0]];
    for (const host of hosts) expect(Object.keys(compose.services)).toContain(host);
  });
});

test.each(images)('the image of %s, %s, is pinned', (_name, image) => {
  expect(image).toMatch(/:\d+(\.\d+)*[\w.-]*$/);
});

test('server and tools of Temporal are of one version', () => {
  const versions = images
    .filter(([, image]) => /temporalio\/(server|admin-tools)/.test(image))
    .map(([, image]) => image.split(':')[1]);
  expect(new Set(versions).size).toBe(1);
  expect(read('tools/temporal/go.mod')).toContain(`go.temporal.io/server v${versions[0]}`);
});

describe.each(services.filter(([, service]) => service.depends_on))('%s waits', (_name, { depends_on }) => {
  test.each(Object.entries(depends_on!))('for %s sensibly', (target, { condition }) => {
    const service = compose.services[target]!;
    expect(service).toBeDefined();
    expect(condition).toMatch(/^service_(healthy|completed_successfully)$/);
    if (condition === 'service_healthy') expect(service.healthcheck).toBeDefined();
    // A job that compose starts again after success would never be completed.
    else expect(service.restart).toMatch(/^on-failure/);
  });
});

test('every file and volume that is mounted exists', () => {
  for (const mount of services.flatMap(([, { volumes }]) => volumes ?? [])) {
    const source = mount.split(':')[0]!;
    expect(source.startsWith('./') ? existsSync(join(root, source)) : source in compose.volumes).toBe(true);
  }
});

test('Postgres and Temporal are not open to the network', () => {
  const published = services.filter(([name]) => !name.startsWith('huiyin-')).flatMap(([, { ports }]) => ports ?? []);
  expect(published.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');

  test('runs the command line on the port of compose, not as root', () => {
    expect(dockerfile).toContain('ENTRYPOINT ["node", "cli/bin.js"]');
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toContain(`EXPOSE ${ours[0]![1].environment!.PORT}`);
  });

  test('starts from a pinned image in every stage', () => {
    const stages = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(new Set(stages)).toEqual(new Set(['node:22-bookworm-slim']));
  });

  test('holds no data, no secrets and no packages of the machine it is built on', () => {
    expect(read('.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['data', 'node_modules', '.git', '**/.env']),
    );
  });
});
