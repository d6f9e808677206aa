import type { KeyObject } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type QuietHours, quietHoursIn, usualQuietHours } from '../domain/messages/quiet-hours';
import {
  addressRanges,
  key32,
  oneOf,
  quietHours,
  sender,
  signingKey,
  temporalAddress,
  url,
  wholeNumber,
} from './config/kinds';

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
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: sender.optional(),
  SMS_FILE: z.string().optional(),
  SMS_QUIET_HOURS: quietHours.prefault(usualQuietHours),
  WEBHOOK_ALLOW: addressRanges.optional(),
  MESSAGES_KEEP_DAYS: wholeNumber(1, 3_650).prefault('90'),
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
  /** No smtp, no smsFile: messages of that way are kept as skipped. */
  messages: {
    smtp?: { url: string; from: string };
    smsFile?: string;
    quietHours: QuietHours;
    /** Addresses that webhooks may call although they are not public. */
    webhookAllow: readonly string[];
    /** Days after which a message that was sent is forgotten. */
    keepDays: number;
  };
}

/** Embedded mode: our own tokens and moved time; never in production, never beside a real issuer. */
export const isEmbedded = ({ production, oidc }: Pick<Config, 'production' | 'oidc'>): boolean =>
  !production && oidc.issuer === undefined;

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
  if (given.SMTP_URL && !given.MAIL_FROM) problems.push('MAIL_FROM: required beside SMTP_URL');
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems.join('\n'));
  return arrange(parsed.data);
}

/** An empty value means "not set": compose files and shells hand over unset variables like that. */
const withoutBlanks = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));

function arrange(read: z.infer<typeof variables>): Config {
  const production = read.NODE_ENV === 'production';
  const oidc = { issuer: read.OIDC_ISSUER, audience: read.OIDC_AUDIENCE };
  const { TEMPORAL_TLS_CERT: certFile, TEMPORAL_TLS_KEY: keyFile, TEMPORAL_TLS_CA: caFile } = read;
  return {
    production,
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
    oidc,
    keys: { master: read.MASTER_KEY, search: read.SEARCH_KEY, signing: read.SIGNING_KEY },
    messages: messagesOf(read, isEmbedded({ production, oidc })),
  };
}

function messagesOf(read: z.infer<typeof variables>, embedded: boolean): Config['messages'] {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from, SMS_FILE: smsFile, WEBHOOK_ALLOW: allowed = [] } = read;
  const file = smsFile ?? (embedded ? join(read.HUIYIN_DATA, 'sms.jsonl') : undefined);
  return {
    smtp: smtpUrl && from ? { url: smtpUrl, from } : undefined,
    smsFile: file && resolve(underHome(file)),
    quietHours: quietHoursIn(read.SMS_QUIET_HOURS)!,
    keepDays: read.MESSAGES_KEEP_DAYS,
    webhookAllow: embedded ? [...loopback, ...allowed] : allowed,
  };
}

/** The embedded office may call programs on its own machine. */
const loopback = ['127.0.0.0/8', '::1'];

const underHome = (path: string): string => (path.startsWith('~/') ? join(homedir(), path.slice(2)) : path);

/** The environment for programs we start: everything but our own settings and secrets, and Postgres's. */
export function childEnvironment(env: Environment = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !(name in variables.shape) && !/^(PG|TEMPORAL_)/.test(name));
  return Object.fromEntries(kept);
}
