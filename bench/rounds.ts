import { type Counted, drive, terminate } from './driver';
import { percentile } from './figures';
import { loop } from './loop';
import type { Say, Stand } from './stand';
import type { Variant, VariantName } from './variants';
import { startWorker } from './worker';

export interface Plan {
  readonly rounds: number;
  readonly inFlight: number;
  readonly countedMs: number;
  readonly signal: AbortSignal;
}

/** One variant in one round. Times in milliseconds; `act` is what the client waited, `activity` what the activity took. */
export interface Row {
  readonly round: number;
  readonly variant: VariantName;
  readonly livesPerSecond: number;
  readonly actsPerSecond: number;
  readonly actP50: number;
  readonly actP95: number;
  readonly actP99: number;
  readonly activityP50: number;
  readonly activityP95: number;
  /** Processor time of the bench's process an act. */
  readonly nodeMsPerAct: number;
  readonly failedTries: number;
  readonly acts: number;
  readonly closed: number;
}

/** After a short round of each that is not counted: A-B-C-A-B-C, each with a worker of its own. */
export async function runRounds(
  stand: Stand,
  variants: readonly Variant[],
  { plan, say }: { plan: Plan; say: Say },
): Promise<Row[]> {
  const rows: Row[] = [];
  const warmUp = { ...plan, countedMs: Math.min(3_000, plan.countedMs) };
  for (const variant of variants) if (!plan.signal.aborted) await runOne(stand, variant, warmUp);
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const variant of variants) {
      if (plan.signal.aborted) return rows;
      const row = rowOf(round, variant, await runOne(stand, variant, plan));
      if (plan.signal.aborted) return rows;
      rows.push(row);
      const { actsPerSecond, actP50 } = row;
      say(`round ${round}, ${variant.title}: ${actsPerSecond.toFixed(1)} acts/s, p50 ${actP50.toFixed(1)} ms`);
    }
  }
  return rows;
}

async function runOne(stand: Stand, variant: Variant, plan: Plan): Promise<Counted> {
  const worker = await startWorker(stand, variant);
  try {
    const { begun, ...counted } = await drive(stand, worker, plan);
    await worker.stop();
    await terminate(stand, begun);
    return counted;
  } finally {
    await worker.stop();
  }
}

/** Beginning a story is no act upon one: it counts for the rates, not for the time one act takes. */
function rowOf(round: number, { name }: Variant, { seconds, acts, closed, cpuMs, activities }: Counted): Row {
  const ms = acts.filter(({ act }) => act !== loop[0]!.act).map((act) => act.ms);
  return {
    round,
    variant: name,
    // Closings come in waves: in a window of a few lives they may be a third off, a life's share of all acts is not.
    livesPerSecond: acts.length / loop.length / seconds,
    actsPerSecond: acts.length / seconds,
    actP50: percentile(ms, 0.5),
    actP95: percentile(ms, 0.95),
    actP99: percentile(ms, 0.99),
    activityP50: percentile(activities.ms, 0.5),
    activityP95: percentile(activities.ms, 0.95),
    nodeMsPerAct: cpuMs / acts.length,
    failedTries: activities.failed,
    acts: acts.length,
    closed,
  };
}
