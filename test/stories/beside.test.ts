import { asc, eq } from 'drizzle-orm';
import { clocks as clockRows, notices, officers, stories, tasks } from '../../db/schema';
import { colourSql } from '../../db/stories';
import type { Clock } from '../../domain/clock';
import { worstColour } from '../../domain/colour';
import { msOf, toInstant } from '../../domain/time';
import { aForwardedPetition, aPetitionInHand, aRegistration, papersOf, withdrawn } from '../support/a-petition';
import { actorOf, theContext } from '../support/registers';
import { aStage, refusedWith, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/* What runs beside the main road. Matters registered on Thu 2026-02-26 at 09:00. */

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
  const post = (person: string, unitId: string, more: object = {}) => ({
    ...{ id: `${person}@${unitId}`, person, name: person, unitId, post: 'leader', rank: 'county', roles: ['leader'] },
    ...{ deputy: null, active: true, ...more },
  });
  await stage.db
    .insert(officers)
    .values([post('lei', 'city-bureau'), post('left', 'housing', { active: false, deputy: 'fu@housing' })]);
});
afterAll(() => stage.close());

const who = (person: string, role?: 'leader' | 'unitHead') => actorOf(person, role);
const x = { sealed: 'x' };
const told = [{ whom: 'government', toldOn: '2026-02-26' }];

/** The notices of each line of one act: asked, person or inbox, why. */
async function noticesOf(story: TestStory, act: string) {
  const events = (await stage.events(story.id)).filter((event) => event.act === act);
  const rows = await stage.db.select().from(notices).where(eq(notices.story, story.id)).orderBy(asc(notices.n));
  return events.map(({ seq }) =>
    rows
      .filter((row) => row.seq === seq)
      .map(({ asked, officerId, role, unitId, why }) => [asked, officerId ?? `${role} of ${unitId}`, why]),
  );
}

test('an urgent item is ordered, acted upon and reported within its hours', async () => {
  const story = await aForwardedPetition(stage);
  await story.advance('2026-02-26T09:20:00+08:00');
  await story.act('reportUrgent', who('chen'), { what: x, told });
  expect(await noticesOf(story, 'reportUrgent')).toEqual([
    [
      ['leader@unit', 'lin', 'post'],
      ['coordinator@superior', 'coordinator of city-bureau', 'inbox'],
    ],
  ]);
  await story.act('approveUrgent', who('lin', 'leader'), { order: x });
  await story.advance('2026-02-26T12:00:00+08:00');
  await story.act('actUrgent', who('han'), { action: x });
  await story.advance('2026-02-27T08:59:00+08:00');
  await story.act('returnUrgent', who('han'), { result: x });
  expect(await noticesOf(story, 'returnUrgent')).toEqual([
    [
      ['urgentApprover', 'lin', 'named'],
      ['coordinator@bureau', 'coordinator of county-bureau', 'inbox'],
    ],
  ]);
  await story.advance('2026-03-02T09:00:00+08:00');
  expect((await stage.events(story.id)).filter(({ data }) => data.alert)).toEqual([]);
  await withdrawn(story);
  await stage.keep(story, 'petition/urgent-kept');
});

