import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import { type BatchRow, endBatch, keepLines, type LineRow, linesDone, takeBatch } from '../../db/intake-batches';
import type { Viewer } from '../../db/visible';
import { toInstant } from '../../domain/time';
import { derivedId, inputHash } from '../../sealing/hashes';
import { unwrapKey } from '../../sealing/keys';
import { openBytes } from '../../sealing/seal';
import { codes } from '../codes';
import type { Deps } from '../deps';
import { storyDoors } from '../doors';
import { faultOf } from '../logging';
import { asProblem, Problem } from '../problem';
import { type Stories, storiesOf } from '../temporal';
import { headed } from './headers';
import { columnsOf, type Understood, understand } from './lines';
import { scanNames } from './scan-names';
import { fileScans } from './scans';
import { beginBySource } from './source';
import type { Table } from './table';

/** As many lines as are registered at once: a batch must not take the worker and the pool from everybody else. */
const atOnce = 8;
/** Lines whose results are kept together; what a killed process had done beyond is found again, not done again. */
const together = 40;
/** Who works on a batch has it for so long; a killed process's batch is taken up after that. */
const holdMs = 60_000;
const lookEveryMs = 1_000;

export interface Batches {
  /** Lets the lines under way end and gives the rest back. */
  stop(): Promise<void>;
}

/** Works off batches that any process took in, one after the other, until it is stopped. */
export function startBatches(deps: Deps): Batches {
  const stories = storiesOf(deps.temporal, { taskQueue: deps.taskQueue, deadlineMs: deps.requestDeadlineMs });
  const stopping = new AbortController();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      const isIdle = await workOff({ deps, stories, stopping: stopping.signal }).catch((error: unknown) => {
        deps.log.warn({ fault: faultOf(error) }, 'batch interrupted');
        return true;
      });
      if (isIdle) await pauseOf(stopping.signal);
    }
  };
  const running = loop();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}

/** Until it is time to look again; at once when it is time to stop. */
const pauseOf = (signal: AbortSignal) => pause(lookEveryMs, undefined, { signal }).catch(() => undefined);

interface Work {
  readonly deps: Deps;
  readonly stories: Stories;
  readonly stopping: AbortSignal;
}

const untilOf = ({ clock }: Deps) => toInstant(clock() + holdMs);

/** Takes one batch and works it off; true if there was none. */
async function workOff(work: Work): Promise<boolean> {
  const { deps, stopping } = work;
  let batch = await takeBatch(deps.db, toInstant(deps.clock()), untilOf(deps));
  if (!batch) return true;
  const { todo, scans } = await todoOf(deps, batch);
  for (let from = 0; from < todo.length && !stopping.aborted; from += together) {
    const lines = await registerAll({ ...work, scans }, batch, todo.slice(from, from + together));
    batch = await keepLines(deps.db, { batch, lines, until: untilOf(deps) });
    if (!batch) return false;
  }
  if (stopping.aborted) await keepLines(deps.db, { batch, lines: [], until: toInstant(deps.clock() - 1) });
  else await endBatch(deps.db, batch, toInstant(deps.clock()));
  return false;
}

/** A line with the ids that follow from what stands in it: the same line in another file is the same matter. */
type Todo = Understood & { readonly id: string; readonly scans: readonly string[] };

/** The lines that have no result yet, understood. A line that stands twice in the file is one matter and one mistake. */
async function todoOf({ db, keys }: Deps, { id, wrapped, content, viewer }: BatchRow) {
  const plain = openBytes(unwrapKey(keys.master, wrapped!, id), content!, id);
  const came = JSON.parse(plain.toString()) as Table;
  const [table, named] = [headed(came), scanNames(came)];
  const done = await linesDone(db, id);
  const first = new Map<string, number>();
  const todo: Todo[] = [];
  for (const [n, row] of table.lines.entries()) {
    if (n % 50 === 0) await breathe(); // Thousands of lines are looked at; requests come in between.
    const line = understand(table, row);
    const { unit } = viewer as Viewer;
    const ofWhat = 'input' in line ? inputHash(keys.search, { line: line.input, unit }) : '';
    const before = ofWhat && first.get(ofWhat);
    if (ofWhat && !before) first.set(ofWhat, row.line);
    const detail = `the same as line ${before}`;
    const repeated = { line: row.line, code: 'lineRepeated' as const, errors: [{ column: '*', detail }] };
    const known = { id: derivedId('intake line', ofWhat), scans: named.get(row.line) ?? [] };
    if (!done.has(row.line)) todo.push({ ...(before ? repeated : line), ...known });
  }
  return { todo, scans: came.scans };
}

interface WithScans extends Work {
  /** Absent: the table came alone, and whoever brought it files the scans. */
  readonly scans?: Table['scans'];
}

async function registerAll(work: WithScans, batch: BatchRow, todo: readonly Todo[]): Promise<LineRow[]> {
  const results: LineRow[] = [];
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < todo.length; n = next++) results.push(await register(work, batch, todo[n]!));
  };
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, lane));
  for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
  return results;
}

/** What became of the line. Throws when a server is away: then the batch is tried again, and nothing is done twice. */
async function register({ deps, stories, scans }: WithScans, batch: BatchRow, line: Todo): Promise<LineRow> {
  const refused = (code: string, errors: readonly object[]): LineRow => ({
    ...{ batch: batch.id, line: line.line, result: 'refused', code, errors },
  });
  if ('code' in line) return refused(line.code, line.errors);
  const commandId = derivedId('intake line command', line.id);
  const asking = { deps, stories, viewer: batch.viewer as Viewer, door: storyDoors.petition, act: 'register' };
  try {
    const { event, petition } = await beginBySource({ ...asking, id: line.id, commandId, input: line.input });
    const result = event.at < batch.at ? 'wasThere' : 'registered';
    const { number } = petition as { number: string };
    const by = (batch.viewer as Viewer).id;
    const faults = scans ? await fileScans({ deps, petition: event.story, by, scans }, line.scans) : [];
    const told = faults[0] ? { code: faults[0].code, errors: faults.flatMap(({ errors }) => errors) } : {};
    return { batch: batch.id, line: line.line, result, petition: event.story, number, ...told };
  } catch (error) {
    const { code } = asProblem(error);
    if (code === 'unavailable') throw new Problem('unavailable');
    if (codes[code].status >= 500) deps.log.error({ code, line: line.line, fault: faultOf(error) }, 'fault');
    return refused(
      code,
      (columnsOf[code] ?? []).map((column) => ({ column, detail: code })),
    );
  }
}
