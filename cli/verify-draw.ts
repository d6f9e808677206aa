import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { type DrawExport, shownFaults, shownSuccession } from '../domain/draw-shown';
import type { Succession } from '../domain/hearing/succession';
import { genesisHash, lineHash, type RecordLine } from '../sealing/record';
import { command, dataOption, type Io, jsonOption, work } from './command';
import { parsedExport } from './draw-export';
import { wordsOf } from './draw-words';
import type { Behalf } from './on-behalf';
import { shownDraw } from './shown-draw';

const sha256 = (plain: string) => createHash('sha256').update(plain).digest('hex');

export interface Findings {
  readonly ok: boolean;
  readonly story: string;
  readonly draws: readonly {
    readonly no: number;
    readonly seated: readonly string[];
    readonly faults: readonly string[];
  }[];
  /** Of a hearing: how its panel came to be what it is. */
  readonly succession?: Succession;
  /** Lines of the record that are not what their hash says, or do not follow the one before. */
  readonly lines: readonly number[];
}

interface Options extends Behalf {
  readonly json?: true;
}

/**
 * `huiyin verify-draw`: whether a draw is what seed and pool give, and a panel what the draw and
 * the record's lines give. For a file it needs no server, database or key.
 */
export function verifyDrawCommand(io: Io): Command {
  return command('verify-draw', io)
    .description('recompute a draw and who sits since from its export, offline, or as the office shows it')
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
  const shown = parsedExport(await shownDraw(io.stdin, of, options));
  const findings = findingsOf(shown);
  io.stdout(options.json ? `${JSON.stringify(findings)}\n` : wordsOf(shown, findings));
  io.setExitCode(findings.ok ? 0 : 1);
}

function findingsOf(shown: DrawExport): Findings {
  const draws = shown.draws.map((one) => ({ no: one.no, seated: one.seated, faults: shownFaults(sha256, shown, one) }));
  const succession = shownSuccession(shown);
  const lines = brokenLines(shown);
  const checked = [...draws, ...(succession ? [succession] : [])];
  return {
    ok: lines.length === 0 && checked.every(({ faults }) => faults.length === 0),
    story: shown.story,
    draws,
    ...(succession ? { succession } : {}),
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
