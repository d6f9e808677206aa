import { randomUUID } from 'node:crypto';
import { type Learned, learn, type Pools } from '../../activities/learning';
import { type OpenDatabase, openDatabase } from '../../db/connection';
import { drawSeeds } from '../../db/schema';
import { commitmentOf, drawFaults } from '../../domain/draw';
import type { Entry } from '../../domain/event';
import type { Lookup } from '../../domain/learning';
import { cloneDatabase } from '../support/database';
import { sha256 } from '../support/draws';

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let open: OpenDatabase;
const masterKey = Buffer.alloc(32, 7);

beforeAll(async () => {
  database = await cloneDatabase();
  open = openDatabase(database.url, { max: 2 });
});
afterAll(async () => {
  await open.close();
  await database.drop();
});

const members = Array.from({ length: 12 }, (_, n) => ({ id: `m${n}`, stratum: n % 2 ? 'lawyer' : 'deputy' }));
const pools: Pools = {
  packages: () => Promise.reject(new Error('no package is drawn here')),
  panel: async (_tx, { persons }) => ({
    candidates: members.filter(({ id }) => !persons.includes(id)),
    excluded: persons.map((id) => ({ id, reason: 'person' })),
  }),
};
const of = { pool: 'panel' as const, bureauId: 'b', on: '2026-06-03', units: [], persons: ['m3'], petitionIds: [] };
const aDraw = (more: object = {}): Lookup => ({
  what: 'draw',
  as: 'drawn',
  no: 1,
  of,
  least: 9,
  orElse: 'scheduled',
  ...more,
});
const learning = (story: string, ...learns: Lookup[]): Promise<Learned> =>
  open.db.transaction((tx) =>
    learn(tx, { masterKey } as never, pools, story, { change: { learns } } as unknown as Entry),
  );

test('the commitment is there before the pool is looked at, and the draw opens the very seed', async () => {
  const story = randomUUID();
  const { facts } = await learning(story, { what: 'seed', as: 'seed', no: 1 });
  expect(facts.seed).toEqual({ no: 1, commitment: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const { draw, facts: after, to } = await learning(story, aDraw({ keep: 4 }));
  expect(to).toBeUndefined();
  expect(draw).toMatchObject({ subject: story, no: 1, excluded: [{ id: 'm3', reason: 'person' }] });
  expect(draw!.commitment).toBe((facts.seed as { commitment: string }).commitment);
  expect(commitmentOf(sha256, story, draw!.seed)).toBe(draw!.commitment);
  expect(drawFaults(sha256, draw!, draw!)).toEqual([]);
  expect(after.drawn).toMatchObject({ order: draw!.order.slice(0, 4), candidates: 11, poolHash: draw!.poolHash });
});

test('too few candidates, or too few kinds: nothing is drawn, and the stage is the one that was', async () => {
  const story = randomUUID();
  await learning(story, { what: 'seed', as: 'seed', no: 1 });
  for (const [more, refused, what] of [
    [{ least: 12 }, 'poolTooSmall', 'candidates'],
    [{ poolAtLeast: 13 }, 'poolTooSmall', 'members'],
    [{ leastStrata: 3 }, 'strataTooFew', 'kinds'],
  ] as const) {
    const { facts, draw, to } = await learning(story, aDraw(more));
    expect([draw, to]).toEqual([undefined, 'scheduled']);
    expect(facts.drawn).toMatchObject({ no: 1, candidates: 11, refused, missing: [{ what, by: 1 }] });
  }
});

test('the size of the pool is counted before anybody is left out, the seats after', async () => {
  const story = randomUUID();
  await learning(story, { what: 'seed', as: 'seed', no: 1 });
  const { facts, draw } = await learning(story, aDraw({ poolAtLeast: 12, least: 11 }));
  expect(facts.drawn).toMatchObject({ candidates: 11 });
  expect([draw!.order.length, draw!.excluded.length]).toEqual([11, 1]);
});

test('two draws have two seeds; no seed lies open, and none opens at another place', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  const seeds = await Promise.all([1, 2].map((no) => learning(one, { what: 'seed', as: 'seed', no })));
  expect(new Set(seeds.map(({ facts }) => JSON.stringify(facts.seed))).size).toBe(2);
  const { draw } = await learning(one, aDraw());
  const rows = await open.db.select().from(drawSeeds);
  expect(JSON.stringify(rows)).not.toContain(Buffer.from(draw!.seed, 'hex').toString('base64').slice(0, 40));
  await open.db.insert(drawSeeds).values({ story: other, no: 1, wrapped: rows[0]!.wrapped });
  await expect(learning(other, aDraw())).rejects.toThrow('cannot unseal');
  await expect(learning(randomUUID(), aDraw())).rejects.toThrow('has committed no seed 1');
});
