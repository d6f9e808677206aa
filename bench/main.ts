import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Bench, type BenchName, benches } from './benches';
import { machineOf } from './machine';
import { printed, type Report, reportOf } from './report';
import { type Plan, runRounds } from './rounds';
import { type Say, Stops, setUp } from './stand';
import { prepareVariants } from './variants';
import { prepareRuntime } from './worker';

/**
 * Question: what do rules, record and catching up cost on top of Temporal and SQL alone? Ours and two bare workflows
 * with the same updates live the same life in turn, in one run.
 * Machine: whatever this runs on (it is printed); one durable Postgres, one Temporal dev server with a SQLite file, one
 * Node process with client, worker and activities. Nothing else should run beside it.
 * Data: an empty office of two bureaus and four units; every petition is the same first visit (loop.ts).
 */
const usage = `bench <${Object.keys(benches).join('|')}> [--rounds 3] [--in-flight N] [--seconds N] [--json FILE]
`;

interface Asked {
  readonly name: BenchName;
  readonly plan: Omit<Plan, 'signal'>;
  readonly json?: string;
}

/** Undefined: used wrongly. */
function readArguments(words: string[]): Asked | undefined {
  try {
    const text = { type: 'string' } as const;
    const options = { rounds: text, 'in-flight': text, seconds: text, json: text };
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const [name] = positionals;
    if (positionals.length !== 1 || !name || !Object.hasOwn(benches, name)) return undefined;
    const bench: Bench = benches[name as BenchName];
    const plan = {
      rounds: whole(values.rounds, 3),
      inFlight: whole(values['in-flight'], bench.inFlight),
      countedMs: whole(values.seconds, bench.seconds) * 1000,
    };
    return { name: name as BenchName, plan, json: values.json };
  } catch {
    return undefined;
  }
}

function whole(given: string | undefined, otherwise: number): number {
  const number = Number(given ?? otherwise);
  if (!Number.isInteger(number) || number < 1) throw new RangeError('not a whole number above 0');
  return number;
}

/** Undefined: interrupted. */
async function run({ name, plan: asked }: Asked, stops: Stops, signal: AbortSignal): Promise<Report | undefined> {
  const say: Say = (line) => void process.stderr.write(`${line}\n`);
  const bench: Bench = benches[name];
  const plan = { ...asked, signal };
  prepareRuntime();
  say('starting Postgres and Temporal, recording the SQL of one life');
  const stand = await setUp(stops, say);
  const machine = await machineOf(stand);
  const { variants: all, script } = await prepareVariants(stand);
  const variants = all.filter((variant) => bench.variants.includes(variant.name));
  const rows = await runRounds(stand, variants, { plan, say });
  return signal.aborted ? undefined : reportOf({ bench, plan, variants, machine, script, rows });
}

/** The first Ctrl-C ends the round and tidies up; a second one tidies up at once. */
function listen(stops: Stops): AbortSignal {
  const interrupted = new AbortController();
  const onSignal = () => {
    if (interrupted.signal.aborted) void stops.all().finally(() => process.exit(130));
    interrupted.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return interrupted.signal;
}

async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  if (!asked) {
    process.stderr.write(usage);
    return 2;
  }
  const stops = new Stops();
  const signal = listen(stops);
  let report: Report | undefined;
  try {
    report = await run(asked, stops, signal);
  } finally {
    await stops.all();
  }
  if (!report) return 130;
  process.stdout.write(printed(report));
  if (asked.json) writeFileSync(asked.json, `${JSON.stringify(report, null, 2)}\n`);
  return report.ratios.some(({ verdict }) => verdict === 'missed') ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
