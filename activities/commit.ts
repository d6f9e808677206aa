import { ApplicationFailure } from '@temporalio/common';
import type { Queries } from '../db/connection';
import { eventsAfterOrOf } from '../db/events';
import { isTaken, unwritable } from '../db/sql-states';
import { type Measures, measuresOf, yardstickOf } from '../db/yardsticks';
import { recipientsOf as rungRecipients } from '../domain/alerts';
import type { Clock } from '../domain/clock';
import { clockKey } from '../domain/clock';
import { type ClockChange, resolveClocks, type Yardstick } from '../domain/clock-ops';
import { DeadlineRefusal } from '../domain/deadline';
import type { Entry, NoticeLine, StoryEvent } from '../domain/event';
import { kinds } from '../domain/kinds';
import { apply } from '../domain/life';
import { RuleMissing } from '../domain/policy/resolve';
import { type Refusal, refusal } from '../domain/refusals';
import type { AnyState, CommonFacts } from '../domain/story';
import { derivedId } from '../sealing/hashes';
import { lineHash } from '../sealing/record';
import { findBefore } from './before';
import type { ActivityDeps } from './deps';
import { HearingPlaceTaken } from './hearing-places';
import { type Learned, learn } from './learning';
import { nextNumber } from './numbers';
import { PlaceTaken } from './package-rows';
import { pools } from './pools';
import { recipientsOf } from './recipients';
import { writeEverything } from './write';

export interface CommitRequest {
  readonly state: AnyState;
  readonly entry: Entry;
}

export interface Committed {
  /** Every line after the story's seq: what it must apply, whoever wrote it. Without what only the record needs. */
  readonly events: readonly StoryEvent[];
  /** The line of this very command, if the story has applied it long ago. */
  readonly earlier?: StoryEvent;
  /** Nothing is written: a place that the act takes is another story's, which only the rows can tell. */
  readonly refused?: Refusal;
}

/**
 * Writes one line of the record and everything that follows from it, in one transaction; or, if the place or the
 * command is taken, answers with what is there. A repeat is harmless: (story, seq) and (story, command) are unique.
 * What no repeat could write (a date that cannot be computed, a rule that the policy lacks, a value that its column
 * cannot hold) fails for good, so that the act is answered.
 */
export async function commit(deps: ActivityDeps, { state, entry }: CommitRequest): Promise<Committed> {
  try {
    const number = await numberFor(deps.db, state, entry);
    return await deps.db.transaction(async (tx) => {
      const found = await findBefore(tx, state, entry);
      const known = found.isTaken ? await taken(tx, state, entry) : undefined;
      if (known) return known;
      const { head } = found;
      const measures = await measuresOf(tx, found.stamp);
      const learned = await learn(tx, deps, pools, state.id, entry);
      const { event, change } = await eventOf(tx, state, entry, { head, measures, number, learned });
      await writeEverything(tx, deps, {
        before: state,
        after: apply(state, event),
        event,
        explained: change.explained,
      });
      return answerOf([event], state);
    });
  } catch (error) {
    const refused = placeRefusal(error);
    if (refused) return { events: [], refused };
    if (!isTaken(error)) throw lasting(error);
    const known = await taken(deps.db, state, entry);
    if (!known) throw error;
    return known;
  }
}

function placeRefusal(error: unknown): Refusal | undefined {
  if (error instanceof PlaceTaken) return refusal('alreadyListed', `petition ${error.petition} is in another package`);
  return error instanceof HearingPlaceTaken ? refusal('hearingOpen') : undefined;
}

/** What no repeat would change, as a failure that is not tried again; its text holds no value of the caller's. */
function lasting(error: unknown): unknown {
  if (error instanceof RuleMissing) return ApplicationFailure.nonRetryable(error.message, 'RuleMissing');
  if (error instanceof RangeError || error instanceof DeadlineRefusal)
    return ApplicationFailure.nonRetryable(error.message, 'Impossible');
  const state = unwritable(error);
  return state ? ApplicationFailure.nonRetryable(`SQLSTATE ${state}`, 'Unwritable') : error;
}

async function taken(db: Queries, state: AnyState, { commandId }: Entry): Promise<Committed | undefined> {
  const known = await eventsAfterOrOf(db, { story: state.id, seq: state.seq, commandId });
  return known.length === 0 ? undefined : answerOf(known, state);
}

