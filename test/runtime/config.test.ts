import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigError, childEnvironment, readConfig, requiredInProduction, variables } from '../../runtime/config';
import { embeddedKeys, keysOf } from '../../runtime/keys';

const key = (): string => randomBytes(32).toString('base64');
const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
const complete = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://huiyin:secret@db/huiyin',
  TEMPORAL_ADDRESS: 'temporal:7233',
  MASTER_KEY: key(),
  SEARCH_KEY: key(),
  SIGNING_KEY: pem,
  OIDC_ISSUER: 'https://login.example.org',
  PUBLIC_URL: 'https://xinfang.example.org',
};

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message.split('\n');
  }
}

describe('with nothing set', () => {
  test('everything is embedded', () => {
    const config = readConfig({});

    expect(config).toMatchObject({ production: false, port: 8080, requestDeadlineMs: 10_000 });
    expect(config).toMatchObject({ dataDir: resolve('data'), cacheDir: join(homedir(), '.cache/huiyin') });
    expect(config.database).toEqual({ url: undefined, pool: 10 });
    expect(config.temporal).toMatchObject({ address: undefined, namespace: 'default', taskQueue: 'huiyin' });
  });

  test('an empty value is the same as none', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', LOG_LEVEL: '' })).toEqual(readConfig({}));
  });

  test('options of the command line win', () => {
    expect(readConfig({ PORT: '80' }, { PORT: '0' }).port).toBe(0);
  });
});

describe('in production', () => {
  test('a complete environment is accepted', () => {
    expect(problemsOf(complete)).toEqual([]);
    expect(readConfig(complete)).toMatchObject({ production: true, oidc: { audience: 'huiyin' } });
  });

  test.each(requiredInProduction)('%s is required', (name) => {
    expect(problemsOf({ ...complete, [name]: '' })).toEqual([`${name}: required in production`]);
  });
});

