import { ApplicationFailure } from '@temporalio/common';
import type { Queries } from '../db/connection';
import { eventsAfterOrOf } from '../db/events';
import { readMeasures, yardstickOf } from '../db/yardsticks';
import { recipientsOf as rungRecipients } from '../domain/alerts';
import type { Clock } from '../domain/clock';
import { clockKey } from '../domain/clock';
import { type ClockChange, resolveClocks } from '../domain/clock-ops';
import { DeadlineRefusal } from '../domain/deadline';
import type { Entry, NoticeLine, StoryEvent } from '../domain/event';
import { kinds } from '../domain/kinds';
import { apply } from '../domain/life';
import type { AnyState, CommonFacts } from '../domain/story';
import { derivedId } from '../sealing/hashes';
import { genesisHash, lineHash } from '../sealing/record';
import type { ActivityDeps } from './deps';
import { nextNumber } from './numbers';
import { recipientsOf } from './recipients';
import { headHash, writeEverything } from './write';

export interface CommitRequest {
  readonly state: AnyState;
  readonly entry: Entry;
}

export interface Committed {
  /** Every line after the story's seq: what it must apply, whoever wrote it. Without what only the record needs. */
  readonly events: readonly StoryEvent[];
  /** The line of this very command, if the story has applied it long ago. */
  readonly earlier?: StoryEvent;
}

/**
 * Writes one line of the record and everything that follows from it, in one transaction; or, if the place or the
 * command is taken, answers with what is there. A repeat is harmless: (story, seq) and (story, command) are unique.
 * What no repeat could ever write (a date that cannot be computed) fails for good, so that the act is answered.
 */
export async function commit(deps: ActivityDeps, { state, entry }: CommitRequest): Promise<Committed> {
  try {
    return await deps.db.transaction(async (tx) => {
      const known = await taken(tx, state, entry);
      if (known) return known;
      const { event, change } = await eventOf(tx, state, entry);
      await writeEverything(tx, deps, {
        before: state,
        after: apply(state, event),
        event,
        explained: change.explained,
      });
      return answerOf([event], state);
    });
  } catch (error) {
    if (error instanceof RangeError || error instanceof DeadlineRefusal)
      throw ApplicationFailure.nonRetryable(error.message, 'Impossible');
    if (!isTaken(error)) throw error;
    const known = await taken(deps.db, state, entry);
    if (!known) throw error;
    return known;
  }
}

async function taken(db: Queries, state: AnyState, { commandId }: Entry): Promise<Committed | undefined> {
  const known = await eventsAfterOrOf(db, state.id, state.seq, commandId);
  return known.length === 0 ? undefined : answerOf(known, state);
}

/** Inputs and recipients stay in the record: the story applies neither, and its history is kept short. */
function answerOf(known: readonly StoryEvent[], state: AnyState): Committed {
  const events = known.map(({ data: { input: _input, notices: _notices, ...data }, ...event }) => ({ ...event, data }));
  const [earlier] = events.filter((event) => event.seq <= state.seq);
  return { events: events.filter((event) => event.seq > state.seq), ...(earlier ? { earlier } : {}) };
}

/** Another worker was first at this place. */
function isTaken(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return (cause?.code ?? code) === '23505';
}

const noChange: ClockChange = { clocks: [], explained: {}, moved: [] };

async function eventOf(
  tx: Queries,
  state: AnyState,
  entry: Entry,
): Promise<{ event: StoryEvent; change: ClockChange }> {
  const { commandId, act, actor, at, from, to, basis, input, inputHash, alert } = entry;
  const { facts, opens, tells, joins, endsChild, note, clocks: ops = [] } = entry.change;
  const policyId = (facts as CommonFacts | undefined)?.policyId ?? state.facts.policyId ?? '';
  const change =
    ops.length === 0 ? noChange : resolveClocks(ops, state.clocks, yardstickOf(await readMeasures(tx), policyId, at));
  const number = state.seq === 0 ? { number: await nextNumber(tx, state.kind, { ...facts } as CommonFacts, at) } : {};
  const after = { ...state, facts: { ...state.facts, ...facts }, stage: to } as AnyState;
  const notices = await noticesOf(tx, after, entry);
  const data = {
    input,
    ...(facts || state.seq === 0 ? { facts: { ...facts, ...number } } : {}),
    ...(change.clocks.length > 0 ? { clocks: change.clocks } : {}),
    ...(change.moved.length > 0 ? { moved: change.moved } : {}),
    ...(notices.length > 0 ? { notices } : {}),
    ...(opens?.length ? { opens: opens.map((one) => ({ ...one, id: derivedId(one.kind, state.id, one.key) })) } : {}),
    ...(tells?.length ? { tells } : {}),
    ...{ alert, joins, endsChild, note },
  };
  const head = state.seq === 0 ? genesisHash : await headHash(tx, state.id);
  const line = {
    kind: state.kind,
    story: state.id,
    seq: state.seq + 1,
    commandId,
    act,
    actor,
    at,
    from,
    to,
    basis,
    data,
  };
  // What is absent must be absent in the hashed form too: jsonb keeps no undefined.
  const plain = JSON.parse(JSON.stringify({ ...line, inputHash, prevHash: head }));
  return { event: { ...plain, hash: lineHash(plain) }, change };
}

/** The alert's recipients by the policy the clock began with, and the act's own messages. */
async function noticesOf(tx: Queries, state: AnyState, { alert, change, at }: Entry): Promise<NoticeLine[]> {
  const lines: NoticeLine[] = [];
  const kind = kinds[state.kind];
  const clock = alert && state.clocks.find((one: Clock) => clockKey(one) === alert.clock);
  if (alert && clock) {
    const rule = yardstickOf(await readMeasures(tx), state.facts.policyId, at).ruleOf(clock.rule, clock.policyVersion);
    const asked = rule ? rungRecipients(rule, alert.level) : [];
    const topic = `${clock.rule}.${alert.level}`;
    const found = await recipientsOf(tx, kind, state, asked);
    lines.push(...found.map((one) => ({ topic, level: alert.level, clock: alert.clock, ...one })));
  }
  for (const { topic, to } of change.notices ?? [])
    lines.push(...(await recipientsOf(tx, kind, state, to)).map((one) => ({ topic, ...one })));
  return lines;
}
