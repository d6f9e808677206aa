import type { Mark } from './figures';
import type { Row } from './rounds';
import type { VariantName } from './variants';

type Figure = Exclude<keyof Row, 'round' | 'variant'>;

/** Ours divided by a bare variant in the same round. */
interface Ratio extends Mark {
  readonly of: Figure;
  readonly to: VariantName;
}

/** One question that the bench answers. */
export interface Bench {
  readonly title: string;
  readonly variants: readonly VariantName[];
  readonly inFlight: number;
  readonly seconds: number;
  readonly columns: readonly (readonly [title: string, figure: Figure])[];
  readonly ratios: readonly Ratio[];
}

/** Marks: design, section 13. */
export const benches = {
  'life-cycle': {
    title: 'How many first-visit life cycles a second go from registration to closure?',
    variants: ['ours', 'bareLocal', 'bareOrdinary'],
    ...{ inFlight: 50, seconds: 12 },
    columns: [
      ['life cycles/s', 'livesPerSecond'],
      ['acts/s', 'actsPerSecond'],
      ['act p50 ms', 'actP50'],
      ['act p99 ms', 'actP99'],
      ['activity p50 ms', 'activityP50'],
      ['Node ms/act', 'nodeMsPerAct'],
    ],
    ratios: [
      {
        what: 'life cycles/s, ours / bare with local activities',
        ...{ of: 'livesPerSecond', to: 'bareLocal', is: 'atLeast', mark: 0.8, floor: 0.6 },
      },
      {
        what: 'life cycles/s, ours / bare with ordinary activities',
        ...{ of: 'livesPerSecond', to: 'bareOrdinary', is: 'atLeast', mark: 1.3 },
      },
    ],
  },
  'idle-act': {
    title: 'How long does one act take on a machine that does nothing else?',
    variants: ['ours', 'bareLocal'],
    ...{ inFlight: 1, seconds: 12 },
    columns: [
      ['act p50 ms', 'actP50'],
      ['act p95 ms', 'actP95'],
      ['activity p50 ms', 'activityP50'],
      ['activity p95 ms', 'activityP95'],
      ['acts', 'acts'],
    ],
    ratios: [
      {
        what: 'act p50, ours / bare with local activities',
        ...{ of: 'actP50', to: 'bareLocal', is: 'atMost', mark: 1.3 },
      },
    ],
  },
} as const satisfies Record<string, Bench>;
export type BenchName = keyof typeof benches;
