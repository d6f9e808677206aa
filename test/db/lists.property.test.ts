import { and, asc, eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import type { OpenDatabase } from '../../db/connection';
import type { MatterFilter } from '../../db/filters';
import { amongFirst } from '../../db/lists';
import { type Page, type Place, pageOf, placeOf } from '../../db/pages';
import { petitionCounts, petitionPage } from '../../db/petitions';
import { petitions, stories } from '../../db/schema';
import { colourSql, storyConditions } from '../../db/stories';
import { type Viewer, visibleTo } from '../../db/visible';
import { barsPerson } from '../../domain/barrier';
import { colours } from '../../domain/colour';
import type { StoryKindName } from '../../domain/story';
import { openedClone } from '../support/database';
import { insertPetition } from '../support/rows';

let opened: OpenDatabase;

beforeAll(async () => {
  opened = await openedClone();
});
afterAll(async () => {
  await opened.close();
});

const nowMs = Date.parse('2026-03-10T02:00:00Z');
const units = ['bureau', 'labour', 'housing', 'team'];
const people = ['chen', 'su', 'han'];
/** Deeper than any office: villages below a township of a county of a city of a province of the state. */
const places = ['state', 'province', 'city', 'county', 'town', 'village'];
const others = ['state', 'province', 'city', 'next-county', 'next-town'];
const paths = [places, others].flatMap((path) => path.map((_, n) => path.slice(0, n + 1).reverse()));
const kinds: StoryKindName[] = ['petition', 'order', 'review', 'package', 'hearing', 'spotCheck'];

const some = (values: readonly string[]) => fc.subarray([...values], { maxLength: 2 });
const rarely = (values: readonly string[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant<string[]>([]) }, some(values));
const perhaps = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const day = fc.constantFrom('2026-03-01', '2026-03-09', '2026-03-10', '2026-04-02', null);
const instant = fc.constantFrom('2026-03-05T16:00:00.000Z', '2026-03-20T16:00:00.000Z', null);

const aStory = fc.record({
  kind: fc.oneof({ weight: 3, arbitrary: fc.constant<StoryKindName>('petition') }, fc.constantFrom(...kinds)),
  stage: fc.constantFrom('handling', 'closed'),
  over: fc.boolean(),
  regionPath: fc.constantFrom(...paths),
  bureauId: fc.constantFrom(...units),
  unitId: fc.option(fc.constantFrom(...units)),
  counterUnit: fc.option(fc.constantFrom(...units), { freq: 3 }),
  assistants: rarely(units),
  leaders: rarely(people),
  seated: rarely(people),
  accusedUnits: rarely(units),
  accusedOfficers: rarely(people),
  ...{ nextDueOn: day, yellowAt: instant, redAt: instant },
});

const roles = ['handler', 'unitHead', 'coordinator', 'supervisor', 'leader', 'auditor', 'admin'] as const;
const aViewer: fc.Arbitrary<Viewer> = fc.record({
  id: fc.constantFrom(...people),
  roles: fc.subarray([...roles], { minLength: 1, maxLength: 3 }),
  unit: perhaps(fc.constantFrom(...units)),
  region: perhaps(fc.constantFrom(...new Set(paths.flat()))),
  unitPath: some(units),
});
const seldom = <T>(one: fc.Arbitrary<T>) => fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, one);
const aFilter = fc.record({
  over: seldom(fc.boolean()),
  region: seldom(fc.constantFrom(...new Set(paths.flat()))),
  unit: seldom(fc.constantFrom(...units)),
  stage: seldom(fc.constant(['closed'])),
  colour: seldom(fc.constantFrom(...colours)),
  dueBefore: seldom(fc.constantFrom('2026-03-09', '2026-03-11')),
  channel: seldom(fc.constantFrom('visit', 'letter')),
});

/** Every page, one after the other, as a caller of the API reads them. */
async function readThrough(read: (from?: Place) => Promise<Page<{ id: string }>>): Promise<string[][]> {
  const pages: string[][] = [];
  for (let from: Place | undefined; ; ) {
    const { items, next } = await read(from);
    pages.push(items.map(({ id }) => id));
    if (next === undefined) return pages;
    from = placeOf(next)!;
  }
}

async function fill(rows: readonly Partial<typeof stories.$inferInsert>[]): Promise<void> {
  await opened.db.delete(petitions);
  await opened.db.delete(stories);
  for (const [n, row] of rows.entries())
    await insertPetition(opened.db, { ...row, region: row.regionPath![0] }, { channel: n % 2 ? 'visit' : 'letter' });
}

/** What the one predicate gives, without parts and pages. */
const plainly = (viewer: Viewer, kind: StoryKindName, filter: MatterFilter) =>
  opened.db
    .select({
      id: stories.id,
      units: stories.accusedUnits,
      officers: stories.accusedOfficers,
      colour: colourSql(nowMs),
    })
    .from(stories)
    .innerJoin(petitions, eq(petitions.id, stories.id))
    .where(
      and(
        eq(stories.kind, kind),
        visibleTo(viewer),
        ...storyConditions(filter, nowMs),
        filter.channel ? eq(petitions.channel, filter.channel) : undefined,
      ),
    )
    .orderBy(sql`${stories.nextDueOn} asc nulls last`, asc(stories.id));

async function pageOfKind(
  viewer: Viewer,
  kind: StoryKindName,
  filter: MatterFilter,
  page: { limit: number; from?: Place },
) {
  const where = and(
    ...storyConditions(filter, nowMs),
    filter.channel ? eq(petitions.channel, filter.channel) : undefined,
  );
  const rows = await opened.db
    .select({ id: stories.id, nextDueOn: stories.nextDueOn })
    .from(stories)
    .where(amongFirst({ viewer, kind, own: petitions, filter, where }, page))
    .orderBy(sql`${stories.nextDueOn} asc nulls last`, asc(stories.id));
  return pageOf(rows, page.limit);
}

/** That what is compared is not nothing. */
let compared = 0;

test('a list page by page is what the one predicate gives, each once and in order, and nothing that is barred', async () => {
  const aCase = fc.record({
    rows: fc.array(aStory, { minLength: 25, maxLength: 40 }),
    asks: fc.array(anAsk(), { minLength: 25, maxLength: 25 }),
  });
  const property = fc.asyncProperty(aCase, async ({ rows, asks }) => {
    await fill(rows);
    for (const { viewer, kind, filter, limit } of asks) {
      const expected = await plainly(viewer, kind, filter);
      expect(expected.filter((one) => barsPerson(one, viewer))).toEqual([]);
      const pages = await readThrough((from) => pageOfKind(viewer, kind, filter, { limit, from }));
      expect(pages.flat()).toEqual(expected.map(({ id }) => id));
      compared += expected.length;
      for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit);
      if (kind !== 'petition') continue;
      const listing = { viewer, filter, nowMs };
      expect(await readThrough((from) => petitionPage(opened.db, listing, { limit, from }))).toEqual(pages);
      const counts = await petitionCounts(opened.db, listing);
      for (const colour of colours) expect(counts[colour]).toBe(expected.filter((one) => one.colour === colour).length);
    }
  });
  await fc.assert(property, { numRuns: 12 });
  expect(compared).toBeGreaterThan(500);
});

function anAsk() {
  const kind = fc.oneof(fc.constant<StoryKindName>('petition'), fc.constantFrom(...kinds));
  return fc.record({ viewer: aViewer, kind, filter: aFilter, limit: fc.integer({ min: 1, max: 6 }) });
}