test('every missed hour is told to one leader higher, at the hour itself; table, function and SQL agree on the colour', async () => {
  const story = await aForwardedPetition(stage);
  await story.act('reportUrgent', who('chen'), { what: x, told });
  const colours = async () => {
    const { clocks, offset } = await story.state();
    const nowMs = Date.now();
    const [row] = await stage.db
      .select({ colour: colourSql(nowMs) })
      .from(stories)
      .where(eq(stories.id, story.id));
    return [row!.colour, worstColour(clocks, toInstant(nowMs + offset))];
  };
  expect(await colours()).toEqual(['green', 'green']);
  await story.advance('2026-02-26T10:30:00+08:00');
  expect(await colours()).toEqual(['yellow', 'yellow']);
  await story.advance('2026-02-26T11:30:00+08:00');
  expect(await colours()).toEqual(['red', 'red']);
  const rows = await stage.db.select().from(clockRows).where(eq(clockRows.story, story.id));
  for (const row of rows) {
    const { dueAt, yellowAt, redAt } = row.clock as Clock;
    const instants = [dueAt, yellowAt, redAt].map((at) => at && msOf(at));
    expect([row.dueAt, row.yellowAt, row.redAt].map((at) => at && msOf(at))).toEqual(instants.map((ms) => ms ?? null));
  }

  await story.advance('2026-02-27T10:00:00+08:00');

  const fired = (await stage.events(story.id)).filter(({ data }) => data.alert);
  expect(fired.map(({ act, at, data }) => [act, data.alert!.clock, at.slice(0, 16)])).toEqual([
    ['notify', 'T_URGENT_APPROVE#1', '2026-02-26T03:00'],
    ['notify', 'T_URGENT_ACT#1', '2026-02-26T05:00'],
    ['notify', 'T_URGENT_RETURN#1', '2026-02-27T01:00'],
  ]);
  expect(await noticesOf(story, 'notify')).toEqual([
    [['nextLeader', 'lin', 'post']],
    [['nextLeader', 'zhang', 'post']], // of the county's government
    [['nextLeader', 'lei', 'post']], // of the city's bureau; the county's has no leader
  ]);
  await withdrawn(story);
  await stage.keep(story, 'petition/urgent-missed-thrice');
});

test('a vacant leader is stood in for; without a unit the bureau’s leader and those above it hear; the last one stays', async () => {
  const command = { act: 'register', actor: who('chen'), input: aRegistration(), context: theContext() };
  const unforwarded = await stage.register(command, '2026-02-26T09:00:00+08:00');
  await unforwarded.act('reportUrgent', who('chen'), { what: x, told });
  await unforwarded.advance('2026-02-27T10:00:00+08:00');
  expect(await noticesOf(unforwarded, 'notify')).toEqual(Array(3).fill([['nextLeader', 'lei', 'post']]));

  const story = await stage.register(command, '2026-02-26T09:00:00+08:00');
  await story.act('screen', who('chen'), { result: 'none' });
  await story.act('classify', who('chen'), { domain: 'labour', severity: 'major', track: 'ordinary', rateable: true });
  await story.act('forward', who('chen'), { unitId: 'housing', assistants: [] }, { context: theContext() });
  await story.act('reportUrgent', who('chen'), { what: x, told });
  await story.advance('2026-02-26T11:30:00+08:00');
  expect(await noticesOf(story, 'notify')).toEqual([[['nextLeader', 'fu', 'deputy']]]);
});

test('instructions of two leaders are followed until each has its answer', async () => {
  const story = await aPetitionInHand(stage);
  await story.act('instruct', who('lin', 'leader'), { text: x, dueOn: '2026-03-06' });
  await story.act('instruct', who('zhang', 'leader'), { text: x, dueOn: '2026-03-20' });
  await story.advance('2026-03-05T10:00:00+08:00');
  await story.act('answerInstruction', who('han'), { no: 1, text: x, docs: [] });
  const waiting = await stage.db.select().from(tasks).where(eq(tasks.story, story.id));
  expect(waiting.filter(({ act }) => act === 'answerInstruction')).toMatchObject([
    { key: 'answerInstruction:2', officerId: 'han', dueOn: '2026-03-20' },
  ]);
  expect(await noticesOf(story, 'answerInstruction')).toEqual([[['instructor:1', 'lin', 'named']]]);
  await story.advance('2026-03-18T10:00:00+08:00'); // Wed; warned Tue 03-17
  await story.act('answerInstruction', who('han'), { no: 2, text: x, docs: [] });
  expect(await noticesOf(story, 'answerInstruction')).toContainEqual([['instructor:2', 'zhang', 'named']]);
  await withdrawn(story);
  await stage.keep(story, 'petition/instructed');
});