/** Inputs, recipients, whole draws and votes stay in the record: the story applies none, and its history is kept short. */
function answerOf(known: readonly StoryEvent[], state: AnyState): Committed {
  const events = known.map(
    ({ data: { input: _input, notices: _notices, draw: _draw, votes: _votes, ...data }, ...event }) => ({
      ...event,
      data,
    }),
  );
  const [earlier] = events.filter((event) => event.seq <= state.seq);
  return { events: events.filter((event) => event.seq > state.seq), ...(earlier ? { earlier } : {}) };
}

const noChange: ClockChange = { clocks: [], explained: {}, moved: [] };

/** Numbers are drawn before the transaction: a bureau's row of the series must not be locked while it runs. */
async function numberFor(db: Queries, state: AnyState, { change, at }: Entry): Promise<{ number?: string }> {
  return state.seq === 0 ? { number: await nextNumber(db, state.kind, { ...change.facts } as CommonFacts, at) } : {};
}

interface Known {
  /** The hash of the story's last line. */
  readonly head: string;
  readonly measures: Measures;
  readonly number: { readonly number?: string };
  readonly learned: Learned;
}

async function eventOf(
  tx: Queries,
  state: AnyState,
  entry: Entry,
  known: Known,
): Promise<{ event: StoryEvent; change: ClockChange }> {
  const { change: asked, alert, inputHash, ...meant } = entry;
  const { opens, tells, joins, endsChild, note, clocks: ops = [] } = asked;
  const { learned } = known;
  const said = learned.to ? { ...meant, to: learned.to } : meant;
  const facts = asked.learns ? { ...asked.facts, ...learned.facts } : asked.facts;
  const policyId = (facts as CommonFacts | undefined)?.policyId ?? state.facts.policyId ?? '';
  const yardstick = yardstickOf(known.measures, policyId, entry.at);
  const change = ops.length === 0 ? noChange : resolveClocks(ops, state.clocks, yardstick);
  const after = { ...state, facts: { ...state.facts, ...facts }, stage: said.to } as AnyState;
  // What was to be told does not hold if nothing was drawn.
  const told = learned.to ? { ...entry, change: { ...asked, notices: [] } } : entry;
  const notices = await noticesOf(tx, after, told, yardstick);
  const { input, ...line } = said;
  const data = {
    input,
    ...(facts || state.seq === 0 ? { facts: { ...facts, ...known.number } } : {}),
    ...(change.clocks.length > 0 ? { clocks: change.clocks } : {}),
    ...(change.moved.length > 0 ? { moved: change.moved } : {}),
    ...(notices.length > 0 ? { notices } : {}),
    ...(opens?.length ? { opens: opens.map((one) => ({ ...one, id: derivedId(one.kind, state.id, one.key) })) } : {}),
    ...(tells?.length ? { tells } : {}),
    ...{ alert, joins, endsChild, note, draw: learned.draw, votes: learned.votes },
  };
  const whole = {
    kind: state.kind,
    story: state.id,
    seq: state.seq + 1,
    ...line,
    data,
    inputHash,
    prevHash: known.head,
  };
  // What is absent must be absent in the hashed form too: jsonb keeps no undefined.
  const plain = JSON.parse(JSON.stringify(whole));
  return { event: { ...plain, hash: lineHash(plain) }, change };
}

/** The alert's recipients by the policy the clock began with, and the act's own messages. */
async function noticesOf(tx: Queries, state: AnyState, { alert, change }: Entry, yardstick: Yardstick) {
  const lines: NoticeLine[] = [];
  const kind = kinds[state.kind];
  const clock = alert && state.clocks.find((one: Clock) => clockKey(one) === alert.clock);
  if (alert && clock) {
    const rule = yardstick.ruleOf(clock.rule, clock.policyVersion);
    const asked = rule ? rungRecipients(rule, alert.level) : [];
    const topic = `${clock.rule}.${alert.level}`;
    const found = await recipientsOf(tx, kind, state, asked, clock);
    lines.push(...found.map((one) => ({ topic, level: alert.level, clock: alert.clock, ...one })));
  }
  for (const { topic, to } of change.notices ?? [])
    lines.push(...(await recipientsOf(tx, kind, state, to)).map((one) => ({ topic, ...one })));
  return lines;
}
