import { randomUUID } from 'node:crypto';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { Stand } from './stand';
import type { Variant } from './variants';

/** The product's (runtime/worker.ts). */
const cachedStories = 1_000;

export interface BenchWorker {
  readonly variant: Variant;
  readonly taskQueue: string;
  /** What the activities took since it was last asked. */
  takeTimes(): ActivityTimes;
  stop(): Promise<void>;
}

export interface ActivityTimes {
  readonly ms: readonly number[];
  /** Tries that threw and were repeated by the engine. */
  readonly failed: number;
}

/** Before the first use of the SDK: signals are ours, and workers that come and go are no news. */
export function prepareRuntime(): void {
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
  });
}

/** The one worker alive, on a task queue of its own. */
export async function startWorker({ address }: Stand, variant: Variant): Promise<BenchWorker> {
  const stopwatch = new Stopwatch();
  const connection = await NativeConnection.connect({ address });
  const taskQueue = `bench-${variant.name}-${randomUUID()}`;
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: variant.bundle,
    activities: stopwatch.around(variant.activities),
    maxCachedWorkflows: cachedStories,
    shutdownGraceTime: '10 seconds',
    shutdownForceTime: '15 seconds',
  });
  const ended = worker.run().finally(() => connection.close());
  ended.catch(() => undefined); // Whoever stops it hears of a failure.
  return {
    ...{ variant, taskQueue, takeTimes: () => stopwatch.take() },
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };
}

type Activity = (...args: unknown[]) => Promise<unknown>;

class Stopwatch {
  private ms: number[] = [];
  private failed = 0;

  around(activities: object): Record<string, Activity> {
    return Object.fromEntries(
      Object.entries(activities).map(([name, activity]) => [name, this.timed(activity as Activity)]),
    );
  }

  take(): ActivityTimes {
    const { ms, failed } = this;
    this.ms = [];
    this.failed = 0;
    return { ms, failed };
  }

  private timed(activity: Activity): Activity {
    return async (...args) => {
      const begun = performance.now();
      try {
        return await activity(...args);
      } catch (error) {
        this.failed += 1;
        throw error;
      } finally {
        this.ms.push(performance.now() - begun);
      }
    };
  }
}
