import type { Context } from '../../domain/acts';
import type { Clock } from '../../domain/clock';
import { zhejiang2016 } from '../../domain/policy/zhejiang-2016';
import { acceptance, aRegistration, papersOf } from '../support/a-petition';
import { type actorOf, cao, chen, han, hu, theContext, threeChecks, tou } from '../support/registers';
import { aReply, promise } from '../support/sim';
import { aStage, refusedWith, type Stage, type TestStory } from '../support/stage';

/** What becomes of an answered matter, on a real server. Each is in hand since Thu 2026-02-26. */
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const sealed = { sealed: 'x' };
type Actor = ReturnType<typeof actorOf>;

/** A matter in hand, and its acts with the papers that the door would find. */
async function inHand(more: { assign?: string; policyId?: string } = {}) {
  const { assign, policyId = 'national-2022' } = more;
  const units = Object.entries(theContext().units!).map(([id, card]) => [id, { ...card, policyId }]);
  const context: Context = { ...theContext(), units: Object.fromEntries(units) };
  const command = { act: 'register', actor: chen, input: aRegistration(), context };
  const story = await stage.register(command, '2026-02-26T09:00:00+08:00');
  const concludesBy = policyId === 'zhejiang-2016' ? zhejiang2016.settings.concludesBy!.value : undefined;
  const papers = { ...papersOf(story.id), concludesBy };
  const act = (name: string, actor: Actor, input: unknown = {}) => story.act(name, actor, input, { context: papers });
  const deliver = (docId: string, deliveredOn = '2026-02-26') =>
    act('recordDelivery', han, { docId, deliveredOn, way: 'inPerson', proof: 'proof' });
  await act('screen', chen, { result: 'none' });
  await act('classify', chen, { domain: 'labour', severity: 'ordinary', track: 'ordinary', rateable: true });
  const dispatch = { unitId: 'labour', assistants: [] };
  if (assign) await act('assign', chen, { ...dispatch, feedbackOn: assign });
  else await act('forward', chen, dispatch);
  await act('accept', han, acceptance);
  await deliver('notice');
  await act('startHandling', han);
  return { story, act, deliver };
}
type Matter = Awaited<ReturnType<typeof inHand>>;

async function answer({ act, deliver }: Matter, more: object = {}): Promise<void> {
  await act('submitReply', han, aReply(more));
  await act('approveReply', tou);
  await deliver('opinion');
}

async function check({ act }: Matter): Promise<void> {
  await act('verifyByUnit', hu, { result: 'passed', checks: threeChecks });
  await act('verifyByBureau', cao, { result: 'passed', checks: threeChecks });
}

const consents = { petitioner: 'consent', otherSide: 'otherConsent' };
const open = ({ act }: Matter) => act('openMediation', han, { kind: 'people', body: sealed, consents });
const clocks = async (story: TestStory, rule: string): Promise<Clock[]> =>
  (await story.state()).clocks.filter((clock: Clock) => clock.rule === rule);
test('settled and performed: the agreement is delivered, kept and confirmed; the review window outlives the closing', async () => {
  const matter = await inHand();
  const { story, act, deliver } = matter;
  await open(matter);
  const agreement = { agreement: 'agreement', performBy: '2026-03-10' };
  await expect(act('submitAgreement', han, { ...agreement, signedBy: ['agent', 'otherSide'] })).rejects.toMatchObject(
    refusedWith('agentCannotSettle'),
  );
  await act('submitAgreement', han, { ...agreement, signedBy: ['petitioner', 'otherSide', 'mediator'] });
  await act('settle', tou);
  await deliver('agreement');
  await check(matter);
  await act('recordPerformance', han, { doneOn: '2026-02-26', proof: 'performance' });
  await expect(act('close', chen, { resolved: true })).rejects.toMatchObject(refusedWith('executionOpen'));
  await act('confirmPerformance', chen);
  await act('close', chen, { resolved: true });

  expect(await clocks(story, 'T_REVIEW_WINDOW')).toMatchObject([{ state: 'running', dueOn: '2026-03-30' }]); // Mon
  await story.advance('2026-04-15T12:00:00+08:00');
  await story.handle.result();
  expect((await stage.events(story.id)).at(-1)).toMatchObject({ act: 'lapse', to: 'closed' });
  await stage.keep(story, 'petition/settled-and-performed');
});

