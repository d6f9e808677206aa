import type { Script } from './bare/script';
import type { Bench } from './benches';
import { judge, type Spread, spread, type Verdict } from './figures';
import { loop } from './loop';
import type { Machine } from './machine';
import type { Plan, Row } from './rounds';
import type { Variant } from './variants';

export interface Report {
  readonly title: string;
  readonly machine: Machine;
  readonly data: Readonly<Record<string, string>>;
  readonly variants: readonly { name: string; title: string; figures: Record<string, Spread> }[];
  readonly ratios: readonly {
    what: string;
    ratio: Spread;
    is: string;
    mark: number;
    floor?: number;
    verdict: Verdict;
  }[];
  readonly rows: readonly Row[];
}

interface Ran {
  readonly bench: Bench;
  readonly plan: Plan;
  readonly variants: readonly Variant[];
  readonly machine: Machine;
  readonly script: Script;
  readonly rows: readonly Row[];
}

export function reportOf({ bench, plan, variants, machine, script, rows }: Ran): Report {
  const rowsOf = (name: string) => rows.filter((row) => row.variant === name);
  return {
    title: bench.title,
    machine,
    data: dataOf(plan, script),
    variants: variants.map(({ name, title }) => ({
      ...{ name, title },
      figures: Object.fromEntries(
        bench.columns.map(([column, figure]) => [column, spread(rowsOf(name).map((row) => row[figure]))]),
      ),
    })),
    ratios: bench.ratios.map(({ of, to, ...mark }) => {
      const others = rowsOf(to);
      const ratio = spread(rowsOf('ours').map((row, round) => row[of] / others[round]![of]));
      return { ...mark, ratio, verdict: judge(mark, ratio) };
    }),
    rows,
  };
}

function dataOf({ inFlight, rounds, countedMs }: Plan, { lines }: Script): Record<string, string> {
  const statements = lines.flatMap((line) => line.statements);
  const reads = statements.filter(({ text }) => text.startsWith('select')).length;
  const counted = 'life cycles/s is acts/s divided by that; a closed story still runs for its rights';
  return {
    life: `${loop.length} acts: ${loop.map(({ act }) => act).join(', ')}; ${counted}`,
    sql: `${statements.length} statements a life in ${lines.length} transactions, ${reads} of them reads; bare plays the same`,
    load: `${inFlight} in flight (closed loop), ${rounds} rounds of ${countedMs / 1000} s a variant, in turn, after a warm-up`,
  };
}

/** The report as people read it. */
export function printed({ title, machine, data, variants, ratios, rows }: Report): string {
  const columns = Object.keys(variants[0]!.figures);
  const table = [
    ['', ...columns],
    ...variants.map(({ title: name, figures }) => [name, ...columns.map((column) => shown(figures[column]!))]),
  ];
  const failed = rows.reduce((sum, row) => sum + row.failedTries, 0);
  return [
    title,
    ...aligned([...Object.entries(machine), ...Object.entries(data)].map(([name, text]) => [`  ${name}`, text])),
    '',
    'least / median / most over the rounds:',
    ...aligned(table),
    '',
    'ratios within a round (least / median / most), judged by the median:',
    ...aligned(ratios.map((one) => [one.what, shown(one.ratio, 2), wanted(one), one.verdict])),
    ...(failed > 0 ? [`${failed} tries of activities failed and were repeated`] : []),
    '',
  ].join('\n');
}

function wanted({ is, mark, floor }: Report['ratios'][number]): string {
  const sign = is === 'atLeast' ? '>=' : '<=';
  return `mark ${sign} ${mark}${floor === undefined ? '' : `, floor ${sign} ${floor}`}`;
}

const shown = ({ min, median, max }: Spread, digits?: number): string =>
  [min, median, max].map((value) => value.toFixed(digits ?? (value < 100 ? 1 : 0))).join(' / ');

function aligned(lines: readonly (readonly string[])[]): string[] {
  const widths = lines[0]!.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
  return lines.map((line) =>
    line
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('   ')
      .trimEnd(),
  );
}
