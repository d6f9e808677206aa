import type { KeyObject } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { loadSigningKey } from '../sealing/record';

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);

const key32 = z
  .string()
  .refine((text) => /^[A-Za-z0-9+/]{43}=$/.test(text.trim()), { error: 'must be 32 bytes in base64 (44 characters)' })
  .transform((text) => Buffer.from(text, 'base64'));

const signingKey = z.string().transform((text, context) => {
  try {
    return loadSigningKey(text.replaceAll('\\n', '\n')); // one-line settings write a PEM's line ends as \n
  } catch {
    context.addIssue('must be an Ed25519 private key: PEM, or PKCS#8 in base64');
    return z.NEVER;
  }
});

const oneOf = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.enum(words, { error: `must be one of ${words.join(', ')}` });

const temporalAddress = z.string().regex(/^\S+:\d+$/, { error: 'must be host:port' });

/** Every environment variable that Huiyin reads. docs/reference/configuration.md explains each; a test compares. */
export const variables = z.object({
  NODE_ENV: oneOf('development', 'test', 'production').default('development'),
  HUIYIN_DATA: z.string().default('./data'),
  HUIYIN_CACHE: z.string().default('~/.cache/huiyin'),
  PORT: wholeNumber(0, 65_535).prefault('8080'),
  PUBLIC_URL: url('https:', 'http:').optional(),
  TRUSTED_PROXIES: wholeNumber(0, 10).prefault('0'),
  REQUEST_DEADLINE_MS: wholeNumber(100, 300_000).prefault('10000'),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  METRICS_TOKEN: z.string().min(16, { error: 'must be at least 16 characters' }).optional(),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  DATABASE_POOL: wholeNumber(1, 1_000).prefault('10'),
  TEMPORAL_ADDRESS: temporalAddress.optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_TASK_QUEUE: z.string().default('huiyin'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS_CERT: z.string().optional(),
  TEMPORAL_TLS_KEY: z.string().optional(),
  TEMPORAL_TLS_CA: z.string().optional(),
  TEMPORAL_CLI_PATH: z.string().optional(),
  OIDC_ISSUER: url('https:', 'http:').optional(),
  OIDC_AUDIENCE: z.string().default('huiyin'),
  MASTER_KEY: key32.optional(),
  SEARCH_KEY: key32.optional(),
  SIGNING_KEY: signingKey.optional(),
});

export type Variable = keyof typeof variables.shape;
type Environment = Record<string, string | undefined>;

/** A real office's service never runs on the embedded servers or on keys that were made up on the way. */
export const requiredInProduction = [
  'DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'MASTER_KEY',
  'SEARCH_KEY',
  'SIGNING_KEY',
  'OIDC_ISSUER',
  'PUBLIC_URL',
] as const satisfies readonly Variable[];

/** What is wrong with the environment: one line a variable, its name first, never its value. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

export interface Config {
  production: boolean;
  dataDir: string;
  cacheDir: string;
  port: number;
  /** None: the address at which the door listens. */
  publicUrl?: string;
  trustedProxies: number;
  requestDeadlineMs: number;
  logLevel: z.infer<typeof variables>['LOG_LEVEL'];
  /** None: /metrics answers this machine only. */
  metricsToken?: string;
  /** No url: the embedded Postgres. */
  database: { url?: string; pool: number };
  /** No address: the embedded dev server. */
  temporal: {
    address?: string;
    namespace: string;
    taskQueue: string;
    apiKey?: string;
    tls?: { certFile?: string; keyFile?: string; caFile?: string };
    cliPath?: string;
  };
  /** No issuer: embedded mode, which signs its own tokens. */
  oidc: { issuer?: string; audience: string };
  /** What the environment gave; `runtime/keys.ts` makes the missing ones outside production. */
  keys: { master?: Buffer; search?: Buffer; signing?: KeyObject };
}

/** Reads and checks the environment; `overrides` are command-line options under the same names. */
export function readConfig(env: Environment = process.env, overrides: Partial<Record<Variable, string>> = {}): Config {
  const given = withoutBlanks({ ...env, ...overrides });
  const parsed = variables.safeParse(given);
  const problems = parsed.error?.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`) ?? [];
  if (given.NODE_ENV === 'production') {
    for (const name of requiredInProduction) if (!given[name]) problems.push(`${name}: required in production`);
  }
  if (!given.TEMPORAL_TLS_CERT !== !given.TEMPORAL_TLS_KEY) {
    problems.push(
      `${given.TEMPORAL_TLS_CERT ? 'TEMPORAL_TLS_KEY' : 'TEMPORAL_TLS_CERT'}: certificate and key go together`,
    );
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems.join('\n'));
  return arrange(parsed.data);
}

/** An empty value means "not set": compose files and shells hand over unset variables like that. */
const withoutBlanks = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));

function arrange(read: z.infer<typeof variables>): Config {
  const { TEMPORAL_TLS_CERT: certFile, TEMPORAL_TLS_KEY: keyFile, TEMPORAL_TLS_CA: caFile } = read;
  return {
    production: read.NODE_ENV === 'production',
    dataDir: resolve(underHome(read.HUIYIN_DATA)),
    cacheDir: resolve(underHome(read.HUIYIN_CACHE)),
    port: read.PORT,
    publicUrl: read.PUBLIC_URL?.replace(/\/+$/, ''),
    trustedProxies: read.TRUSTED_PROXIES,
    requestDeadlineMs: read.REQUEST_DEADLINE_MS,
    logLevel: read.LOG_LEVEL,
    metricsToken: read.METRICS_TOKEN,
    database: { url: read.DATABASE_URL, pool: read.DATABASE_POOL },
    temporal: {
      address: read.TEMPORAL_ADDRESS,
      namespace: read.TEMPORAL_NAMESPACE,
      taskQueue: read.TEMPORAL_TASK_QUEUE,
      apiKey: read.TEMPORAL_API_KEY,
      tls: certFile || caFile ? { certFile, keyFile, caFile } : undefined,
      cliPath: read.TEMPORAL_CLI_PATH,
    },
    oidc: { issuer: read.OIDC_ISSUER, audience: read.OIDC_AUDIENCE },
    keys: { master: read.MASTER_KEY, search: read.SEARCH_KEY, signing: read.SIGNING_KEY },
  };
}

const underHome = (path: string): string => (path.startsWith('~/') ? join(homedir(), path.slice(2)) : path);

/** The environment for programs we start: everything but our own settings and secrets, and Postgres's. */
export function childEnvironment(env: Environment = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !(name in variables.shape) && !/^(PG|TEMPORAL_)/.test(name));
  return Object.fromEntries(kept);
}
