import { and, eq, isNull } from 'drizzle-orm';
import type { Queries } from '../db/connection';
import { builder, fixed } from '../db/fixed';
import { clocks, events, heads, holdings, notices, outbox, tasks } from '../db/schema';
import { type Clock, clockKey } from '../domain/clock';
import type { ExplainedDeadline } from '../domain/deadline';
import type { StoryEvent } from '../domain/event';
import { kinds } from '../domain/kinds';
import type { AnyState, Task } from '../domain/story';
import { signHead } from '../sealing/record';
import type { ActivityDeps } from './deps';
import { writeMeasured } from './measured';
import { writeNoun, writeStory } from './rows';

export interface Written {
  readonly before: AnyState;
  readonly after: AnyState;
  readonly event: StoryEvent;
  readonly explained: Readonly<Record<string, ExplainedDeadline>>;
}

/** Everything that follows from one line of the record, inside the caller's transaction. */
export async function writeEverything(tx: Queries, deps: ActivityDeps, written: Written): Promise<void> {
  // Sent at once, answered in order: the record's line comes first, so that a taken place is the first error.
  await allOf([
    writeLine(tx, deps, written.event),
    writeStory(tx, written),
    writeNoun(tx, deps, written),
    writeMeasured(tx, written),
    writeClocks(tx, written),
    writeHolding(tx, written),
    writeTasks(tx, written),
    writeNotices(tx, written),
  ]);
}

/** Waits for every statement, so that none is under way when the transaction ends; then the first failure counts. */
async function allOf(statements: readonly PromiseLike<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(statements)) if (outcome.status === 'rejected') throw outcome.reason;
}

const insertLine = fixed<typeof events.$inferInsert>((row) => builder.insert(events).values(row));
const insertLetter = fixed<typeof outbox.$inferInsert>((row) => builder.insert(outbox).values(row));
const putHead = fixed<typeof heads.$inferInsert>((row) =>
  builder.insert(heads).values(row).onConflictDoUpdate({ target: heads.story, set: row }),
);

async function writeLine(tx: Queries, deps: ActivityDeps, event: StoryEvent): Promise<void> {
  const { inputHash = null, ...line } = event;
  const head = signHead(deps.signingKey, event);
  const { story, seq, act, at, to, kind } = event;
  await allOf([
    tx.execute(insertLine({ ...line, inputHash })),
    tx.execute(putHead(head)),
    tx.execute(insertLetter({ story, seq, at, type: `${kind}.${act}`, body: { story, seq, act, at, stage: to } })),
  ]);
}

type ClockRow = typeof clocks.$inferInsert;

const putClock = fixed<ClockRow>((row) =>
  builder
    .insert(clocks)
    .values(row)
    .onConflictDoUpdate({ target: [clocks.story, clocks.rule, clocks.instance], set: row }),
);
const updateClock = fixed<Omit<ClockRow, 'explanation'>>((row) =>
  builder
    .update(clocks)
    .set(row)
    .where(and(eq(clocks.story, row.story), eq(clocks.rule, row.rule), eq(clocks.instance, row.instance))),
);

async function writeClocks(tx: Queries, { event, explained }: Written): Promise<void> {
  await allOf(
    (event.data.clocks ?? []).map((clock) => {
      const explanation = explained[clockKey(clock)];
      const row = rowOf(event.story, clock);
      return tx.execute(explanation ? putClock({ ...row, explanation }) : updateClock(row));
    }),
  );
}

function rowOf(story: string, clock: Clock) {
  const { rule, instance, kind, state, startOn, strictOn, dueOn, dueAt, provisional } = clock;
  const { yellowAt = null, redAt = null, metOn = null, lateDays = null } = clock;
  return {
    story,
    rule,
    instance,
    kind,
    state,
    startOn,
    strictOn,
    dueOn,
    dueAt,
    provisional,
    yellowAt,
    redAt,
    metOn,
    lateDays,
    clock,
  };
}

/** A holding ends when the unit changes; the days per unit add up to the whole. */
async function writeHolding(tx: Queries, { before, after, event }: Written): Promise<void> {
  const kind = kinds[event.kind];
  const was = kind.holderOf(before)?.unitId;
  const is = kind.holderOf(after)?.unitId;
  if (was === is) return;
  const open = and(eq(holdings.story, event.story), isNull(holdings.to));
  await allOf([
    ...(was ? [tx.update(holdings).set({ to: event.at }).where(open)] : []),
    ...(is ? [tx.insert(holdings).values({ story: event.story, seq: event.seq, unitId: is, from: event.at })] : []),
  ]);
}

async function writeTasks(tx: Queries, { before, after, event }: Written): Promise<void> {
  const kind = kinds[event.kind];
  const had = new Map(kind.tasksOf(before).map((task) => [task.key, JSON.stringify(task)]));
  const has = kind.isOver(after) ? [] : kind.tasksOf(after);
  const gone = [...had.keys()].filter((key) => !has.some((task) => task.key === key));
  await allOf([
    ...gone.map((key) => tx.execute(deleteTask({ story: event.story, key }))),
    ...has
      .filter((task) => had.get(task.key) !== JSON.stringify(task))
      .map((task) => tx.execute(putTask(taskRow(event, task)))),
  ]);
}

type TaskRow = typeof tasks.$inferInsert;

const deleteTask = fixed<Pick<TaskRow, 'story' | 'key'>>(({ story, key }) =>
  builder.delete(tasks).where(and(eq(tasks.story, story), eq(tasks.key, key))),
);

/** A task that is there already keeps the instant at which it was opened. */
const putTask = fixed<TaskRow>(({ openedAt, ...row }) =>
  builder
    .insert(tasks)
    .values({ ...row, openedAt })
    .onConflictDoUpdate({ target: [tasks.story, tasks.key], set: row }),
);

function taskRow({ story, at }: StoryEvent, task: Task): TaskRow {
  const { key, act, unitId, role, officerId = null, dueOn = null } = task;
  return { story, key, act, unitId, role, officerId, dueOn, openedAt: at };
}

async function writeNotices(tx: Queries, { before, event }: Written): Promise<void> {
  const lines = event.data.notices ?? [];
  if (lines.length === 0) return;
  const clock = before.clocks.find((one: Clock) => clockKey(one) === event.data.alert?.clock);
  const alert = clock?.alerts.find(
    (one: Clock['alerts'][number]) => one.level === event.data.alert?.level && one.state === 'pending',
  );
  await tx.insert(notices).values(
    lines.map((line, n) => ({
      story: event.story,
      seq: event.seq,
      n,
      at: event.at,
      dueAt: line.level ? alert?.at : null,
      ...line,
    })),
  );
}
