import { randomBytes, randomUUID } from 'node:crypto';
import { Client, Connection, WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { eq } from 'drizzle-orm';
import { createActivities } from '../../activities';
import type { ActivityDeps } from '../../activities/deps';
import { cardOf } from '../../db/cards';
import { type Db, openDatabase } from '../../db/connection';
import { eventsAfter } from '../../db/events';
import { stories } from '../../db/schema';
import type { Actor, Command, StoryCard } from '../../domain/acts';
import { kinds } from '../../domain/kinds';
import { apply, newState } from '../../domain/life';
import type { AnyState, StoryKindName } from '../../domain/story';
import { type Advanced, type Receipt, type StoryStart, storyWorkflowId } from '../../workflows/messages';
import { cloneDatabase, officeTemplate } from './database';
import { writeHistory } from './histories';
import { patiently } from './patient';
import { quietly } from './quiet';
import { aSigningKey } from './registers';
import { until } from './until';

/** Stories on a real server and a real database, without the door: acts are sent as the door would send them. */
export async function aStage() {
  const database = await cloneDatabase(officeTemplate);
  const { db, close } = openDatabase(database.url, { max: 10 });
  const deps: ActivityDeps = { db, masterKey: randomBytes(32), signingKey: aSigningKey() };
  const address = process.env.HUIYIN_TEST_TEMPORAL_ADDRESS!;
  const taskQueue = `stage-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const startWorker = async () => {
    quietly();
    const native = await NativeConnection.connect({ address });
    const worker = await Worker.create({
      connection: native,
      taskQueue,
      workflowBundle: { codePath: process.env.HUIYIN_TEST_BUNDLE! },
      activities: createActivities(deps),
    });
    const running = worker.run();
    return {
      stop: async () => {
        worker.shutdown();
        await running;
        await native.close();
      },
    };
  };
  let worker = await startWorker();
  /** Begins a story in training with its first act; `at` is the story's first now. */
  const begin = async (
    kind: StoryKindName,
    command: Omit<Command, 'id'>,
    at: string,
    more: Partial<StoryStart> = {},
  ) => {
    const { id = randomUUID() } = more;
    const offset = Date.parse(at) - Date.now();
    const start: StoryStart = { id, offset, training: true, ...more };
    const commandId = randomUUID();
    const startOp = () =>
      new WithStartWorkflowOperation(kind, {
        workflowId: storyWorkflowId(kind, id),
        taskQueue,
        args: [start],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        workflowTaskTimeout: '5s',
      });
    const update = { args: [{ ...command, id: commandId }] as [Command], updateId: commandId };
    await patiently(() =>
      client.workflow.executeUpdateWithStart(command.act, { ...update, startWorkflowOperation: startOp() }),
    );
    return aStory(client, id, kind);
  };
  const openedOrdersOf = async (storyId: string) => {
    const opened = (await eventsAfter(db, storyId, 0)).flatMap((event) => event.data.opens ?? []);
    return opened.filter(({ kind }) => kind === 'order').map(({ id }) => aStory(client, id, 'order'));
  };
  return {
    db,
    deps,
    client,
    taskQueue,
    databaseUrl: database.url,
    stopWorker: () => worker.stop(),
    startWorker: async () => {
      worker = await startWorker();
    },
    events: (id: string) => eventsAfter(db, id, 0),
    /** Milliseconds by which the story's now is ahead of ours, as its read row has it. */
    offsetOf: async (id: string): Promise<number> =>
      (await db.select({ offset: stories.offsetMs }).from(stories).where(eq(stories.id, id)))[0]!.offset,
    /**
     * Checks that the record alone rebuilds the state as stored, and keeps the story's history among the committed
     * ones when histories are being recorded.
     */
    keep: async (story: { id: string; handle: WorkflowHandle }, name: string) => {
      await expectRebuilt(db, story.id);
      if (process.env.HUIYIN_RECORD_HISTORIES) await writeHistory(story.handle, name);
    },
    begin,
    /** Registers a petition in training; `begin` is the story's first now. */
    register: (command: Omit<Command, 'id'>, at: string, more: Partial<StoryStart> = {}) =>
      begin('petition', command, at, more),
    /** The orders that a story has opened, first one first, whether or not they could begin. */
    openedOrdersOf,
    /** The same; each has begun. */
    ordersOf: async (storyId: string) => {
      const orders = await openedOrdersOf(storyId);
      for (const order of orders) {
        // Its row is there before its own state says so, and it cannot be asked before it is there.
        await until(async () => (await db.$count(stories, eq(stories.id, order.id))) > 0);
        await until(async () => (await order.state()).seq > 0);
      }
      return orders;
    },
    /** What the door would look up of another story. */
    cardOf: async (id: string): Promise<StoryCard> => {
      const [row] = await db.select().from(stories).where(eq(stories.id, id));
      const { kind, over, state } = row!;
      return cardOf({ id, kind: kind as StoryKindName, over, state: state as AnyState });
    },
    story: (kind: StoryKindName, id: string) => aStory(client, id, kind),
    close: async () => {
      await worker.stop();
      await connection.close();
      await close();
      await database.drop();
    },
  };
}
export type Stage = Awaited<ReturnType<typeof aStage>>;

export type TestStory = ReturnType<typeof aStory>;

function aStory(client: Client, id: string, kind: StoryKindName = 'petition') {
  const handle: WorkflowHandle = client.workflow.getHandle(storyWorkflowId(kind, id));
  return {
    id,
    handle,
    act: (act: string, actor: Actor, input: unknown, more: Partial<Command> = {}): Promise<Receipt> => {
      const commandId = more.id ?? randomUUID();
      const command = { id: commandId, act, actor, input, ...more };
      return patiently(() => handle.executeUpdate(act, { args: [command], updateId: commandId }));
    },
    /** Moves the story's time step by step, as the door does for one matter. */
    advance: async (to: string, outage = false): Promise<Advanced> => {
      for (;;) {
        const step = await patiently<Advanced>(() => handle.executeUpdate('advance', { args: [{ to, outage }] }));
        if (step.over || !step.next || Date.parse(step.next) > Date.parse(to)) {
          if (step.over || Date.parse(step.now) >= Date.parse(to) - 1000) return step;
        }
      }
    },
    state: (): Promise<AnyState> => handle.query('state'),
  };
}

/** How a story refuses an act, as whoever asked it gets to know. */
export const refusedWith = (code: string) => ({
  cause: { type: 'Refused', details: [expect.objectContaining({ code })] },
});

/** The record alone is enough: folding its lines gives the state that `commit` stored. */
async function expectRebuilt(db: Db, id: string): Promise<void> {
  const [row] = await db.select().from(stories).where(eq(stories.id, id));
  const stored = row!.state as AnyState;
  const blank = newState(kinds[stored.kind], id, stored.offset, stored.training);
  const rebuilt = (await eventsAfter(db, id, 0)).reduce(apply<AnyState>, blank);
  expect(JSON.parse(JSON.stringify(rebuilt))).toEqual(stored);
}