describe('what is wrong is said by name, one line each, without the value', () => {
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  test.each([
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['DATABASE_POOL', '7.5'],
    ['DATABASE_URL', 'mysql://root:hunter2@db/huiyin'],
    ['TEMPORAL_ADDRESS', 'https-temporal'],
    ['OIDC_ISSUER', 'login.example.org'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
    ['REQUEST_DEADLINE_MS', '99'],
    ['MASTER_KEY', 'c2l4dGVlbiBieXRlcyAhIQ=='],
    ['SEARCH_KEY', 'hunter2'],
    ['SIGNING_KEY', 'hunter2'],
    ['SIGNING_KEY', curve.export({ format: 'pem', type: 'pkcs8' }) as string],
  ])('%s', (name, value) => {
    const [problem, ...others] = problemsOf({ [name]: value });

    expect(problem).toMatch(new RegExp(`^${name}: must be`));
    expect(problem).not.toContain(value);
    expect(others).toEqual([]);
  });

  test('all at once', () => {
    const names = problemsOf({ NODE_ENV: 'production', PORT: 'x' }).map((line) => line.split(':')[0]);

    expect(names).toEqual(['PORT', ...requiredInProduction]);
  });

  test('a certificate without its key', () => {
    expect(problemsOf({ TEMPORAL_TLS_CERT: 'a.pem' })).toEqual(['TEMPORAL_TLS_KEY: certificate and key go together']);
  });
});

test.each([
  ['PEM', pem],
  ['PEM on one line', pem.replaceAll('\n', '\\n')],
  ['base64', pem.split('\n').slice(1, -2).join('')],
])('the signing key may be written as %s', (_form, text) => {
  expect(readConfig({ SIGNING_KEY: text }).keys.signing?.export({ format: 'pem', type: 'pkcs8' })).toBe(pem);
});

test('programs we start do not see our settings', () => {
  expect(
    childEnvironment({ PATH: '/bin', MASTER_KEY: 'x', DATABASE_URL: 'x', PGHOST: 'x', TEMPORAL_ENV: 'x' }),
  ).toEqual({
    PATH: '/bin',
  });
});

describe('messages', () => {
  const ofIntranet = {
    SMTP_URL: 'smtp://mail:25',
    MAIL_FROM: '信访局 <x@gov.example>',
    WEBHOOK_ALLOW: '10.20.0.0/16, fd00::1',
  };

  test('embedded: SMS go to a file, no mail, and this machine may be called', () => {
    expect(readConfig({}).messages).toEqual({
      ...{ smtp: undefined, smsFile: resolve('data/sms.jsonl'), quietHours: { from: 21 * 60, to: 8 * 60 } },
      webhookAllow: ['127.0.0.0/8', '::1'],
      keepDays: 90,
    });
  });

  test('in production nothing is sent, and nobody called, who is not named', () => {
    expect(readConfig(complete).messages).toMatchObject({ smtp: undefined, smsFile: undefined, webhookAllow: [] });
    expect(readConfig({ ...complete, ...ofIntranet }).messages).toMatchObject({
      smtp: { url: 'smtp://mail:25', from: '信访局 <x@gov.example>' },
      webhookAllow: ['10.20.0.0/16', 'fd00::1'],
    });
  });

  test.each([
    [{ SMTP_URL: 'smtp://mail:25' }, 'MAIL_FROM: required beside SMTP_URL'],
    [{ MAIL_FROM: 'x@y <a>\nBcc: b@c' }, 'MAIL_FROM: must be an address, or name <address>'],
    [{ SMS_QUIET_HOURS: '21-8' }, 'SMS_QUIET_HOURS: must be two times of the day, such as 21:00-08:00'],
    [{ MESSAGES_KEEP_DAYS: '0' }, 'MESSAGES_KEEP_DAYS: must be a whole number from 1 to 3650'],
    [{ WEBHOOK_ALLOW: '10.0.0.0/33' }, 'WEBHOOK_ALLOW: must be addresses or ranges with commas, such as 10.20.0.0/16'],
  ])('%p is wrong', (env, problem) => expect(problemsOf(env)).toEqual([problem]));
});

test('the reference names every variable, its default and what production requires', () => {
  const reference = readFileSync(resolve(__dirname, '../../docs/reference/configuration.md'), 'utf8');
  const rows = [...reference.matchAll(/^\| `([A-Z_]+)` \| (?:`(.*?)`)? ?\| (.*) \|$/gm)];
  const defaults = Object.entries(variables.parse({})).map(([name, value]) => [
    name,
    value === undefined ? value : String(value),
  ]);
  const known = Object.keys(variables.shape);

  expect(rows.map(([, name]) => name).sort()).toEqual([...known].sort());
  expect(Object.fromEntries(rows.filter(([, , value]) => value).map(([, name, value]) => [name, value]))).toEqual(
    Object.fromEntries(defaults.filter(([, value]) => value)),
  );
  expect(rows.filter(([, , , meaning]) => /\*\*required\*\*/i.test(meaning!)).map(([, name]) => name)).toEqual(
    expect.arrayContaining([...requiredInProduction]),
  );
  expect(reference.match(/\*\*required\*\* in production/gi)).toHaveLength(requiredInProduction.length);
});

test('config.ts is the only file that reads the environment', () => {
  const root = resolve(__dirname, '../..');
  const readers = execFileSync(
    'grep',
    [
      '-rlE',
      'process\\.env',
      '--include=*.ts',
      'runtime',
      'cli',
      'api',
      'db',
      'activities',
      'workflows',
      'sealing',
      'domain',
    ],
    { cwd: root, encoding: 'utf8' },
  );
  expect(readers.trim().split('\n')).toEqual(['runtime/config.ts']);
});

describe('keys of embedded mode', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'huiyin-keys-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  test('are made once, for the owner only, and kept', () => {
    const first = embeddedKeys(dir);
    const second = embeddedKeys(dir);

    expect(statSync(join(dir, 'keys.json')).mode & 0o777).toBe(0o600);
    expect(second.master).toEqual(first.master);
    expect(second.signing.equals(first.signing)).toBe(true);
    expect(first.master).not.toEqual(first.search);
  });

  test('give way to keys from the environment', () => {
    const master = randomBytes(32);
    const keys = keysOf(readConfig({ HUIYIN_DATA: dir, MASTER_KEY: master.toString('base64') }));

    expect(keys.master).toEqual(master);
    expect(keys.search).toEqual(embeddedKeys(dir).search);
  });

  test('a damaged file is refused, never replaced', () => {
    writeFileSync(join(dir, 'keys.json'), '{"MASTER_KEY":""}');

    expect(() => embeddedKeys(dir)).toThrow('restore it from a backup');
  });
});
