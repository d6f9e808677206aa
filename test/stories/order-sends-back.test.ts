import { eq } from 'drizzle-orm';
import { notices } from '../../db/schema';
import type { Actor } from '../../domain/acts';
import { aPetitionInHand, aRegistration, papersOf } from '../support/a-petition';
import { actorOf, theChecklists, theContext } from '../support/registers';
import { aStage, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/* Orders that have the petition reopened or taken back by itself. Matters of Thu 2026-02-26. */

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const [chen, cao, su, song, han, hu, tou] = ['chen', 'cao', 'su', 'song', 'han', 'hu', 'tou'].map((id) =>
  actorOf(id),
) as [Actor, Actor, Actor, Actor, Actor, Actor, Actor];
const sealed = { sealed: 'x' };
const at = '2026-02-26T11:00:00+08:00';
const refusedWith = (code: string) => ({ cause: { type: 'Refused', details: [expect.objectContaining({ code })] } });

async function order(petition: TestStory, by: Actor, sendBack: object, stageThen?: string): Promise<TestStory> {
  const card = await stage.cardOf(petition.id);
  const stories = { [petition.id]: stageThen ? { ...card, stage: stageThen } : card };
  const input = { petitionId: petition.id, cause: 'perfunctory', demand: sealed, copyTo: [], sendBack };
  return stage.begin('order', { act: 'issue', actor: by, input, context: { stories } }, at);
}
const heard = (story: TestStory, act: string) =>
  until(async () => (await stage.events(story.id)).some((event) => event.act === act));

/** Answered, delivered, twice verified. */
async function aPetitionAnswered(): Promise<TestStory> {
  const story = await aPetitionInHand(stage);
  const context = papersOf(story.id);
  const items = [{ no: 1, outcome: 'explained', facts: sealed, basis: '劳动法' }];
  const onceChecks = theChecklists.fiveOnce!.map((code) => ({ code, ok: true }));
  const reply = { opinion: 'opinion', items, onceChecks, threeInPlace: ['explained'], remedy: 'r' };
  await story.act('submitReply', han, reply, { context });
  await story.act('approveReply', tou, {}, { context });
  const delivery = { docId: 'opinion', deliveredOn: '2026-02-26', way: 'inPerson', proof: 'proof' };
  await story.act('recordDelivery', han, delivery, { context });
  const checks = theChecklists.threeChecks!.map((code) => ({ code, ok: true }));
  await story.act('verifyByUnit', hu, { result: 'passed', checks }, { context });
  await story.act('verifyByBureau', cao, { result: 'passed', checks }, { context });
  return story;
}

test('an answered matter is handled again on the order; the settled order may be proposed upon, then it ends', async () => {
  const petition = await aPetitionAnswered();
  const mine = await order(petition, su, { act: 'reopen', cause: 'evidenceMissing' });
  await heard(mine, 'sentBack');

  const { number } = (await mine.state()).facts;
  expect(await petition.state()).toMatchObject({ stage: 'handling', facts: { round: 2 } });
  const line = (await stage.events(petition.id)).find(({ act }) => act === 'reopen')!;
  expect(line).toMatchObject({ actor: { id: mine.id, role: 'story' }, basis: 'R22-40', from: 'evaluating' });
  expect(line.data.input).toEqual({ order: mine.id, orderNumber: number, cause: 'evidenceMissing' });
  const told = await stage.db.select().from(notices).where(eq(notices.story, petition.id));
  expect(told.map(({ topic }) => topic)).toEqual(expect.arrayContaining(['reopened', 'ordered.reopen']));

  await mine.act('answer', tou, { causeOfDelay: sealed, measures: sealed, docs: [] });
  await mine.act('settle', su, {});
  expect((await mine.advance('2026-03-30T23:00:00+08:00')).over).toBe(false); // Sat 03-28 rolls to Mon
  await mine.act('proposeImprovement', su, { kind: 'improve', text: sealed });
  const documents = { d: { id: 'd', type: 'proposalReply', story: mine.id, filedOn: '2026-03-30' } };
  await mine.act('recordUptake', chen, { adopted: 'yes', reply: 'd' }, { context: { documents } });
  await mine.advance('2026-03-31T00:01:00+08:00');
  await mine.handle.result();
  await stage.keep(mine, 'order/sends-back');
  await stage.keep(petition, 'petition/reopened-by-order');
});

test('a matter that was led out is sorted anew on the order of the bureau above', async () => {
  const command = { act: 'register', actor: chen, input: aRegistration(), context: theContext() };
  const petition = await stage.register(command, '2026-02-26T09:00:00+08:00');
  await petition.act('screen', chen, { result: 'none' });
  const classes = { domain: 'lawAndLitigation', severity: 'ordinary', track: 'ordinary', rateable: true };
  await petition.act('classify', chen, classes, { context: theContext() });
  const way = { route: 'litigation', basis: '民事诉讼法', organ: '安县人民法院', notice: 'routed' };
  const context = papersOf(petition.id);
  await petition.act('routeOut', chen, { ...way, handedOverAt: '2026-02-26T01:00:00.000Z' }, { context });

  await expect(order(petition, song, { act: 'reopen', cause: 'other' })).rejects.toMatchObject(
    refusedWith('wrongStage'),
  );
  const theirs = await order(petition, song, { act: 'takeBack' });
  await heard(theirs, 'sentBack');

  expect(await petition.state()).toMatchObject({ stage: 'classified', facts: { takenBackOn: '2026-02-26' } });
  const line = (await stage.events(petition.id)).find(({ act }) => act === 'takeBack')!;
  expect(line.data.input).toMatchObject({ orderNumber: (await theirs.state()).facts.number });
  await stage.keep(petition, 'petition/taken-back-by-order');
});

test('a petition that moved on refuses; the issuer is told by name and the order stays', async () => {
  const petition = await aPetitionInHand(stage);
  const mine = await order(petition, su, { act: 'reopen', cause: 'notCarriedOut' }, 'closed');
  await heard(mine, 'sendBackRefused');

  expect((await petition.state()).stage).toBe('handling');
  expect(await mine.state()).toMatchObject({
    stage: 'issued',
    facts: { sendBack: { refused: { code: 'wrongStage' } } },
  });
  const told = await stage.db.select().from(notices).where(eq(notices.story, mine.id));
  expect(told.find(({ asked }) => asked === 'issuer')).toMatchObject({ topic: 'sendBackRefused', officerId: 'su' });
  await stage.keep(mine, 'order/sending-back-refused');
});