test('a recused officer is refused, another goes on', async () => {
  const story = await aPetitionInHand(stage);
  const context = papersOf(story.id);
  const onBehalfOf = { paper: 'paper', signedBy: 'petitioner' };
  await story.act('askRecusal', who('chen'), { officer: 'han', ground: x, onBehalfOf }, { context });
  await story.act('decideRecusal', who('tou'), { officer: 'han', decision: 'granted', newOfficer: 'hu' }, { context });
  const contact = { on: '2026-02-26', how: 'phone', summary: x };
  await expect(story.act('recordContact', who('han'), contact)).rejects.toMatchObject(refusedWith('recused'));
  await story.act('recordContact', who('hu'), contact);
  expect(await noticesOf(story, 'decideRecusal')).toEqual([
    [
      ['officer', 'hu', 'post'],
      ['unitHead@unit', 'tou', 'post'],
    ],
  ]);
  await withdrawn(story);
  await stage.keep(story, 'petition/recused');
});

test('a corrected acceptance cancels the order that it makes baseless', async () => {
  const story = await aForwardedPetition(stage);
  const context = papersOf(story.id);
  await story.advance('2026-03-02T10:00:00+08:00');
  const acceptance = { acceptedOn: '2026-02-26', officer: 'han', notice: 'notice' };
  await story.act('accept', who('han'), acceptance, { context });
  const delivery = { docId: 'notice', deliveredOn: '2026-03-02', way: 'inPerson', proof: 'proof' };
  await story.act('recordDelivery', who('han'), delivery, { context });
  await story.advance('2026-04-28T10:00:00+08:00'); // Tue: due Mon 04-27
  const [order] = await stage.ordersOf(story.id);
  const wish = { fact: 'acceptedOn', newDate: '2026-03-02', evidence: 'proof' };
  await story.act('requestCorrection', who('han'), wish, { context });
  await story.act('correctDate', who('tou'), { decision: 'granted' });
  await until(async () => !(await story.state()).children[0]?.open);
  expect((await stage.events(order!.id)).at(-1)).toMatchObject({ act: 'cancel', to: 'cancelled' });
  const acts = (await stage.events(story.id)).slice(-3).map(({ act, actor }) => [act, actor.id]);
  expect(acts).toEqual([
    ['correctDate', 'tou'],
    ['judgeBreaches', 'clock'],
    ['orderEnded', 'clock'],
  ]);
  const moved = (await stage.events(story.id)).find(({ act }) => act === 'correctDate')!.data.moved;
  expect(moved).toEqual([{ clock: 'T_HANDLE#1', oldDueOn: '2026-04-27', newDueOn: '2026-05-06' }]);
  await withdrawn(story);
  await stage.keep(story, 'petition/corrected');
});

test('an order supervised jointly is inspected, settled, and stays open for its proposal', async () => {
  const petition = await aPetitionInHand(stage);
  const card = await stage.cardOf(petition.id);
  const context = theContext({ stories: { [petition.id]: card } });
  const input = { petitionId: petition.id, cause: 'delay', demand: x, copyTo: [], jointWith: ['county-gov'] };
  const { offset: at } = await petition.state();
  const begin = new Date(Date.now() + at).toISOString();
  const order = await stage.begin('order', { act: 'issue', actor: actorOf('su'), input, context }, begin);
  expect(await noticesOf(order, 'issue')).toEqual([
    [
      ['unitHead@unit', 'tou', 'post'],
      ['supervisor@county-gov', 'su', 'bureau'], // it has no supervisor
    ],
  ]);
  const filed = (type: string) => ({ documents: { d: { id: 'd', type, story: order.id, filedOn: '2026-02-26' } } });
  const ofGovernment = { id: 'ji', role: 'supervisor', unit: 'county-gov', region: '330421' } as const;
  const inspection = { inspectedOn: '2026-02-26', findings: x, doc: 'd' };
  await order.act('inspect', ofGovernment, inspection, { context: filed('inspectionRecord') });
  await order.act('answer', who('tou'), { causeOfDelay: x, measures: x, docs: [] });
  await order.act('proposeImprovement', actorOf('su'), { kind: 'improve', text: x });
  await order.act('settle', actorOf('su'), {});
  await until(async () => !(await petition.state()).children[0]?.open);
  const uptake = { adopted: 'yes', reply: 'd' };
  await order.act('recordUptake', who('chen'), uptake, { context: filed('proposalReply') });
  await order.advance('2026-03-31T00:01:00+08:00'); // until Mon 03-30 more might have been proposed
  await order.handle.result();
  await stage.keep(order, 'order/joint-proposal');
});
