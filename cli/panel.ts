import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { command, dataOption, type Io, jsonOption, work } from './command';
import { type Behalf, contentOf, doorOf } from './on-behalf';

interface Options extends Behalf {
  readonly file: string;
  readonly bureau: string;
  readonly reason: string;
  readonly json?: true;
}

interface Imported {
  readonly added: number;
  readonly changed: number;
  readonly wasThere: number;
  readonly refused: number;
  readonly lines: readonly {
    readonly line: number;
    readonly code?: string;
    readonly errors?: readonly { readonly column: string; readonly detail: string }[];
  }[];
}

/** `huiyin panel`: the members of a bureau's review panel from a CSV or XLSX list, with a result for each line. */
export function panelCommand(io: Io): Command {
  return command('panel', io)
    .description(
      "enter the members of a bureau's review panel from a CSV or XLSX list; the same list again adds nothing",
    )
    .requiredOption('--file <file>', 'the list; its columns are those of GET /api/v1/panel-members/template.csv')
    .requiredOption('--bureau <unit>', 'the bureau whose panel it is')
    .requiredOption('--reason <text>', 'why the register changes, e.g. the decision that named them')
    .option('--as <officer>', 'the coordinator or administrator on whose behalf; the embedded office only')
    .option('--tokenfile <file>', "a file that holds a token of the office's issuer, instead of --as")
    .option('--url <url>', 'the API (default: the office that runs on the data folder)')
    .option(...dataOption)
    .option(...jsonOption)
    .action(work(io, (options: Options) => run(io, options)));
}

const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function run(io: Io, options: Options): Promise<void> {
  const { file, bureau, reason } = options;
  const content = contentOf('--file', file);
  const headers = { 'content-type': /\.xlsx$/i.test(file) ? sheet : 'text/csv' };
  const { door, as } = await doorOf(options);
  const asked = { key: randomUUID(), headers, query: { bureau, reason } };
  const imported = await door.post<Imported>(as, '/panel-members/import', content, asked);
  io.stdout(options.json ? `${JSON.stringify(imported)}\n` : wordsOf(imported));
  if (imported.refused > 0) io.setExitCode(1);
}

function wordsOf({ added, changed, wasThere, refused, lines }: Imported): string {
  const told = lines
    .filter(({ code }) => code !== undefined)
    .map(({ line, code, errors = [] }) => {
      const where = errors.map(({ column, detail }) => `${column}: ${detail}`).join('; ');
      return `line ${line}: ${code}${where ? ` (${where})` : ''}`;
    });
  const first = `${lines.length} lines: ${added} added, ${changed} changed, ${wasThere} there before, ${refused} refused`;
  return `${[first, ...told].join('\n')}\n`;
}
