import type { Command } from 'commander';
import { migrateDatabase } from '../runtime/migrate';
import { command, configOf, databaseOf, dataOption, type Io, jsonOption, work } from './command';

/** `huiyin migrate`: brings the database to this version's schema. A repeat changes nothing. */
export function migrateCommand(io: Io): Command {
  return command('migrate', io)
    .description('bring the database (DATABASE_URL or the running office) to the newest schema')
    .option(...dataOption)
    .option(...jsonOption)
    .action(
      work(io, async (options: { data?: string; json?: true }) => {
        const applied = await migrateDatabase(databaseOf(configOf(options)));
        io.stdout(options.json ? `${JSON.stringify({ applied })}\n` : `${applied} migrations applied\n`);
      }),
    );
}
