import { Command, type CommanderError } from 'commander';
import { type Config, ConfigError, readConfig, type Variable } from '../runtime/config';
import { DataInUse } from '../runtime/office';
import { readRun } from '../runtime/run-file';
import type { DeadlineIo } from './deadline';

/** What commands read from and write to; tests give their own. */
export type Io = DeadlineIo;

/** Used wrongly: one line on stderr and exit code 2. */
export class WrongUse extends Error {}

/** A command that says what is wrong with its use in one line and ends with 2. */
export function command(name: string, io: Io): Command {
  return new Command(name)
    .configureOutput({
      writeOut: io.stdout,
      writeErr: io.stderr,
      outputError: (text) => io.stderr(`${text.trim().split('\n')[0]}\n`),
    })
    .exitOverride((error: CommanderError) => io.exit(error.exitCode === 0 ? 0 : 2));
}

/** Runs a command's work: wrong use ends with 2, anything else that goes wrong with 1, each in words. */
export function work<Given extends unknown[]>(io: Io, what: (...given: Given) => Promise<void>) {
  return async (...given: Given): Promise<void> => {
    try {
      await what(...given);
    } catch (error) {
      const isWrongUse = error instanceof WrongUse || error instanceof ConfigError || error instanceof DataInUse;
      const text = textOf(error);
      io.stderr(`error: ${isWrongUse ? text.split('\n').join('; ') : text}\n`);
      // What was opened on the way (pools, connections) must not keep a failed command alive.
      io.exit(isWrongUse ? 2 : 1);
    }
  };
}

/** A database error quotes its query with all values; what is wrong stands in its cause. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const isQuery = error.message.startsWith('Failed query') && cause instanceof Error;
  return isQuery ? `database: ${cause.message || (cause as NodeJS.ErrnoException).code}` : error.message;
}

/** The configuration with a command's options over the environment. */
export function configOf({ data, port }: { data?: string; port?: string }): Config {
  const overrides: Partial<Record<Variable, string>> = {};
  if (data !== undefined) overrides.HUIYIN_DATA = data;
  if (port !== undefined) overrides.PORT = port;
  return readConfig(undefined, overrides);
}

/** DATABASE_URL, or the database of the office that runs on the data folder. */
export function databaseOf({ database, dataDir }: Config): string {
  const url = database.url ?? readRun(dataDir)?.databaseUrl;
  if (!url) throw new WrongUse(`no database: set DATABASE_URL, or start the office on ${dataDir} first`);
  return url;
}

/** The API named by --url, or that of the office that runs on the data folder. */
export function apiOf({ dataDir }: Config, given?: string): string {
  const url = given ?? readRun(dataDir)?.url;
  if (!url) throw new WrongUse(`no office runs on ${dataDir}: start one first, or name one with --url`);
  if (!URL.canParse(url)) throw new WrongUse(`--url: ${url} is not a URL`);
  return url.replace(/\/$/, '');
}

/** What a command that cannot embed anything must be given. */
export function required(value: string | undefined, variable: Variable, name: string): string {
  if (value === undefined) throw new WrongUse(`${variable}: required for huiyin ${name}`);
  return value;
}

export const dataOption = ['--data <folder>', 'the data folder (HUIYIN_DATA, else ./data)'] as const;
export const jsonOption = ['--json', 'one JSON line instead of words'] as const;
