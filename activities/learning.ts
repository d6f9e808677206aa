import { createHash, randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Queries } from '../db/connection';
import { drawSeeds } from '../db/schema';
import { drawnCases } from '../db/spot-checks';
import { commitmentOf, drawOf, type Snapshot } from '../domain/draw';
import type { Entry } from '../domain/event';
import type { Panel } from '../domain/hearing/facts';
import { seatNext } from '../domain/hearing/panel';
import {
  type CasesLookup,
  countsOf,
  type DrawLine,
  type DrawLookup,
  type DrawnCase,
  drawRefusal,
  type LearnedDraw,
  type LearnedSeed,
  type LearnedTally,
  learnedDraw,
  type PoolQuestion,
  type SeedLookup,
  type VotesLine,
} from '../domain/learning';
import { unwrapKey, wrapKey } from '../sealing/keys';
import { votesOf } from './ballots';
import type { ActivityDeps } from './deps';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** How each pool is looked at. */
type PoolName = PoolQuestion['pool'];
type Pool<Name extends PoolName> = (
  tx: Queries,
  of: Extract<PoolQuestion, { pool: Name }>,
) => Promise<Omit<Snapshot, 'subject'>>;
export type Pools = { readonly [Name in PoolName]: Pool<Name> };

export interface Learned {
  readonly facts: Readonly<Record<string, LearnedSeed | LearnedDraw | LearnedTally | Panel | readonly DrawnCase[]>>;
  readonly draw?: DrawLine;
  readonly votes?: VotesLine;
  /** The stage, if it is another one than the act meant. */
  readonly to?: string;
}

/**
 * What only the commit can know, in its own transaction: whoever writes the line first has it, and every repeat gets that
 * line. The seed is made here because nobody may choose it, and opened here because nobody may see it before the draw.
 */
export async function learn(
  tx: Queries,
  deps: ActivityDeps,
  pools: Pools,
  story: string,
  { change }: Entry,
): Promise<Learned> {
  let learned: Learned = { facts: {} };
  const facts = (as: string, one: Learned['facts'][string]) => ({ facts: { ...learned.facts, [as]: one } });
  for (const lookup of change.learns ?? []) {
    if (lookup.what === 'seed') learned = { ...learned, ...facts(lookup.as, await newSeed(tx, deps, story, lookup)) };
    else if (lookup.what === 'draw') learned = { ...learned, ...(await draw(tx, deps, pools, story, lookup, learned)) };
    else if (lookup.what === 'cases') {
      const drawn = await cases(tx, lookup, learned);
      if (drawn) learned = { ...learned, ...facts(lookup.as, drawn) };
    } else if (lookup.what === 'successor') {
      const { of, facts: seats, listed } = lookup;
      const seated = seatNext(seats, await pools.panel(tx, of), { on: of.on, listed });
      learned = { ...learned, ...facts(lookup.as, seated) };
    } else {
      const votes = await votesOf(tx, deps, story, lookup);
      learned = { ...learned, ...facts(lookup.as, countsOf(votes)), votes };
    }
  }
  return learned;
}

/** Nothing drawn: there are none. */
async function cases(tx: Queries, { of }: CasesLookup, { facts }: Learned): Promise<readonly DrawnCase[] | undefined> {
  const drawn = facts[of] as LearnedDraw;
  return 'refused' in drawn ? undefined : drawnCases(tx, drawn.order);
}

async function newSeed(tx: Queries, deps: ActivityDeps, story: string, { no }: SeedLookup): Promise<LearnedSeed> {
  const seed = randomBytes(32);
  await tx.insert(drawSeeds).values({ story, no, wrapped: wrapKey(deps.masterKey, seed, seedName(story, no)) });
  return { no, commitment: commitmentOf(sha256, story, seed.toString('hex')) };
}

async function draw(tx: Queries, deps: ActivityDeps, pools: Pools, story: string, lookup: DrawLookup, soFar: Learned) {
  const snapshot: Snapshot = { subject: story, ...(await lookAt(tx, pools, lookup.of)) };
  const { no, orElse, as } = lookup;
  const refused = drawRefusal(lookup, snapshot);
  const said = (learned: LearnedDraw) => ({ facts: { ...soFar.facts, [as]: learned } });
  if (refused) return { ...said(refused), to: orElse };
  const drawn = drawOf(sha256, await seedOf(tx, deps, story, no), snapshot);
  return { ...said(learnedDraw(lookup, drawn)), draw: { ...drawn, ...snapshot, no } };
}

const lookAt = (tx: Queries, pools: Pools, of: PoolQuestion) => (pools[of.pool] as Pool<PoolName>)(tx, of as never);

async function seedOf(tx: Queries, deps: ActivityDeps, story: string, no: number): Promise<string> {
  const one = and(eq(drawSeeds.story, story), eq(drawSeeds.no, no));
  const [row] = await tx.select().from(drawSeeds).where(one);
  if (!row) throw new Error(`story ${story} has committed no seed ${no}`);
  return unwrapKey(deps.masterKey, row.wrapped, seedName(story, no)).toString('hex');
}

/** A wrapped seed opens at its own place only. */
const seedName = (story: string, no: number) => `${story}/seed/${no}`;
