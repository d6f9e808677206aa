import { createHash } from 'node:crypto';
import { commitmentOf, drawOf, type Snapshot } from '../../domain/draw';
import { seatNext } from '../../domain/hearing/panel';
import {
  countsOf,
  type DrawLine,
  type DrawnCase,
  drawRefusal,
  type Lookup,
  learnedDraw,
  type PoolQuestion,
  type VotesLine,
} from '../../domain/learning';

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

type Pool = (of: PoolQuestion) => Omit<Snapshot, 'subject'>;
export type PoolsOfTest = { readonly [Name in PoolQuestion['pool']]?: Pool } & {
  readonly votes?: VotesLine;
  /** The packages that were drawn. */
  readonly cases?: (order: readonly string[]) => DrawnCase[];
};

export interface Learned {
  readonly facts: Record<string, unknown>;
  /** The stage, if it is another one than the act meant. */
  readonly to?: string;
  readonly draw?: DrawLine;
  readonly votes?: VotesLine;
}

/** What `commit` would learn, with a seed that is the same in every run. */
export function learnedOf(story: string, lookups: readonly Lookup[], pools: PoolsOfTest): Learned {
  const facts: Record<string, unknown> = {};
  let line: DrawLine | undefined;
  let to: string | undefined;
  let votes: VotesLine | undefined;
  for (const lookup of lookups) {
    if (lookup.what === 'tally') {
      votes = pools.votes!;
      facts[lookup.as] = countsOf(votes);
      continue;
    }
    const { as } = lookup;
    if (lookup.what === 'cases') {
      const { order } = facts[lookup.of] as { order?: readonly string[] };
      if (order) facts[as] = pools.cases!(order);
      continue;
    }
    if (lookup.what === 'successor') {
      const { of, facts: seats, listed } = lookup;
      facts[as] = seatNext(seats, pools.panel!(of), { on: of.on, listed });
      continue;
    }
    const { no } = lookup;
    const seed = sha256(`${story}/${no}`);
    if (lookup.what === 'seed') facts[as] = { no, commitment: commitmentOf(sha256, story, seed) };
    else {
      const snapshot: Snapshot = { subject: story, ...pools[lookup.of.pool]!(lookup.of) };
      const refused = drawRefusal(lookup, snapshot);
      const drawn = drawOf(sha256, seed, snapshot);
      facts[as] = refused ?? learnedDraw(lookup, drawn);
      if (refused) to = lookup.orElse;
      else line = { ...drawn, ...snapshot, no };
    }
  }
  return { facts, to, draw: line, votes };
}
