import { type DrawRecord, drawFaults, type Hash, type Snapshot } from './draw';
import type { StoryEvent } from './event';
import { lastMove, type PanelNow, type Succession, successionOf } from './hearing/succession';
import { type DrawLine, learnedDraw } from './learning';
import type { Instant } from './time';

/** Where in the record something stands. */
export interface Place {
  readonly seq: number;
  readonly at: Instant;
  readonly hash: string;
}

/** One draw as anybody may check it. */
export interface ShownDraw {
  readonly no: number;
  /** The line that committed the seed, and the one that opened it. */
  readonly committed: (Place & { readonly commitment: string }) | null;
  readonly drawn: Place;
  /** How many were wanted, and who they are: the first of the order. */
  readonly seats: number;
  readonly seated: readonly string[];
  readonly record: DrawRecord;
  readonly pool: Omit<Snapshot, 'subject'>;
}

/**
 * Every draw of a story, and of a hearing who sits now, with its record up to the last line that decided any of it: who
 * checks it needs nothing else.
 */
export interface DrawExport {
  readonly story: string;
  readonly kind: string;
  readonly number: string;
  readonly draws: readonly ShownDraw[];
  readonly lines: readonly StoryEvent[];
  readonly panel?: PanelNow;
}

type Of = Pick<DrawExport, 'story' | 'kind' | 'number'>;

/** How many a story draws, and who has their places now. */
export interface Drawing {
  readonly seats: number;
  readonly panel?: PanelNow;
}

export function drawExport(of: Of, record: readonly StoryEvent[], { seats, panel }: Drawing): DrawExport {
  const draws = record.flatMap((line) => (line.data.draw ? [shown(record, line, line.data.draw, seats)] : []));
  const last = Math.max(draws.at(-1)?.drawn.seq ?? 0, panel ? lastMove(record) : 0);
  return { ...of, draws, lines: record.filter(({ seq }) => seq <= last), ...(panel ? { panel } : {}) };
}

const placeOf = ({ seq, at, hash }: StoryEvent): Place => ({ seq, at, hash });

function shown(record: readonly StoryEvent[], line: StoryEvent, drawn: DrawLine, seats: number): ShownDraw {
  const { no, algorithm, seed, commitment, poolHash, order, candidates, excluded } = drawn;
  const before = record.filter(({ seq }) => seq < line.seq);
  return {
    ...{ no, committed: commitmentIn(before, no), drawn: placeOf(line), seats, seated: order.slice(0, seats) },
    ...{ record: { algorithm, seed, commitment, poolHash, order }, pool: { candidates, excluded } },
  };
}

/** Where the seed of that number was committed; null: nowhere before. */
function commitmentIn(lines: readonly StoryEvent[], no: number): ShownDraw['committed'] {
  for (const line of lines)
    for (const fact of Object.values(line.data.facts ?? {}) as ({ no?: number; commitment?: string } | null)[])
      if (fact?.no === no && typeof fact.commitment === 'string')
        return { ...placeOf(line), commitment: fact.commitment };
  return null;
}

/**
 * What is wrong with one draw of an export, besides its lines: the algorithm's own faults; `seated` are not the first;
 * `notCommitted` before it was drawn; `otherThanLine`, what is shown is not what the record says. Empty: nothing.
 */
export function shownFaults(hash: Hash, { story, lines }: DrawExport, one: ShownDraw): readonly string[] {
  const { record, pool, seats, seated, no, drawn } = one;
  const faults = [...poolFaults(hash, record, { subject: story, ...pool })];
  if (seated.join('\n') !== record.order.slice(0, seats).join('\n')) faults.push('seated');
  const committed = commitmentIn(
    lines.filter(({ seq }) => seq < drawn.seq),
    no,
  );
  if (committed?.commitment !== record.commitment) faults.push('notCommitted');
  const line = lines.find(({ seq }) => seq === drawn.seq)?.data.draw;
  if (!line || !isSame(line, { ...record, ...pool, subject: story, no })) faults.push('otherThanLine');
  return faults;
}

/** Whoever is drawn for a hearing has a place in its panel; its lines say so as well as the export. */
export const hasPanel = ({ kind, lines }: DrawExport): boolean =>
  [kind, ...lines.map((line) => line.kind)].includes('hearing');

/** What became of those who were drawn for a hearing; undefined for a story without a panel. */
export function shownSuccession(shown: DrawExport): Succession | undefined {
  const { draws, lines, panel } = shown;
  const one = draws.at(-1);
  if (!one || !hasPanel(shown)) return undefined;
  return successionOf({ drawn: learnedDraw(one, one.record), drawnIn: one.drawn.seq, seats: one.seats, lines, panel });
}

function poolFaults(hash: Hash, record: DrawRecord, snapshot: Snapshot): readonly string[] {
  try {
    return drawFaults(hash, record, snapshot);
  } catch (error) {
    if (error instanceof RangeError) return ['pool'];
    throw error;
  }
}

/** The same content, whatever the order of its fields and of its lists of candidates. */
function isSame(one: DrawLine, other: DrawLine): boolean {
  const text = ({ candidates, excluded, order, ...rest }: DrawLine) =>
    JSON.stringify([
      ...[rest.no, rest.algorithm, rest.subject, rest.seed, rest.commitment, rest.poolHash, order],
      ...[candidates.map(({ id, stratum }) => [id, stratum]), excluded.map(({ id, reason }) => [id, reason])],
    ]);
  return text(one) === text(other);
}
