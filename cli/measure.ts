import type { Command } from 'commander';
import { measureAll } from '../activities/measured';
import { openDatabase } from '../db/connection';
import { command, configOf, databaseOf, dataOption, type Io, jsonOption, work } from './command';

/** `huiyin measure`: writes anew what the rates count, after older workers or another register of units. */
export function measureCommand(io: Io): Command {
  return command('measure', io)
    .description('write the lines that rates count anew, from what is stored of each petition')
    .option(...dataOption)
    .option(...jsonOption)
    .action(
      work(io, async (options: { data?: string; json?: true }) => {
        const { db, close } = openDatabase(databaseOf(configOf(options)), { max: 1 });
        try {
          const measured = await measureAll(db, { onlyMissing: false });
          io.stdout(options.json ? `${JSON.stringify({ measured })}\n` : `${measured} petitions measured\n`);
        } finally {
          await close();
        }
      }),
    );
}
