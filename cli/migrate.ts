import type { Command } from 'commander';
import { openDatabase } from '../db/connection';
import { migrateDatabase } from '../runtime/migrate';
import { type Brought, bringShipped, wordsOf } from '../runtime/shipped';
import { command, configOf, databaseOf, dataOption, type Io, jsonOption, work } from './command';

/** `huiyin migrate`: brings the database to this version's schema and shipped registers. A repeat changes nothing. */
export function migrateCommand(io: Io): Command {
  return command('migrate', io)
    .description("bring the database (DATABASE_URL or the running office) to this version's schema and registers")
    .option(...dataOption)
    .option(...jsonOption)
    .action(
      work(io, async (options: { data?: string; json?: true }) => {
        const url = databaseOf(configOf(options));
        const applied = await migrateDatabase(url);
        const registers = await bringTo(url);
        const words = [`${applied} migrations applied`, ...wordsOf(registers)];
        io.stdout(options.json ? `${JSON.stringify({ applied, ...registers })}\n` : `${words.join('\n')}\n`);
      }),
    );
}

async function bringTo(url: string): Promise<Brought> {
  const { db, close } = openDatabase(url, { max: 1 });
  try {
    return await bringShipped(db);
  } finally {
    await close();
  }
}
