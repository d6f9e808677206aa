import { acceptance, aForwardedPetition, aPetitionInHand, papersOf } from '../support/a-petition';
import { actorOf, cao, chen, han, hu, onceChecks, theContext, threeChecks, tou } from '../support/registers';
import { aStage, refusedWith, type Stage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

type Story = Awaited<ReturnType<typeof aForwardedPetition>>;
const sealed = { sealed: 'x' };

const aReply = (more: object = {}) => ({
  ...{ opinion: 'opinion', items: [{ no: 1, outcome: 'explained', facts: sealed, basis: '劳动法' }] },
  ...{ onceChecks, threeInPlace: ['explained'], remedy: 'the city, within 30 days' },
  ...more,
});

/** From handling to `replied`: submitted by han, signed by tou, delivered on the day. */
async function reply(story: Story, deliveredOn: string, more: object = {}): Promise<void> {
  const context = papersOf(story.id);
  await story.act('submitReply', han, aReply(more), { context });
  await story.act('approveReply', tou, {}, { context });
  await story.act(
    'recordDelivery',
    han,
    { docId: 'opinion', deliveredOn, way: 'inPerson', proof: 'proof' },
    { context },
  );
}

async function verify(story: Story, result = 'passed'): Promise<void> {
  const context = papersOf(story.id);
  await story.act('verifyByUnit', hu, { result, checks: threeChecks }, { context });
}

const clocksOf = async (story: Story) =>
  Object.fromEntries(
    (await story.state()).clocks.map((clock: { rule: string; instance: number; state: string }) => [
      `${clock.rule}#${clock.instance}`,
      clock.state,
    ]),
  );

test('an explained matter is answered, verified twice and closes by itself when every right has run out', async () => {
  const story = await aPetitionInHand(stage);
  await reply(story, '2026-02-26');
  await verify(story);
  const context = papersOf(story.id);
  await story.act('verifyByBureau', cao, { result: 'passed', checks: threeChecks }, { context });

  // 30 days after Thu 02-26 is Sat 03-28, rolled to Mon 03-30; 15 more for what came in that day: Tue 04-14
  await story.advance('2026-04-15T12:00:00+08:00');

  await story.handle.result();
  const events = await stage.events(story.id);
  expect(events.find(({ act }) => act === 'close')).toMatchObject({
    act: 'close',
    actor: { id: 'clock' },
    at: expect.stringMatching(/^2026-03-30T16:00/),
  });
  expect(
    events
      .filter((event) => event.act === 'lapse')
      .map((event) => event.data.alert?.clock)
      .sort(),
  ).toEqual(['T_LATE_ENTRY#1', 'T_RATING#1', 'T_REVIEW_WINDOW#1']);
  expect(events.at(-1)).toMatchObject({ act: 'lapse', at: expect.stringMatching(/^2026-04-14T16:00/) });
  expect((await story.state()).facts).toMatchObject({ closed: { resolved: false } });
  await stage.keep(story, 'petition/closed-by-itself');
});

test('a supported matter is closed by the bureau once the promise is kept; its rights outlive the closing', async () => {
  const story = await aPetitionInHand(stage);
  const supported = { items: [{ no: 1, outcome: 'supported', facts: sealed, basis: '劳动法' }] };
  const context = papersOf(story.id);
  await expect(story.act('submitReply', han, aReply(supported), { context })).rejects.toMatchObject(
    refusedWith('promiseMissing'),
  );
  await reply(story, '2026-02-26', { ...supported, promise: { what: sealed, by: '2026-03-10' } });
  await verify(story);
  await story.act('verifyByBureau', cao, { result: 'passed', checks: threeChecks }, { context });
  await expect(story.act('close', chen, { resolved: true })).rejects.toMatchObject(refusedWith('executionOpen'));
  await story.act('recordPerformance', han, { doneOn: '2026-02-26', proof: 'performance' }, { context });
  await expect(story.act('close', chen, { resolved: true })).rejects.toMatchObject(refusedWith('executionOpen'));
  await story.act('confirmPerformance', chen, {});
  await story.act('close', chen, { resolved: true });

  const rating = {
    bureau: 'satisfied',
    unit: 'basicallySatisfied',
    onBehalfOf: { paper: 'paper', signedBy: 'petitioner' },
  };
  await story.act('rate', chen, rating, { context });
  await story.act('rate', chen, { ...rating, unit: 'satisfied' }, { context });
  await expect(story.act('rate', chen, rating, { context })).rejects.toMatchObject(refusedWith('ratingOver'));

  expect(await clocksOf(story)).toMatchObject({
    'T_EXECUTE#1': 'stopped',
    'T_RATING#1': 'stopped',
    'T_REVIEW_WINDOW#1': 'running',
  });
  await story.advance('2026-04-15T12:00:00+08:00');
  await story.handle.result();
  await stage.keep(story, 'petition/closed-by-bureau');
});

test('an objection that is rejected leaves the clocks alone', async () => {
  const story = await aForwardedPetition(stage);
  const before = (await story.state()).clocks;
  await story.act('object', han, { reasons: sealed, suggestedUnit: 'housing' });
  await story.act('decideObjection', chen, { decision: 'rejected', reason: sealed });
  expect((await story.state()).clocks.filter((clock: { state: string }) => clock.state === 'running')).toEqual(
    before.filter((clock: { rule: string }) => clock.rule === 'T_NOTIFY'),
  );
  await expect(story.act('object', han, { reasons: sealed })).rejects.toMatchObject(refusedWith('objectionLate'));

  const other = { unitId: 'housing', assistants: [] };
  await expect(story.act('forward', chen, other, { context: theContext() })).rejects.toMatchObject(
    refusedWith('notYourUnit'),
  );
  await stage.keep(story, 'petition/objection-rejected');
});

test('an agreed objection begins anew with another unit, never with the same one', async () => {
  const story = await aForwardedPetition(stage);
  const to = (unitId: string) => story.act('forward', chen, { unitId, assistants: [] }, { context: theContext() });
  await story.act('object', han, { reasons: sealed, suggestedUnit: 'housing' });
  await expect(to('labour')).rejects.toMatchObject(refusedWith('sameUnitTwice'));
  await expect(to('pu-labour')).rejects.toMatchObject(refusedWith('unitElsewhere'));

  await to('housing');

  expect(await clocksOf(story)).toMatchObject({
    'T_NOTIFY#1': 'stopped',
    'T_NOTIFY#2': 'running',
    'T_OBJECT#2': 'running',
  });
  await expect(story.act('accept', han, acceptance, { context: papersOf(story.id) })).rejects.toMatchObject(
    refusedWith('notYourUnit'),
  );
  await story.act('object', actorOf('he'), { reasons: sealed });
  await stage.keep(story, 'petition/objected');
});

test('a declined matter ends when its notice is delivered, not before', async () => {
  const story = await aForwardedPetition(stage);
  const context = theContext({
    documents: {
      no: { id: 'no', type: 'nonAcceptanceNotice', story: story.id, filedOn: '2026-02-26' },
      ...papersOf(story.id).documents,
    },
  });
  await story.act('declineAcceptance', han, { ground: sealed, remedy: 'court', notice: 'no' }, { context });
  expect(await clocksOf(story)).toMatchObject({ 'T_NOTIFY#1': 'running', 'T_OBJECT#1': 'stopped' });

  await story.act(
    'recordDelivery',
    chen,
    { docId: 'no', deliveredOn: '2026-02-26', way: 'post', proof: 'proof' },
    { context },
  );

  await story.handle.result();
  await stage.keep(story, 'petition/declined');
});

test('an extension needs a request, another person, a notice and a running clock', async () => {
  const story = await aPetitionInHand(stage);
  const context = papersOf(story.id);
  await expect(story.act('extend', tou, { notice: 'extension' }, { context })).rejects.toMatchObject(
    refusedWith('noRequest'),
  );
  await expect(story.act('requestExtension', han, { days: 31, reason: sealed })).rejects.toMatchObject(
    refusedWith('extensionTooLong'),
  );
  await story.act('requestExtension', han, { days: 20, reason: sealed });
  const headAndHandler = { ...actorOf('han'), role: 'unitHead' as const };
  await expect(story.act('extend', headAndHandler, { notice: 'extension' }, { context })).rejects.toMatchObject(
    refusedWith('selfApproval'),
  );
  await story.act('refuseExtension', tou, { reason: sealed });
  await story.act('requestExtension', han, { days: 30, reason: sealed });
  await story.act('extend', tou, { notice: 'extension' }, { context });

  const [event] = (await stage.events(story.id)).slice(-1);
  // Thu 02-26 + 60 is Mon 04-27; + 90 is Wed 05-27
  expect(event?.data.moved).toEqual([{ clock: 'T_HANDLE#1', oldDueOn: '2026-04-27', newDueOn: '2026-05-27' }]);
  await expect(story.act('requestExtension', han, { days: 5, reason: sealed })).rejects.toMatchObject(
    refusedWith('extensionUsed'),
  );
  await stage.keep(story, 'petition/extended');
});

test('a returned reply is submitted again; a failed check begins a new round under the old date', async () => {
  const story = await aPetitionInHand(stage);
  const context = papersOf(story.id);
  await story.act('submitReply', han, aReply(), { context });
  await expect(story.act('approveReply', { ...actorOf('han'), role: 'unitHead' }, {})).rejects.toMatchObject(
    refusedWith('selfApproval'),
  );
  await story.act('returnReply', tou, { reason: sealed });
  await expect(story.act('approveReply', tou, {})).rejects.toMatchObject(refusedWith('noReply'));
  await reply(story, '2026-02-26');
  await expect(
    story.act('verifyByUnit', han, { result: 'passed', checks: threeChecks }, { context }),
  ).rejects.toMatchObject(refusedWith('verifierNotIndependent'));
  await verify(story, 'failed');

  const state = await story.state();
  expect(state).toMatchObject({ stage: 'handling', facts: { round: 2 } });
  const handle = state.clocks.filter((clock: { rule: string }) => clock.rule === 'T_HANDLE');
  expect(handle).toMatchObject([
    { state: 'stopped' },
    { state: 'running', startOn: '2026-02-26', dueOn: '2026-04-27' },
  ]);
  await stage.keep(story, 'petition/second-round');
});

test('a petitioner withdraws by a signed paper, never an agent; the bureau confirms', async () => {
  const story = await aPetitionInHand(stage);
  const context = papersOf(story.id);
  const wish = (signedBy: string) => ({ statement: 'statement', onBehalfOf: { paper: 'paper', signedBy } });
  await expect(story.act('confirmWithdrawal', chen, { how: sealed })).rejects.toMatchObject(refusedWith('noRequest'));
  await expect(story.act('withdraw', chen, wish('agent'), { context })).rejects.toMatchObject(
    refusedWith('agentCannotWithdraw'),
  );
  await expect(story.act('withdraw', chen, { statement: 'statement' }, { context })).rejects.toMatchObject(
    refusedWith('paperMissing'),
  );
  await story.act('withdraw', chen, wish('petitioner'), { context });
  await expect(story.act('confirmWithdrawal', chen, { how: sealed })).rejects.toMatchObject(
    refusedWith('selfApproval'),
  );
  await story.act('confirmWithdrawal', cao, { how: sealed });

  await story.handle.result();
  expect(Object.values(await clocksOf(story))).not.toContain('running');
  await stage.keep(story, 'petition/withdrawn');
});

test('a promise whose day has passed is neither signed nor lost when it is delivered late', async () => {
  const story = await aPetitionInHand(stage);
  const context = papersOf(story.id);
  const supported = { items: [{ no: 1, outcome: 'supported', facts: sealed, basis: '劳动法' }] };
  const promised = (by: string) => aReply({ ...supported, promise: { what: sealed, by } });
  await expect(story.act('submitReply', han, promised('2099-01-01'), { context })).rejects.toMatchObject(
    refusedWith('dateOutOfOrder'),
  );
  await story.act('submitReply', han, promised('2026-03-03'), { context });
  await story.advance('2026-03-04T10:00:00+08:00');
  await expect(story.act('approveReply', tou, {})).rejects.toMatchObject(refusedWith('dateOutOfOrder'));
  await story.act('submitReply', han, promised('2026-03-05'), { context });
  await story.act('approveReply', tou, {});
  await story.advance('2026-03-09T10:00:00+08:00');
  const delivery = { docId: 'opinion', deliveredOn: '2026-03-09', way: 'post', proof: 'proof' };

  await story.act('recordDelivery', han, delivery, { context });

  const execute = (await story.state()).clocks.find((clock: { rule: string }) => clock.rule === 'T_EXECUTE');
  expect(execute).toMatchObject({ state: 'running', startOn: '2026-03-05', dueOn: '2026-03-05' });
});
