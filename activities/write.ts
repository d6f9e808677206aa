import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Queries } from '../db/connection';
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

async function writeLine(tx: Queries, deps: ActivityDeps, event: StoryEvent): Promise<void> {
  const { inputHash = null, ...line } = event;
  const head = signHead(deps.signingKey, event);
  const { story, seq, act, at, to, kind } = event;
  await allOf([
    tx.insert(events).values({ ...line, inputHash }),
    tx.insert(heads).values(head).onConflictDoUpdate({ target: heads.story, set: head }),
    tx.insert(outbox).values({ story, seq, at, type: `${kind}.${act}`, body: { story, seq, act, at, stage: to } }),
  ]);
}

/** The hash of a story's last line. */
export async function headHash(tx: Queries, story: string): Promise<string> {
  const [head] = await tx.select({ hash: heads.hash }).from(heads).where(eq(heads.story, story));
  if (!head) throw new Error(`story ${story} has lines but no head`);
  return head.hash;
}

async function writeClocks(tx: Queries, { event, explained }: Written): Promise<void> {
  for (const clock of event.data.clocks ?? []) {
    const why = explained[clockKey(clock)];
    const row = rowOf(event.story, clock);
    if (why) {
      const values = { ...row, explanation: why };
      await tx
        .insert(clocks)
        .values(values)
        .onConflictDoUpdate({ target: [clocks.story, clocks.rule, clocks.instance], set: values });
    } else {
      const own = and(eq(clocks.story, event.story), eq(clocks.rule, clock.rule), eq(clocks.instance, clock.instance));
      await tx.update(clocks).set(row).where(own);
    }
  }
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
  if (was)
    await tx
      .update(holdings)
      .set({ to: event.at })
      .where(and(eq(holdings.story, event.story), isNull(holdings.to)));
  if (is) await tx.insert(holdings).values({ story: event.story, seq: event.seq, unitId: is, from: event.at });
}

async function writeTasks(tx: Queries, { before, after, event }: Written): Promise<void> {
  const kind = kinds[event.kind];
  const had = new Map(kind.tasksOf(before).map((task) => [task.key, JSON.stringify(task)]));
  const has = kind.isOver(after) ? [] : kind.tasksOf(after);
  const gone = [...had.keys()].filter((key) => !has.some((task) => task.key === key));
  if (gone.length > 0) await tx.delete(tasks).where(and(eq(tasks.story, event.story), inArray(tasks.key, gone)));
  for (const task of has) if (had.get(task.key) !== JSON.stringify(task)) await putTask(tx, event, task);
}

async function putTask(tx: Queries, { story, at }: StoryEvent, task: Task): Promise<void> {
  const { key, act, unitId, role, officerId = null, dueOn = null } = task;
  const set = { act, unitId, role, officerId, dueOn };
  await tx
    .insert(tasks)
    .values({ story, key, ...set, openedAt: at })
    .onConflictDoUpdate({ target: [tasks.story, tasks.key], set });
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
