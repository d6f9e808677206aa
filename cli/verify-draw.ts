import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { z } from 'zod';
import { type DrawExport, type ShownDraw, shownFaults } from '../domain/draw-shown';
import { genesisHash, lineHash, type RecordLine } from '../sealing/record';
import { command, dataOption, type Io, jsonOption, WrongUse, work } from './command';
import type { Behalf } from './on-behalf';
import { shownDraw } from './shown-draw';

const sha256 = (plain: string) => createHash('sha256').update(plain).digest('hex');

/** What must be there to be checked; whatever else an export holds is hashed with its line. */
const place = z.looseObject({ seq: z.int().min(1), hash: z.string() });
const names = z.array(z.string());
const shape = z.looseObject({
  story: z.string(),
  number: z.string(),
  draws: z
    .array(
      z.looseObject({
        ...{ no: z.int(), drawn: place, seats: z.int().min(0), seated: names },
        record: z.looseObject({
          ...{ algorithm: z.string(), seed: z.string(), commitment: z.string(), poolHash: z.string(), order: names },
        }),
        pool: z.looseObject({
          candidates: z.array(z.looseObject({ id: z.string(), stratum: z.string() })),
          excluded: z.array(z.looseObject({ id: z.string(), reason: z.string() })),
        }),
      }),
    )
    .min(1, 'nothing was drawn'),
  lines: z.array(z.looseObject({ seq: z.int(), hash: z.string(), prevHash: z.string(), data: z.looseObject({}) })),
});

interface Findings {
  readonly ok: boolean;
  readonly story: string;
  readonly draws: readonly {
    readonly no: number;
    readonly seated: readonly string[];
    readonly faults: readonly string[];
  }[];
  /** Lines of the record that are not what their hash says, or do not follow the one before. */
  readonly lines: readonly number[];
}

interface Options extends Behalf {
  readonly json?: true;
}

/** `huiyin verify-draw`: whether a draw is what seed and pool give. For a file it needs no server, database or key. */
export function verifyDrawCommand(io: Io): Command {
  return command('verify-draw', io)
    .description('recompute a draw from its export, offline, or as the office shows it')
    .argument(
      '[draw]',
      'a file with what GET /hearings/{id}/draw or /spot-checks/{id}/draw answered, or the id or number of the hearing or spot check; standard input (-) without it',
    )
    .option('--as <officer>', 'on whose behalf the office is asked; the embedded office only')
    .option('--tokenfile <file>', "a file that holds a token of the office's issuer, instead of --as")
    .option('--url <url>', 'the API (default: the office that runs on the data folder)')
    .option(...dataOption)
    .option(...jsonOption)
    .action(work(io, (of: string | undefined, options: Options) => verify(io, of, options)));
}

async function verify(io: Io, of: string | undefined, options: Options): Promise<void> {
  const shown = parsed(await shownDraw(io.stdin, of, options));
  const findings = findingsOf(shown);
  io.stdout(options.json ? `${JSON.stringify(findings)}\n` : wordsOf(shown, findings));
  io.setExitCode(findings.ok ? 0 : 1);
}

function parsed(content: string): DrawExport {
  try {
    return shape.parse(JSON.parse(content)) as unknown as DrawExport;
  } catch (error) {
    const why =
      error instanceof z.ZodError ? error.issues.map((one) => `${one.path.join('/')}: ${one.message}`)[0] : '';
    throw new WrongUse(`this is not the export of a draw${why ? `: ${why}` : ''}`);
  }
}

function findingsOf(shown: DrawExport): Findings {
  const draws = shown.draws.map((one) => ({ no: one.no, seated: one.seated, faults: shownFaults(sha256, shown, one) }));
  const lines = brokenLines(shown);
  return {
    ok: lines.length === 0 && draws.every(({ faults }) => faults.length === 0),
    story: shown.story,
    draws,
    lines,
  };
}

function brokenLines({ story, lines }: DrawExport): number[] {
  let before = genesisHash;
  return (lines as readonly RecordLine[]).flatMap((line, n) => {
    const holds =
      line.story === story && line.seq === n + 1 && line.prevHash === before && lineHash(line) === line.hash;
    before = line.hash;
    return holds ? [] : [line.seq];
  });
}

/** In the words of docs/reference/draw.md. */
const faultWords: Readonly<Record<string, string>> = {
  algorithm: 'it names another algorithm',
  commitment: 'the seed is not the one that was committed',
  pool: 'somebody stands in the pool twice, or a text could be read as two',
  poolHash: 'the pool is not the one of its hash',
  order: 'seed and pool give another order',
  seated: 'those who were drawn are not the first of the order',
  notCommitted: 'no line before the draw commits this seed',
  otherThanLine: 'what is shown is not what the line of the record says',
};

function wordsOf({ number, draws }: DrawExport, findings: Findings): string {
  const said = findings.draws.map(({ no, faults }, n) => {
    const what =
      faults.length === 0 ? aboutTrue(draws[n]!) : faults.map((fault) => faultWords[fault] ?? fault).join('; ');
    return `draw ${no} of ${number}: ${what}`;
  });
  const broken = findings.lines.map((seq) => `line ${seq} of the record is not what its hash says, or does not follow`);
  return `${[...said, ...broken].join('\n')}\n`;
}

const aboutTrue = ({ committed, drawn, pool, seated }: ShownDraw) =>
  `holds; seed committed in line ${committed?.seq}, opened in line ${drawn.seq}; ` +
  `${seated.length} of ${pool.candidates.length} drawn: ${seated.join(', ')}`;
