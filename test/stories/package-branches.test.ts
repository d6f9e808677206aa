import { eq } from 'drizzle-orm';
import { packages, tasks } from '../../db/schema';
import type { Actor, Context } from '../../domain/acts';
import { guarantees } from '../../domain/package/lists';
import { activePackage, on, packagedStory } from '../support/package-stories';
import { aPlan, leader, ok, pack } from '../support/packaging';
import { actorOf, theContext } from '../support/registers';
import { x } from '../support/sim';
import { aStage, refusedWith, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/** Packages on a real server that do not go straight: another leader, a decline, a return, other ways out. */
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const [chen, cao, su, han] = ['chen', 'cao', 'su', 'han'].map((person) => actorOf(person));
const gao = actorOf('gao', 'leader');

const factsOf = async (story: TestStory) => (await story.state()).facts;
/** What runs, with its day. */
const running = async (story: TestStory): Promise<string[]> =>
  (await story.state()).clocks
    .filter(({ state }) => state === 'running')
    .map(({ rule, instance, dueOn }) => `${rule}#${instance} ${dueOn}`);
const rowOf = async ({ id }: TestStory) => (await stage.db.select().from(packages).where(eq(packages.id, id)))[0];

const sign = async (story: TestStory, by: Actor) => {
  for (const guarantee of guarantees) await on(story, 'acknowledgeDuty', by, { guarantee });
};
const closeOut = (story: TestStory, by: Actor, kind: string, more: object = {}) =>
  on(story, 'applyCloseOut', by, { kind, pack: { ...pack, ...more } });

async function struckOff(story: TestStory): Promise<void> {
  await on(story, 'verify', cao, { checks: ok('closeOutChecks') });
  await on(story, 'strikeOff', su);
}

/** Zhang's own wish is refused, the coordinator's is granted: Gao leads from then on. */
async function handedOn(story: TestStory): Promise<void> {
  await on(story, 'requestLeaderChange', leader, { leaderId: 'gao', reason: x });
  const asked = { leaderId: 'gao', askedBy: 'zhang', askedOn: '2026-01-12' };
  expect((await factsOf(story)).leaderChange).toEqual(asked);
  await on(story, 'refuseLeaderChange', su, { reason: x });
  expect(await factsOf(story)).toMatchObject({ leaderId: 'zhang', leaders: ['zhang'] });
  expect((await factsOf(story)).leaderChange).toBeUndefined();

  await on(story, 'requestLeaderChange', chen, { leaderId: 'gao', reason: x });
  await on(story, 'changeLeader', su);
  const facts = await factsOf(story);
  expect(facts).toMatchObject({ leaderId: 'gao', formerLeaders: [{ leaderId: 'zhang', until: '2026-01-12' }] });
  expect([facts.leaderChange, facts.guarantees]).toEqual([undefined, undefined]);
  expect((await rowOf(story))?.leader).toBe('gao');
  await expect(on(story, 'revisePlan', leader, { reason: x, ...aPlan('2026-09-30') })).rejects.toMatchObject(
    refusedWith('notYourUnit'),
  );
}

/** A visit on Tue 01-13, entered the day after; a meeting on Tue 01-20 to which the petitioner does not come. */
async function declined(story: TestStory): Promise<void> {
  await story.advance('2026-01-14T09:00:00+08:00');
  await on(story, 'recordVisit', han, { visitedOn: '2026-01-13', text: x, file: 'photo', measuresDone: [] });
  expect((await factsOf(story)).progress).toEqual({ records: 1, visits: 1, lastOn: '2026-01-13' });
  expect(await running(story)).toContain('T_PROGRESS#2 2026-02-12');

  await on(story, 'invite', gao, { meetOn: '2026-01-20' });
  expect((await factsOf(story)).invited).toEqual({ meetOn: '2026-01-20', on: '2026-01-14' });
  await story.advance('2026-01-20T16:00:00+08:00');
  await on(story, 'recordDecline', gao, { declinedOn: '2026-01-20' });
  const { appointments, invited } = await factsOf(story);
  expect(appointments).toEqual([{ month: '2026-01', state: 'declined', on: '2026-01-20' }]);
  expect(invited).toBeUndefined();
  expect(await running(story)).toContain('T_APPOINTMENT#2 2026-02-28');
}

/** The target moves, and the parties are mediated; while they are, nothing is handed in. */
async function mediated(story: TestStory): Promise<void> {
  await on(story, 'revisePlan', gao, { reason: x, ...aPlan('2026-09-30') });
  const { plan, formerPlans } = await factsOf(story);
  expect([plan.target, formerPlans.map(({ target }: { target: string }) => target)]).toEqual([
    '2026-09-30',
    ['2026-06-30'],
  ]);
  expect(await running(story)).toEqual(
    expect.arrayContaining(['T_PACKAGE_TARGET#2 2026-09-30', 'T_MEASURE#2 2026-09-30']),
  );

  const consents = { petitioner: 'consent', otherSide: 'otherConsent' };
  await on(story, 'openMediation', gao, { kind: 'people', body: x, consents });
  expect((await factsOf(story)).mediation).toEqual({ kind: 'people', openedOn: '2026-01-20' });
  await on(story, 'markResolving', gao, { ground: 'agreement', doc: 'agreement' });
  await expect(closeOut(story, gao, 'settled', { opinion: 'agreement' })).rejects.toMatchObject(
    refusedWith('childOpen'),
  );
  await on(story, 'endMediation', gao, { result: 'agreed' });
  expect((await factsOf(story)).mediation).toBeUndefined();
}

test('another leader, a petitioner who declines, a settlement sent back; concluded by law in the end', async () => {
  const story = await activePackage(stage);
  await handedOn(story);
  await sign(story, gao);
  await declined(story);
  await mediated(story);

  await closeOut(story, gao, 'settled', { opinion: 'agreement' });
  expect(await running(story)).toEqual(['T_PACKAGE_TARGET#2 2026-09-30']);
  await on(story, 'sendBack', cao, { reason: x });
  const returned = await story.state();
  expect([returned.stage, returned.facts.returnedOn, returned.facts.closeOut]).toEqual([
    ...['returned', '2026-01-20', undefined],
  ]);
  // January has had its appointment; the measure runs on under its old date.
  expect(await running(story)).toEqual(
    expect.arrayContaining(['T_PROGRESS#3 2026-02-19', 'T_APPOINTMENT#3 2026-02-28', 'T_MEASURE#3 2026-09-30']),
  );
  await on(story, 'backToWork', gao, { reason: x });
  expect(await story.state()).toMatchObject({ stage: 'active', facts: { plan: { target: '2026-09-30' } } });

  await on(story, 'startConclusion', gao, { basis: '信访工作条例第三十六条', docs: ['evidence'] });
  const concluding = { how: 'law', on: '2026-01-20' };
  expect(await story.state()).toMatchObject({ stage: 'concluding', facts: { concluding } });
  await expect(closeOut(story, gao, 'resolved')).rejects.toMatchObject(refusedWith('kindUnsupported'));
  await closeOut(story, gao, 'concludedByLaw', { outcomeProof: 'evidence' });
  await struckOff(story);
  expect(await rowOf(story)).toMatchObject({ struckOffOn: '2026-01-20', closeOutKind: 'concludedByLaw' });
  await stage.keep(story, 'package/returned');
});

test('routed into litigation, and struck off on the receipt of the court', async () => {
  const story = await activePackage(stage);
  const route = { organ: '安县人民法院', basis: '信访工作条例第三十一条', docs: ['evidence'] };
  await expect(on(story, 'reroute', leader, { ...route, route: 'petitionProcedure' })).rejects.toMatchObject(
    refusedWith('residualRoute'),
  );
  await on(story, 'reroute', leader, { ...route, route: 'litigation' });
  const concluding = { how: 'rerouted', route: 'litigation', on: '2026-01-12' };
  expect(await story.state()).toMatchObject({ stage: 'concluding', facts: { concluding } });
  await expect(closeOut(story, leader, 'concludedByLaw', { outcomeProof: 'evidence' })).rejects.toMatchObject(
    refusedWith('kindUnsupported'),
  );
  await closeOut(story, leader, 'rerouted', { outcomeProof: 'receipt' });
  await struckOff(story);
  expect((await story.state()).stage).toBe('struckOff');
  expect(await running(story)).toEqual(['T_STRIKE_OFF_WATCH#1 2026-07-11']);
  expect(await rowOf(story)).toMatchObject({ struckOffOn: '2026-01-12', closeOutKind: 'rerouted' });
  await stage.keep(story, 'package/rerouted');
});

test('a side’s unit is merged while its report is ordered: side, order and inbox go to the successor', async () => {
  const story = await packagedStory(stage, '2026-01-30');
  await story.advance('2026-02-02T12:00:00+08:00'); // Mon: due Fri 01-30
  const orders = (await stage.events(story.id)).flatMap(({ data }) => data.opens ?? []);
  const order = stage.story('order', orders.find(({ context }) => ofHousing(context))!.id);
  await until(async () => (await stage.events(order.id)).length > 0);

  const { units } = theContext();
  const context = { units: { ...units, housing: { ...units!.housing!, mergedInto: 'labour' } } };
  await story.act('passToSuccessor', chen!, { unitId: 'housing', successor: 'labour' }, { context });
  await until(async () => (await order.state()).facts.unitId === 'labour');
  expect(await factsOf(story)).toMatchObject({ sides: { department: { unitId: 'labour' } }, assistants: [] });
  const inbox = await stage.db.select().from(tasks).where(eq(tasks.story, story.id));
  expect(inbox.map(({ act, unitId }) => [act, unitId])).toContainEqual(['report', 'labour']);

  await on(story, 'report', han, { text: x, docs: [] });
  await until(async () => (await order.state()).facts.breachEndedOn === '2026-02-02');
  const reports = (await story.state()).clocks.filter(({ rule }) => rule === 'T_ASSIGN_REPORT');
  expect(reports.map(({ unitId, metOn }) => [unitId, metOn])).toEqual([
    ['labour', '2026-02-02'],
    ['labour', '2026-02-02'],
  ]);
  await stage.keep(story, 'package/passed-to-successor');
});

const ofHousing = ({ stories = {} }: Context) => Object.values(stories).some(({ facts }) => facts.unitId === 'housing');
