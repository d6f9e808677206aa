import type { Command } from 'commander';
import { openDatabase } from '../db/connection';
import { isEmbedded } from '../runtime/config';
import { keysOf } from '../runtime/keys';
import { recipes } from '../runtime/seed/matters';
import { makeMatters } from '../runtime/seed/office';
import { seedRegisters } from '../runtime/seed/registers';
import { apiOf, command, configOf, databaseOf, dataOption, type Io, jsonOption, WrongUse, work } from './command';

interface Options {
  readonly data?: string;
  readonly url?: string;
  readonly empty?: true;
  readonly json?: true;
}

/** `huiyin seed`: the fictitious office. A repeat makes what is missing and nothing twice. */
export function seedCommand(io: Io): Command {
  return command('seed', io)
    .description('fill an empty database with the fictitious office; matters are made through the API')
    .option(...dataOption)
    .option('--url <url>', 'the API (default: the office that runs on the data folder)')
    .option('--empty', 'registers, but no matters')
    .option(...jsonOption)
    .action(work(io, (options: Options) => seed(io, options)));
}

async function seed(io: Io, options: Options): Promise<void> {
  const config = configOf(options);
  if (!isEmbedded(config)) throw new WrongUse('seed: an office with its own token issuer is not seeded');
  const databaseUrl = databaseOf(config);
  const url = options.empty ? undefined : apiOf(config, options.url);
  const { db, close } = openDatabase(databaseUrl, { max: 1 });
  try {
    const registers = await seedRegisters(db, Date.now());
    if (!registers) throw new Error('this database holds the registers of another office; nothing was changed');
    const progress = (line: string) => io.stderr(`${line}\n`);
    const made = url ? await makeMatters({ url, keys: keysOf(config), progress }, registers.at) : 0;
    const done = { registers: registers.isNew ? 'seeded' : 'there', matters: made };
    io.stdout(options.json ? `${JSON.stringify(done)}\n` : `registers ${done.registers}, ${done.matters} matters\n`);
    if (url && made < recipes.length) io.setExitCode(1);
  } finally {
    await close();
  }
}
