import { setTimeout as pause } from 'node:timers/promises';
import { WithStartWorkflowOperation } from '@temporalio/client';
import type { Command } from '../domain/acts';
import type { StoryStart } from '../workflows/messages';
import { beginAt, commandOf, loop } from './loop';
import type { Matter } from './matters';
import type { Stand } from './stand';
import type { ActivityTimes, BenchWorker } from './worker';

/** The client of every variant: N life cycles at once, each act asked for when the one before it is answered. */
export interface Load {
  readonly inFlight: number;
  readonly countedMs: number;
  readonly signal: AbortSignal;
}

/** Not counted, once the lives are spread over their stages. */
const settleMs = 1_500;

export interface Act {
  readonly act: string;
  readonly ms: number;
}

/** What happened within the counted time. */
export interface Counted {
  readonly seconds: number;
  readonly acts: readonly Act[];
  /** Life cycles whose closing act was answered. */
  readonly closed: number;
  /** Processor time of this process: client, worker and activities. */
  readonly cpuMs: number;
  readonly activities: ActivityTimes;
}

interface Life {
  readonly begun?: (workflowId: string) => void;
  readonly onAct?: (done: Act) => void;
  /** Asked before each act, by its place in the life; false ends the life there. */
  readonly mayAct?: (place: number) => Promise<boolean>;
}

/** One petition from registration to closure. */
export async function oneLife(stand: Stand, worker: BenchWorker, life: Life = {}): Promise<void> {
  const matter = await stand.matters.take();
  const workflowId = `${worker.variant.workflow}:${matter.id}`;
  for (const [place, step] of loop.entries()) {
    if (life.mayAct && !(await life.mayAct(place))) return;
    const command = commandOf(step, matter);
    const asked = performance.now();
    if (place === 0) await begin(stand, worker, { matter, workflowId, command });
    else await perform(stand, workflowId, command);
    life.onAct?.({ act: step.act, ms: performance.now() - asked });
    if (place === 0) life.begun?.(workflowId);
  }
}

/** As the door begins a story (api/temporal.ts). */
async function begin(
  { client }: Stand,
  { variant, taskQueue }: BenchWorker,
  { matter, workflowId, command }: { matter: Matter; workflowId: string; command: Command },
): Promise<void> {
  const start: StoryStart = { id: matter.id, offset: beginAt - begunAt, training: true };
  await client.workflow.executeUpdateWithStart(command.act, {
    args: [command],
    updateId: command.id,
    startWorkflowOperation: new WithStartWorkflowOperation(variant.workflow, {
      ...{ workflowId, taskQueue, args: [start], workflowTaskTimeout: '5 seconds' },
      ...{ workflowIdConflictPolicy: 'USE_EXISTING', workflowIdReusePolicy: 'REJECT_DUPLICATE' },
    }),
  });
}

/** All stories are as far away from their own time. */
const begunAt = Date.now();

const perform = ({ client }: Stand, workflowId: string, command: Command) =>
  client.workflow.getHandle(workflowId).executeUpdate(command.act, { args: [command], updateId: command.id });

/** A closed loop under load. Answers what it counted and which stories still run for their rights. */
export async function drive(stand: Stand, worker: BenchWorker, load: Load): Promise<Counted & { begun: string[] }> {
  await stand.matters.fill();
  const round = new Round(load);
  const slots = Array.from({ length: load.inFlight }, (_, slot) => round.runSlot(stand, worker, slot));
  const [counted] = await Promise.all([round.count(worker), ...slots]);
  return { ...counted, begun: round.begun };
}

class Round {
  readonly begun: string[] = [];
  private acts: Act[] = [];
  private waiting = 0;
  private open!: () => void;
  /** Opens when every life has come as far as it is to be when counting begins. */
  private readonly isSpread = new Promise<void>((resolve) => {
    this.open = resolve;
  });
  /** Interrupted, a life failed, or the time is up. */
  private readonly ending = new AbortController();

  constructor(private readonly load: Load) {
    load.signal.addEventListener('abort', this.end, { once: true, signal: this.ending.signal });
    if (load.signal.aborted) this.end();
  }

  /** Lives one life after the other; the first one waits at a stage of its own until all others have reached theirs. */
  async runSlot(stand: Stand, worker: BenchWorker, slot: number): Promise<void> {
    const stage = Math.floor((slot * loop.length) / this.load.inFlight);
    let hasWaited = false;
    const life: Life = {
      begun: (workflowId) => this.begun.push(workflowId),
      onAct: (act) => this.acts.push(act),
      mayAct: async (place) => {
        if (!hasWaited && place === stage) {
          hasWaited = true;
          await this.wait();
        }
        return !this.ending.signal.aborted;
      },
    };
    try {
      while (!this.ending.signal.aborted) await oneLife(stand, worker, life);
    } catch (error) {
      this.end();
      throw error;
    }
  }

  private wait(): Promise<void> {
    this.waiting += 1;
    if (this.waiting === this.load.inFlight) this.open();
    return this.isSpread;
  }

  async count(worker: BenchWorker): Promise<Counted> {
    await this.isSpread;
    await this.pause(settleMs);
    this.acts = [];
    worker.takeTimes();
    const [begun, cpu] = [performance.now(), process.cpuUsage()];
    await this.pause(this.load.countedMs);
    const { acts } = this;
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (performance.now() - begun) / 1000;
    const activities = worker.takeTimes();
    this.end();
    const closed = acts.filter(({ act }) => act === loop.at(-1)!.act).length;
    return { seconds, acts: [...acts], closed, cpuMs: (user + system) / 1000, activities };
  }

  private readonly end = (): void => {
    this.ending.abort();
    this.open();
  };

  private pause(ms: number): Promise<void> {
    return pause(ms, undefined, { signal: this.ending.signal }).catch(() => undefined);
  }
}

/** Ends what a round left, so that the next one finds an engine at rest. */
export async function terminate({ client }: Stand, workflowIds: string[]): Promise<void> {
  const left = [...workflowIds];
  const next = async () => {
    for (let id = left.pop(); id; id = left.pop()) await client.workflow.getHandle(id).terminate('the round is over');
  };
  await Promise.all(Array.from({ length: 10 }, next));
}
