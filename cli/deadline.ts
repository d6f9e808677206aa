import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Command, Option } from 'commander';
import { explainInWords, type Language, languages } from '../domain/deadline/words';
import { defaultPolicyId } from '../domain/policy/bundled';
import { AskError, answerDeadline, answerLine, type DeadlineAsk } from './deadline-answer';

/** What the command reads from and writes to; tests give their own. */
export interface DeadlineIo {
  readonly stdin: Readable;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Ends at once; for wrong use. */
  readonly exit: (code: number) => never;
  /** Says the code with which to end after the output is written. */
  readonly setExitCode: (code: number) => void;
}

/** JSON lines in, JSON lines out, in order. True if every line had an answer. */
async function answerBatch(io: DeadlineIo): Promise<boolean> {
  let allAnswered = true;
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const answer = answerLine(line);
    allAnswered &&= !('error' in answer);
    io.stdout(`${JSON.stringify(answer)}\n`);
  }
  return allAnswered;
}

interface Options extends Omit<DeadlineAsk, 'rule' | 'from' | 'extend'> {
  readonly from?: string;
  readonly extend?: string;
  readonly json?: true;
  readonly lang: Language;
  readonly batch?: true;
}

function answerOne(name: string | undefined, options: Options): string {
  if (name === undefined) throw new AskError('missingField', 'rule: missing');
  if (options.from === undefined) throw new AskError('missingField', '--from: missing');
  const { from, policy, pause, due } = options;
  const { rule, explained } = answerDeadline({ rule: name, from, policy, pause, due, extend: daysOf(options.extend) });
  if (options.json) return `${JSON.stringify(explained)}\n`;
  const title = `${rule.code} ${rule.label[options.lang]} · ${explained.basis} · ${explained.policyVersion}`;
  return `${[title, ...explainInWords(explained, options.lang)].join('\n')}\n`;
}

function daysOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new AskError('invalidValue', `extend: ${text}`);
  return Number(text);
}

const collect = (value: string, before: string[] = []) => [...before, value];

/** `huiyin deadline`: needs no database. Exit code 1: a batch line had no answer; 2: wrong use, with one line on stderr. */
export function deadlineCommand(io: DeadlineIo = processIo): Command {
  const command = new Command('deadline');
  return command
    .description('explain a date that belongs to no matter')
    .argument('[rule]', 'a rule code or clock, e.g. T_HANDLE or handle')
    .option('--from <day>', 'day 0, e.g. 2026-03-02; for hours an instant, e.g. 2026-02-13T22:00')
    .option('--policy <id>', 'the limits that apply', defaultPolicyId)
    .option('--extend <days>', "an approved extension, in the rule's unit")
    .option('--pause <days>', 'first..last paused day; may be repeated', collect)
    .option('--due <day>', 'for rules whose date is given by the act')
    .addOption(new Option('--lang <language>', 'language of the explanation').choices(languages).default('en'))
    .option('--json', 'one JSON line instead of words')
    .option('--batch', 'JSON lines {"rule","from","policy"?,"extend"?,"pause"?,"due"?} on standard input')
    .configureOutput({ writeOut: io.stdout, outputError: (text) => io.stderr(`${text.trim().split('\n')[0]}\n`) })
    .exitOverride(({ exitCode }) => io.exit(exitCode === 0 ? 0 : 2))
    .action(async (rule: string | undefined, options: Options) => {
      try {
        if (options.batch && rule !== undefined)
          throw new AskError('unknownField', `${rule}: with --batch the rules are on standard input`);
        if (options.batch) return io.setExitCode((await answerBatch(io)) ? 0 : 1);
        io.stdout(answerOne(rule, options));
      } catch (error) {
        if (!(error instanceof AskError)) throw error;
        command.error(`error: ${error.message}`, { exitCode: 2 });
      }
    });
}

const processIo: DeadlineIo = {
  stdin: process.stdin,
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  exit: (code) => process.exit(code),
  setExitCode: (code) => {
    process.exitCode = code;
  },
};
