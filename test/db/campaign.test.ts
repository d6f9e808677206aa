import { randomBytes, randomUUID } from 'node:crypto';
import type { ActivityDeps } from '../../activities/deps';
import { writeEverything } from '../../activities/write';
import { type OpenDatabase, openDatabase } from '../../db/connection';
import { campaignLines } from '../../db/packages';
import { stories } from '../../db/schema';
import type { StoryEvent } from '../../domain/event';
import { kinds } from '../../domain/kinds';
import { apply, newState } from '../../domain/life';
import { campaignFigures } from '../../domain/statistics/campaign';
import type { AnyState } from '../../domain/story';
import { cloneDatabase } from '../support/database';
import { inLanes } from '../support/lanes';
import { active, at, chen, on, struckOff } from '../support/packaging';
import { actorOf, aSigningKey, insertRegisters, pathOf } from '../support/registers';

/**
 * Taizhou cleared 1,134 cases one by one by the end of May 2022 (S3), counted over the rows that `commit` leaves: each
 * package's first line and its last ones are written by its own writer. The life is lived once; each has its own id.
 */
let database: Awaited<ReturnType<typeof cloneDatabase>>;
let open: OpenDatabase;
let deps: ActivityDeps;
beforeAll(async () => {
  database = await cloneDatabase();
  open = openDatabase(database.url, { max: 4 });
  await insertRegisters(open.db);
  deps = { db: open.db, masterKey: randomBytes(32), signingKey: aSigningKey() };
});
afterAll(async () => {
  await open.close();
  await database.drop();
});

const packages = 1_134;
const cleared = struckOff(active());
const lived = cleared.linesOf('k');
const born = newState(kinds.package, 'k', 0, true) as AnyState;

/** The life's line and the states around it as those of another package, with a petition of its own. */
async function written(id: string, before: AnyState, event: StoryEvent): Promise<void> {
  const own = (state: AnyState): AnyState => {
    const { petitionIds } = state.facts;
    return {
      ...state,
      id,
      facts: { ...state.facts, number: id, ...(petitionIds ? { petitionId: id, petitionIds: [id] } : {}) },
    };
  };
  const after = own(apply({ ...before, id: 'k' }, event));
  const line = { ...event, story: id, data: { ...event.data, notices: [] } };
  await open.db.transaction((tx) =>
    writeEverything(tx, deps, { before: own(before), after, event: line, explained: {} }),
  );
}

async function aCleared(id: string): Promise<void> {
  await written(id, born, lived[0]!);
  await written(id, lived.slice(0, -1).reduce(apply<AnyState>, born), lived.at(-1)!);
}

async function figures(today: string) {
  const { unit, region } = actorOf('su');
  const viewer = { id: 'su', roles: ['supervisor' as const], unit, region, unitPath: pathOf(unit!) };
  return campaignFigures(await campaignLines(open.db, viewer, {}, Date.parse(`${today}T12:00:00+08:00`)));
}

test('1,134 packages are listed, 1,134 struck off, none is left; then one comes back', async () => {
  const ids = Array.from({ length: packages }, () => randomUUID());
  await inLanes(ids, 4, aCleared);
  expect(await open.db.$count(stories)).toBe(packages);
  expect(await figures('2026-01-31')).toEqual({
    ...{ listed: 1_134, active: 0, yellow: 0, red: 0, struckOff: 1_134, relapsed: 0, net: 0, medianAge: null },
    struckOffShare: { numerator: 1_134, denominator: 1_134, value: 1 },
    redShare: { numerator: 0, denominator: 0, value: null },
    resolutionRate: { numerator: 1_134, denominator: 1_134, value: 1 },
  });

  const again = cleared.fork();
  at(again, '2026-02-02T10:00:00');
  const card = { id: 'p2', kind: 'petition', stage: 'screened', facts: { receivedOn: '2026-02-02' } };
  expect(on(again, 'relapse', chen, { petitionId: 'p2' }, { stories: { p2: card } })).toBeUndefined();
  await written(ids[0]!, cleared.state('k'), again.linesOf('k').at(-1)!);
  // Listed on Mon 01-05.
  expect(await figures('2026-02-02')).toMatchObject({
    ...{ listed: 1_134, struckOff: 1_133, relapsed: 1, net: 1, active: 1, medianAge: 28 },
    struckOffShare: { numerator: 1_133, denominator: 1_134 },
  });
}, 120_000);
