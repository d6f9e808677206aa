/*
 * A draw without replacement that anybody can repeat: a seed nobody knows is committed before the pool is looked at, and
 * seed and pool together give one order of all candidates. Seats are the first of it, alternates the next, and whoever
 * is still needed the next after those. The lines that are hashed are plain text, so that `sha256sum` is enough to check.
 */

/** SHA-256 of a text in UTF-8, as lower-case hex. It is passed in: stories have no cryptography of their own. */
export type Hash = (text: string) => string;

export const drawAlgorithm = 'huiyin-draw-1';

export interface Candidate {
  readonly id: string;
  /** Strata are drawn in proportion to their size, e.g. the kind of a panel member. */
  readonly stratum: string;
}

/** The pool as it was at the draw, with those who were left out and why: nobody disappears silently. */
export interface Snapshot {
  /** The story that draws: the same seed and pool give another order for another one. */
  readonly subject: string;
  readonly candidates: readonly Candidate[];
  readonly excluded: readonly { readonly id: string; readonly reason: string }[];
}

export interface DrawRecord {
  readonly algorithm: typeof drawAlgorithm;
  /** 64 hex digits. */
  readonly seed: string;
  readonly commitment: string;
  readonly poolHash: string;
  /** Every candidate once. */
  readonly order: readonly string[];
}

/** What is published before the pool is looked at: it binds to the seed and says nothing about it. */
export const commitmentOf = (hash: Hash, subject: string, seed: string): string =>
  hash(lines(`${drawAlgorithm} seed`, subject, seed));

/** The pool, those left out, and for whom is drawn, in one hash that no order of the list changes. */
export function poolHashOf(hash: Hash, { subject, candidates, excluded }: Snapshot): string {
  const inside = candidates.map(({ id, stratum }) => `+\t${id}\t${stratum}`);
  const outside = excluded.map(({ id, reason }) => `-\t${id}\t${reason}`);
  return hash(lines(`${drawAlgorithm} pool`, subject, ...[...inside, ...outside].sort(byText)));
}

/**
 * The order of all candidates. Inside a stratum, candidates stand by their lot, a hash of seed, pool and id: every order
 * is as likely as any other. Strata are mixed so that each is spread evenly over the whole order, from a start that is
 * drawn for it: the first n hold of each stratum about its share of n, a small one by lot. Throws RangeError if a
 * candidate stands in the pool twice, or a text could not be told from two.
 */
export function orderOf(hash: Hash, seed: string, snapshot: Snapshot): readonly string[] {
  checkTexts(snapshot);
  const poolHash = poolHashOf(hash, snapshot);
  const lot = (what: string, of: string) => hash(lines(`${drawAlgorithm} ${what}`, seed, poolHash, of));
  const drawn = [...groups(snapshot.candidates)].flatMap(([stratum, ids]) => {
    const lots = ids.map((id) => ({ id, lot: lot('candidate', id) })).sort((a, b) => byText(a.lot, b.lot));
    const start = fraction(lot('stratum', stratum));
    return lots.map((one, rank) => ({ ...one, place: (rank + start) / lots.length }));
  });
  return drawn.sort((a, b) => a.place - b.place || byText(a.lot, b.lot)).map(({ id }) => id);
}

/** The whole draw from its seed and pool. */
export const drawOf = (hash: Hash, seed: string, snapshot: Snapshot): DrawRecord => ({
  algorithm: drawAlgorithm,
  seed,
  commitment: commitmentOf(hash, snapshot.subject, seed),
  poolHash: poolHashOf(hash, snapshot),
  order: orderOf(hash, seed, snapshot),
});

/** What is wrong with a draw that somebody shows: nothing, if seed and pool give it. Faults are names, worst first. */
export function drawFaults(hash: Hash, shown: DrawRecord, snapshot: Snapshot): readonly string[] {
  if (shown.algorithm !== drawAlgorithm) return ['algorithm'];
  const again = drawOf(hash, shown.seed, snapshot);
  const faults = (['commitment', 'poolHash'] as const).filter((part) => shown[part] !== again[part]);
  return shown.order.join('\n') === again.order.join('\n') ? faults : [...faults, 'order'];
}

const lines = (...texts: readonly string[]) => texts.map((text) => `${text}\n`).join('');

/** By UTF-16 code units: no language's alphabet, which differs from machine to machine. */
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** 48 bits of a hash as a number from 0 to below 1: exactly what a double holds. */
const fraction = (hex: string) => Number.parseInt(hex.slice(0, 12), 16) / 2 ** 48;

function groups(candidates: readonly Candidate[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, stratum } of candidates) found.set(stratum, [...(found.get(stratum) ?? []), id]);
  return found;
}

function checkTexts({ subject, candidates, excluded }: Snapshot): void {
  const all = [...candidates.flatMap(({ id, stratum }) => [id, stratum]), ...excluded.flatMap(Object.values<string>)];
  if ([subject, ...all].some((text) => /[\t\n]/.test(text)))
    throw new RangeError('draw: a tab or a line end in a text');
  const ids = [...candidates, ...excluded].map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new RangeError('draw: somebody stands in the pool twice');
}
