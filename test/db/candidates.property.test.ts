import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { candidatePage } from '../../db/candidates';
import type { OpenDatabase } from '../../db/connection';
import { type Place, placeOf } from '../../db/pages';
import { clocks, measured, packages, petitions, stories } from '../../db/schema';
import type { Viewer } from '../../db/visible';
import { fittingCriteria, leastOf, usualPackages } from '../../domain/package/settings';
import { openedClone } from '../support/database';
import { insertPetition } from '../support/rows';

let opened: OpenDatabase;

beforeAll(async () => {
  opened = await openedClone();
});
afterAll(async () => {
  await opened.close();
});

const nowMs = Date.parse('2026-06-10T02:00:00Z');
const su: Viewer = { id: 'su', roles: ['supervisor'], unit: 'county-bureau', region: 'county', unitPath: [] };
const { backlog } = usualPackages;
const settings = {
  strict: { ...backlog, minRepeats: 3 },
  mild: { ...backlog, minRepeats: 2, openDaysAfterAcceptance: 30 },
};
type PolicyId = keyof typeof settings;
const settingsOf = (policyId: string) => settings[policyId as PolicyId];

const aMatter = fc.record({
  policyId: fc.constantFrom<PolicyId>('strict', 'mild'),
  regionPath: fc.constantFrom<string[]>(['county', 'city'], ['town', 'county', 'city'], ['elsewhere', 'city']),
  /** Stage, and whether the story is over. */
  life: fc.constantFrom<[string, boolean]>(['handling', false], ['closed', false], ['closed', true]),
  above: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
  openDays: fc.constantFrom(null, 20, 30, 31, 90, 91),
  repeats: fc.constantFrom(0, 0, 1, 2, 3),
  promise: fc.boolean(),
  inPackage: fc.constantFrom(false, false, false, true),
  isBarred: fc.constantFrom(false, false, false, false, true),
  nextDueOn: fc.constantFrom('2026-06-01', '2026-07-01', null),
});
type AMatter = typeof aMatter extends fc.Arbitrary<infer M> ? M : never;

const dayBefore = (days: number) => new Date(nowMs - days * 86_400_000).toISOString().slice(0, 10);
const line = { version: 1, offsetMs: 0, region: 'city', regionPath: ['city'], assistants: [], accusedUnits: [] };
const measuredOf = (id: string, repeatOf: string | null = null) => ({
  ...{ ...line, id, repeatOf, accusedOfficers: [], channel: 'visit', itemClass: 'first', matterType: 'appeal' },
  ...{ receivedByLeader: false, receivedOn: '2026-01-01', contactsBeforeChange: 0, resolved: false },
});

async function put(one: AMatter): Promise<string> {
  const { db } = opened;
  const [stage, over] = one.life;
  const state = { facts: { policyId: one.policyId, ...(one.above ? { assignedFromAbove: true } : {}) } };
  const place = { region: one.regionPath[0]!, regionPath: one.regionPath, unitId: 'labour' };
  const story = { ...place, stage, over, state, nextDueOn: one.nextDueOn, accusedOfficers: one.isBarred ? ['su'] : [] };
  const acceptedOn = one.openDays === null ? null : dayBefore(one.openDays);
  const id = await insertPetition(db, story, { acceptedOn });
  await db
    .insert(measured)
    .values([measuredOf(id), ...Array.from({ length: one.repeats }, () => measuredOf(randomUUID(), id))]);
  // Nothing runs in a story that is over.
  if (one.promise && !over)
    await db.insert(clocks).values({
      ...{ story: id, rule: 'T_EXECUTE', instance: 1, kind: 'duty', state: 'running', provisional: false },
      ...{
        startOn: '2026-01-01',
        strictOn: '2026-07-01',
        dueOn: '2026-07-01',
        dueAt: '2026-07-01T16:00:00.000Z',
        clock: {},
        explanation: {},
      },
    });
  if (one.inPackage) {
    const pack = await insertPetition(db, { kind: 'package', region: 'city', regionPath: ['city'] });
    const numbers = { relapses: 0, listedOn: '2026-02-01', criterion: 'manual' };
    await db.insert(packages).values({ id: pack, petitionIds: [id], ...numbers });
  }
  return id;
}

/** The criteria in the words of the rule, without a database. */
function criteriaOf(one: AMatter): readonly string[] {
  const [stage, over] = one.life;
  if (one.isBarred || one.inPackage || !one.regionPath.includes('county')) return [];
  return fittingCriteria(
    {
      ...{ fromAbove: one.above, repeats: one.repeats },
      openDays: stage === 'handling' ? one.openDays : null,
      promiseOpen: stage === 'closed' && !over && one.promise,
    },
    settings[one.policyId],
  );
}

test('candidates, page by page, are the matters that a criterion of their own policy fits', async () => {
  let found = 0;
  const property = fc.asyncProperty(
    fc.array(aMatter, { minLength: 15, maxLength: 25 }),
    fc.integer({ min: 1, max: 9 }),
    async (all, limit) => {
      for (const table of [clocks, measured, packages, petitions, stories]) await opened.db.delete(table);
      const expected = new Map<string, readonly string[]>();
      for (const one of all) {
        const id = await put(one);
        if (criteriaOf(one).length > 0) expected.set(id, criteriaOf(one));
      }
      const asked = { viewer: su, nowMs, settingsOf, least: leastOf(Object.values(settings)) };
      const listed: (readonly [string, readonly string[]])[] = [];
      const dues: string[] = [];
      for (let from: Place | undefined, more = true; more; ) {
        const { items, next } = await candidatePage(opened.db, asked, { limit, from });
        listed.push(...items.map(({ id, criteria }) => [id, criteria] as const));
        dues.push(...items.map(({ id, nextDueOn }) => `${nextDueOn ?? '~'} ${id}`));
        more = next !== undefined;
        from = next === undefined ? undefined : placeOf(next);
      }
      expect(dues).toEqual([...dues].sort());
      expect(listed).toHaveLength(expected.size);
      expect(new Map(listed)).toEqual(expected);
      found += listed.length;
    },
  );
  await fc.assert(property, { numRuns: 25 });
  expect(found).toBeGreaterThan(50);
});
