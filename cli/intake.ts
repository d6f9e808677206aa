import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Door } from '../runtime/seed/door';
import { command, dataOption, type Io, jsonOption, work } from './command';
import { fileScans, type Line, namesByLine, type ScanFault } from './intake/filing';
import { openScans } from './intake/scans';
import { type Behalf, contentOf, doorOf } from './on-behalf';

interface Options extends Behalf {
  readonly file: string;
  readonly scans?: string;
  readonly json?: true;
}

interface Batch {
  readonly id: string;
  readonly lines: number;
  readonly registered: number;
  readonly wasThere: number;
  readonly refused: number;
  readonly encoding: string;
  readonly doneAt: string | null;
}

/** `huiyin intake`: matters from a CSV or XLSX file, with a result for each line. */
export function intakeCommand(io: Io): Command {
  return command('intake', io)
    .description('register the matters of a CSV or XLSX file; the same file again adds nothing')
    .requiredOption('--file <file>', 'the table; its columns are those of GET /api/v1/intake/template.csv')
    .option('--scans <path>', 'a folder or ZIP file with the papers that the column of scans names')
    .option('--as <officer>', 'the coordinator on whose behalf; the embedded office only')
    .option('--tokenfile <file>', "a file that holds a token of the office's issuer, instead of --as")
    .option('--url <url>', 'the API (default: the office that runs on the data folder)')
    .option(...dataOption)
    .option(...jsonOption)
    .action(work(io, (options: Options) => run(io, options)));
}

async function run(io: Io, options: Options): Promise<void> {
  const kind = /\.xlsx$/i.test(options.file) ? 'xlsx' : 'csv';
  const file = contentOf('--file', options.file);
  const scans = options.scans === undefined ? undefined : await openScans(options.scans);
  const { door, as } = await doorOf(options);
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const headers = { 'content-type': kind === 'xlsx' ? sheet : 'text/csv' };
  const { id } = await door.post<Batch>(as, '/intake/batches', file, { key: randomUUID(), headers });
  const batch = await worked(door, as, id);
  const lines = await linesOf(door, as, id);
  const scanFaults: ScanFault[] = [];
  if (scans) {
    const names = await namesByLine(file, kind);
    for (const line of lines)
      if (line.petition) scanFaults.push(...(await fileScans({ door, as, scans }, line, names.get(line.line) ?? [])));
  }
  const refusals = lines.filter(({ result }) => result === 'refused');
  io.stdout(
    options.json ? `${JSON.stringify({ ...batch, refusals, scanFaults })}\n` : words(batch, refusals, scanFaults),
  );
  if (refusals.length + scanFaults.length > 0) io.setExitCode(1);
}

const lookEveryMs = 500;

async function worked(door: Door, as: string, id: string): Promise<Batch> {
  for (;;) {
    const batch = await door.get<Batch>(as, `/intake/batches/${id}`);
    if (batch.doneAt !== null) return batch;
    await pause(lookEveryMs);
  }
}

async function linesOf(door: Door, as: string, id: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const path = `/intake/batches/${id}/lines?limit=1000&after=${after}`;
    const page: { items: Line[]; next?: number } = await door.get(as, path);
    lines.push(...page.items);
    after = page.next;
  }
  return lines;
}

function words(batch: Batch, refusals: readonly Line[], scanFaults: readonly ScanFault[]): string {
  const { lines, registered, wasThere, refused } = batch;
  const told = refusals.map(({ line, code, errors }) => {
    const where = (errors ?? []).map(({ column, detail }) => `${column}: ${detail}`).join('; ');
    return `line ${line}: ${code}${where ? ` (${where})` : ''}`;
  });
  const missing = scanFaults.map(({ line, scan, code }) => `line ${line}: ${code} (${scan})`);
  const first = `${lines} lines: ${registered} registered, ${wasThere} there before, ${refused} refused`;
  return `${[first, ...told, ...missing].join('\n')}\n`;
}
