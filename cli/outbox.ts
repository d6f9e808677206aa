import type { Command } from 'commander';
import { openDatabase } from '../db/connection';
import { messageFigures, retryAll } from '../db/messages';
import { toInstant } from '../domain/time';
import { command, configOf, databaseOf, dataOption, type Io, jsonOption, WrongUse, work } from './command';

interface Options {
  readonly data?: string;
  readonly json?: true;
  readonly retry?: string;
}

/** `huiyin outbox`: what waits and what is stuck; with --retry all that is stuck is tried again. */
export function outboxCommand(io: Io): Command {
  return command('outbox', io)
    .description('what waits to leave the house, and what is stuck; or try again what is')
    .option('--retry <state>', 'put everything dead, or everything skipped, back')
    .option(...dataOption)
    .option(...jsonOption)
    .action(work(io, (options: Options) => run(io, options)));
}

async function run(io: Io, options: Options): Promise<void> {
  const { retry, json } = options;
  if (retry !== undefined && retry !== 'dead' && retry !== 'skipped') throw new WrongUse('--retry: dead or skipped');
  const { db, close } = openDatabase(databaseOf(configOf(options)), { max: 2 });
  try {
    const nowMs = Date.now();
    const retried = retry && (await retryAll(db, retry, toInstant(nowMs)));
    const { states, unspread } = await messageFigures(db, nowMs);
    if (json) return io.stdout(`${JSON.stringify({ retried, messages: states, unspread })}\n`);
    if (retry) io.stdout(`${retried} ${retry} messages wait again\n`);
    for (const { channel, state, count, age } of states)
      io.stdout(`${channel} ${state}: ${count}, the oldest ${Math.round(age)} s old\n`);
    io.stdout(`lines not looked at yet: ${unspread}\n`);
  } finally {
    await close();
  }
}