test('mediation that failed: the draft is gone, the same clock runs on and is ordered past its day', async () => {
  const matter = await inHand();
  const { story, act } = matter;
  await open(matter);
  await act('requestExtension', han, { days: 10, reason: sealed });
  await act('extend', tou, { notice: 'extension' });
  const signedBy = ['petitioner', 'otherSide'];
  await act('submitAgreement', han, { agreement: 'agreement', signedBy, performBy: '2026-03-10' });
  await act('returnAgreement', tou, { reason: sealed });
  await act('endMediation', han, { result: 'failed', note: sealed });
  expect((await story.state()).facts.reply).toBeUndefined();

  await story.advance('2026-05-08T10:00:00+08:00'); // 60 + 10 days: Thu 05-07, ordered Fri 05-08

  expect(await clocks(story, 'T_HANDLE')).toMatchObject([{ instance: 1, state: 'running', dueOn: '2026-05-07' }]);
  expect(await stage.ordersOf(story.id)).toHaveLength(1);
  await stage.keep(story, 'petition/mediation-failed');
});

test('a completion report returned and then accepted; the matter ends only after that', async () => {
  const matter = await inHand({ assign: '2026-03-20' }); // Fri
  const { story, act } = matter;
  await expect(act('submitCompletion', han, { report: 'report' })).rejects.toMatchObject(refusedWith('notReplied'));
  await answer(matter);
  await act('submitCompletion', han, { report: 'report' });
  await act('returnCompletion', chen, { reason: sealed });
  await check(matter);
  await act('close', chen, { resolved: true });
  await story.advance('2026-03-19T10:00:00+08:00'); // Thu
  await act('submitCompletion', han, { report: 'report' });
  await story.advance('2026-04-15T12:00:00+08:00'); // every right has run out
  expect(await clocks(story, 'T_ASSIGN_FEEDBACK')).toMatchObject([
    { state: 'stopped', metOn: '2026-02-26' },
    { state: 'stopped', metOn: '2026-03-19', lateDays: 0 },
  ]);

  await act('acceptCompletion', cao);

  await story.handle.result();
  expect((await stage.events(story.id)).map(({ act: name }) => name)).not.toContain('supervise');
  await stage.keep(story, 'petition/completion-returned');
});

test('a performance returned after its day is ordered at once, recorded again and confirmed', async () => {
  const matter = await inHand();
  const { story, act } = matter;
  await answer(matter, promise('2026-03-10'));
  await act('recordPerformance', han, { doneOn: '2026-02-26', proof: 'performance' });
  await story.advance('2026-03-16T10:00:00+08:00'); // Mon
  await act('returnPerformance', chen, { reason: sealed });
  await story.advance('2026-03-16T10:01:00+08:00');
  expect(await stage.ordersOf(story.id)).toHaveLength(1);
  await act('recordPerformance', han, { doneOn: '2026-03-16', proof: 'performance' });
  await act('confirmPerformance', chen);
  expect((await clocks(story, 'T_EXECUTE')).at(-1)).toMatchObject({ metOn: '2026-03-16', lateDays: 6 });
  await stage.keep(story, 'petition/performance-returned');
});

test('in Zhejiang a matter concludes by itself by lapse; care that was offered keeps the story until it is given', async () => {
  const matter = await inHand({ policyId: 'zhejiang-2016' });
  const { story, act } = matter;
  await answer(matter);
  await check(matter);
  await act('offerCare', chen, { kind: 'legalService', dueOn: '2026-04-10' }); // Fri
  await story.advance('2026-03-30T23:00:00+08:00'); // Mon, the last day
  expect(await story.state()).toMatchObject({ stage: 'evaluating' });
  await story.advance('2026-04-14T23:00:00+08:00'); // Tue, the last day to enter what came in then
  expect(await story.state()).toMatchObject({ stage: 'closed' });
  await story.advance('2026-04-15T00:01:00+08:00');
  expect(await story.state()).toMatchObject({
    stage: 'concluded',
    facts: { closed: { on: '2026-03-31' }, concluded: { outcome: 'concludedByLapse', on: '2026-04-15' } },
  });

  await act('endCare', cao, { no: 1, result: 'done' });

  await story.handle.result();
  const acts = (await stage.events(story.id)).map(({ act: name }) => name);
  expect(acts.slice(-5)).toEqual(['close', 'warn', 'lapse', 'conclude', 'endCare']);
  await stage.keep(story, 'petition/concluded-by-lapse');
});
