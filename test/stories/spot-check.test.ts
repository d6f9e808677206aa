import { eq } from 'drizzle-orm';
import { drawSeeds, notices, packages, spotChecks } from '../../db/schema';
import { drawFaults } from '../../domain/draw';
import { sha256 } from '../support/draws';
import { activePackage, on as onPackage } from '../support/package-stories';
import { actorOf, theContext } from '../support/registers';
import { x } from '../support/sim';
import { aPlan, aReport } from '../support/spot-checking';
import { aStage, refusedWith, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/** Spot checks on a real server and a real database: the pool is what the packages' rows say at the draw's instant. */
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const [song, gao, zhang, chen, su] = [
  actorOf('song'),
  actorOf('gao'),
  actorOf('zhang', 'leader'),
  actorOf('chen'),
  actorOf('su'),
];
const context = theContext();
const on = (story: TestStory, act: string, by = song, input: unknown = {}) => story.act(act, by, input, { context });

const planned = (more: object = {}) =>
  stage.begin(
    'spotCheck',
    { act: 'plan', actor: song, input: aPlan({ regions: ['330400'], ...more }), context },
    '2026-03-02T09:00:00+08:00',
  );

const factsOf = async (story: TestStory) => (await story.state()).facts;
const drawnOf = async (story: TestStory): Promise<string[]> =>
  (await factsOf(story)).cases.map(({ packageId }: { packageId: string }) => packageId);
const actsOf = async ({ id }: { id: string }) => (await stage.events(id)).map(({ act, to }) => `${act} ${to}`);
const rowOf = async ({ id }: TestStory) => (await stage.db.select().from(spotChecks).where(eq(spotChecks.id, id)))[0]!;

test('nothing to draw: still planned; moved, cancelled', async () => {
  const story = await planned();
  await story.advance('2026-03-05T11:00:00+08:00');
  expect((await actsOf(story)).slice(1)).toEqual(['draw planned', 'noteEmptyDraw planned']);
  await expect(on(story, 'open', song, { attendance: [x] })).rejects.toMatchObject(refusedWith('nothingEligible'));
  await on(story, 'cancel', song, { reason: x });
  expect(await stage.db.select().from(drawSeeds).where(eq(drawSeeds.story, story.id))).toHaveLength(1);
  await stage.keep(story, 'spotCheck/cancelled');
});

test('drawn, moved so far that the set is void, drawn again; reported, commented, followed up', async () => {
  const packs = [await activePackage(stage), await activePackage(stage), await activePackage(stage)];
  const story = await planned();
  await story.advance('2026-03-05T11:00:00+08:00');
  const first = await drawnOf(story);
  expect(first).toHaveLength(2);
  const drawnRow = await rowOf(story);
  expect(drawnRow).toMatchObject({ packageIds: first, meetingAt: '2026-03-05T07:00:00.000Z', chair: 'gao', n: 2 });
  await on(story, 'move', song, { meetingAt: '2026-03-06T15:00:00+08:00', reason: x });
  expect(await rowOf(story)).toMatchObject({ packageIds: [], meetingAt: '2026-03-06T07:00:00.000Z' });
  await story.advance('2026-03-06T11:00:00+08:00');
  const lines = await stage.events(story.id);
  const draws = lines.flatMap(({ seq, data }) => (data.draw ? [{ seq, draw: data.draw }] : []));
  const seeds = lines.flatMap(({ seq, data }) =>
    data.facts?.seed ? [{ seq, ...(data.facts.seed as { commitment: string }) }] : [],
  );
  expect([draws.length, seeds.length]).toEqual([2, 2]);
  for (const [n, { seq, draw }] of draws.entries()) {
    expect(drawFaults(sha256, draw, draw)).toEqual([]);
    expect(draw.candidates.map(({ id }) => id).sort()).toEqual(packs.map(({ id }) => id).sort());
    expect([draw.subject, draw.commitment]).toEqual([story.id, seeds[n]!.commitment]);
    expect(seeds[n]!.seq).toBeLessThan(seq);
  }
  const told = (await stage.db.select().from(notices).where(eq(notices.story, story.id))).filter(
    (one) => one.topic === 'drawn',
  );
  expect(told.map(({ officerId }) => officerId)).toEqual(expect.arrayContaining(['gao', 'zhang']));

  await story.advance('2026-03-06T15:00:00+08:00');
  await on(story, 'open', song, { attendance: [x] });
  const [one, other] = (await drawnOf(story)) as [string, string];
  await on(story, 'report', zhang, aReport(one));
  await on(story, 'comment', actorOf('cheng', 'coordinator'), { packageId: one, text: x });
  await on(story, 'recordAbsence', song, { packageId: other, reason: x });
  await on(story, 'chairComment', gao, { text: x });
  const items = [
    { packageId: one, what: x, by: '2026-03-20' },
    { packageId: other, what: x, by: '2026-03-25' },
  ];
  await on(story, 'setFollowUps', song, { items });
  await reached(one, 'followUpsSet');
  await handedOn(stage.story('package', other));
  await until(
    async () =>
      (await factsOf(story)).leaders.includes('gao') && (await actsOf(story)).includes('leaderChanged followingUp'),
  );
  await story.advance('2026-03-23T10:00:00+08:00');
  expect((await actsOf(story)).at(-1)).toBe('warn followingUp');
  await on(story, 'answerFollowUp', zhang, { packageId: one, no: 1, text: x });
  await reached(one, 'followUpAnswered');
  await expect(on(story, 'answerFollowUp', zhang, { packageId: other, no: 2, text: x })).rejects.toMatchObject(
    refusedWith('notYourUnit'),
  );
  await on(story, 'answerFollowUp', gao, { packageId: other, no: 2, text: x });
  await reached(other, 'followUpAnswered');
  await on(story, 'close');
  expect(await rowOf(story)).toMatchObject({ reported: 1, followUps: 2, followUpsOpen: 0 });
  await stage.keep(story, 'spotCheck/closed');
  await stage.keep(stage.story('package', other), 'package/spot-checked');
});

async function reached(id: string, act: string): Promise<void> {
  await until(async () => (await stage.events(id)).some((line) => line.act === act));
}

/** The package is Gao's from now on, who then owes the answer. */
async function handedOn(pack: TestStory): Promise<void> {
  await reached(pack.id, 'followUpsSet');
  const [row] = await stage.db.select().from(packages).where(eq(packages.id, pack.id));
  expect(row).toMatchObject({ followUpsOpen: 1, nextFollowUpOn: '2026-03-25' });
  await onPackage(pack, 'requestLeaderChange', chen, { leaderId: 'gao', reason: x });
  await onPackage(pack, 'changeLeader', su);
}
