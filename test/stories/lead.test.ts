import { acceptance, aForwardedPetition, aPetitionInHand, papersOf } from '../support/a-petition';
import { actorOf, chen, han, onceChecks, theContext } from '../support/registers';
import { aStage, refusedWith, type Stage, type TestStory } from '../support/stage';
import { until } from '../support/until';

/** Who leads and who assists: disputed, changed, asked, succeeded. All begin on Thu 2026-02-26. */
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const [he, su] = [actorOf('he'), actorOf('su')];
const sealed = { sealed: 'x' };
const context = theContext();
const clockOf = async (story: TestStory, key: string) =>
  (await story.state()).clocks.find((one: { rule: string; instance: number }) => `${one.rule}#${one.instance}` === key);

const merged = (unit: string, into: string) =>
  theContext({ units: { ...context.units, [unit]: { ...context.units![unit]!, mergedInto: into } } });

test('two units object: the dispute is designated from above, late, and the designated unit takes it', async () => {
  const story = await aForwardedPetition(stage);
  await story.act('object', han, { reasons: sealed, suggestedUnit: 'housing' }, { context });
  await story.act('forward', chen, { unitId: 'housing', assistants: [] }, { context });
  await story.act('object', he, { reasons: sealed }, { context });
  await expect(story.act('decideObjection', chen, { decision: 'rejected', reason: sealed })).rejects.toMatchObject(
    refusedWith('disputeDue'),
  );
  await story.act('decideObjection', chen, { decision: 'dispute', reason: sealed });

  await story.advance('2026-03-05T10:00:00+08:00'); // Thu: the decision was due Wed 03-04
  const [order] = await stage.ordersOf(story.id);
  await until(async () => (await stage.events(order!.id)).length > 0);
  expect((await order!.state()).facts).toMatchObject({ rule: 'T_COMPETENCE', unitId: 'county-bureau', toBureau: true });

  const decision = { id: 'decision', type: 'competenceDecision', story: story.id, filedOn: '2026-03-05' };
  const papers = papersOf(story.id);
  const withDecision = { ...papers, documents: { ...papers.documents, decision } };
  const designation = { unitId: 'labour', decidedBy: 'commonSuperior', decisionNo: '7', paper: 'decision' };
  await story.act('designate', chen, designation, { context: withDecision });

  expect(await clockOf(story, 'T_COMPETENCE#1')).toMatchObject({ state: 'stopped', metOn: '2026-03-05', lateDays: 1 });
  expect(await clockOf(story, 'T_NOTIFY#3')).toMatchObject({ state: 'running', dueOn: '2026-03-20' }); // Fri
  await expect(story.act('object', han, { reasons: sealed })).rejects.toMatchObject(refusedWith('designatedUnit'));
  await story.act('accept', han, { ...acceptance, acceptedOn: '2026-03-05' }, { context: papers });
  await until(async () => (await order!.state()).facts.breachEndedOn === '2026-03-05');
  await stage.keep(story, 'petition/dispute-designated');
});

test('another unit is to lead: asked, approved, accepted anew; the first lead stays on record', async () => {
  const story = await aPetitionInHand(stage);
  await story.advance('2026-03-09T10:00:00+08:00');
  await expect(story.act('changeLead', su, {}, { context })).rejects.toMatchObject(refusedWith('approvalMissing'));
  await story.act('requestLeadChange', chen, { unitId: 'housing', reason: sealed }, { context });
  await story.act('refuseLeadChange', su, { reason: sealed });
  await story.act('requestLeadChange', chen, { unitId: 'housing', reason: sealed }, { context });
  await story.act('changeLead', su, {}, { context });
  await story.act(
    'accept',
    he,
    { acceptedOn: '2026-03-09', officer: 'he', notice: 'notice' },
    { context: papersOf(story.id) },
  );

  const { facts } = await story.state();
  expect(facts.leads).toMatchObject([
    { unitId: 'labour', how: 'forward' },
    { unitId: 'housing', how: 'leadChange' },
  ]);
  expect(await clockOf(story, 'T_HANDLE#1')).toMatchObject({ state: 'stopped', startOn: '2026-02-26' });
  // Mon 03-09 + 60 is Fri 05-08
  expect(await clockOf(story, 'T_HANDLE#2')).toMatchObject({ state: 'running', dueOn: '2026-05-08' });
  await stage.keep(story, 'petition/lead-changed');
});

test('within one organ the clock is kept, through the acceptance of the new lead', async () => {
  const story = await aPetitionInHand(stage);
  await story.advance('2026-03-09T10:00:00+08:00');
  await story.act('requestLeadChange', chen, { unitId: 'labour-team', reason: sealed }, { context });
  await story.act('changeLead', su, {}, { context });
  await story.act(
    'accept',
    actorOf('da'),
    { acceptedOn: '2026-03-09', officer: 'da', notice: 'notice' },
    { context: papersOf(story.id) },
  );

  expect(await clockOf(story, 'T_HANDLE#1')).toMatchObject({ state: 'running', dueOn: '2026-04-27' });
  expect(await clockOf(story, 'T_HANDLE#2')).toBeUndefined();
  await stage.keep(story, 'petition/lead-within-organ');
});

test('two assistants are asked; one is late and warned, contributes, the other is released, and the reply goes', async () => {
  const story = await aPetitionInHand(stage);
  const papers = papersOf(story.id);
  await story.act('askAssistants', han, { units: ['housing', 'labour-team'], dueOn: '2026-03-20' }, { context });
  await story.advance('2026-03-23T10:00:00+08:00'); // Mon: due Fri 03-20
  const warned = (await stage.events(story.id)).filter(({ act }) => act === 'warn');
  expect(warned.map(({ data }) => [...new Set(data.notices?.map(({ unitId }) => unitId))])).toEqual([
    ['housing'],
    ['labour-team', 'labour'], // the team has no head of its own: the head above it
  ]);

  await story.act('contribute', he, { text: sealed }, { context });
  await expect(story.act('submitReply', han, aReply, { context: papers })).rejects.toMatchObject(
    refusedWith('assistantsOpen'),
  );
  await story.act('releaseAssistant', han, { unitId: 'labour-team', reason: sealed });
  await story.act('submitReply', han, aReply, { context: papers });

  expect(await clockOf(story, 'T_ASSIST#1')).toMatchObject({ unitId: 'housing', metOn: '2026-03-23', lateDays: 3 });
  expect(await clockOf(story, 'T_ASSIST#2')).toMatchObject({ unitId: 'labour-team', state: 'stopped' });
  await stage.keep(story, 'petition/assistants-asked');
});

const aReply = {
  ...{ opinion: 'opinion', items: [{ no: 1, outcome: 'explained', facts: sealed, basis: '劳动法' }], threeInPlace: [] },
  onceChecks,
  remedy: 'the city, within 30 days',
};

test('the unit is merged while an order is open: matter, order and inbox go to the successor', async () => {
  const story = await aPetitionInHand(stage);
  await story.advance('2026-04-28T10:00:00+08:00'); // Tue: due Mon 04-27
  const [order] = await stage.ordersOf(story.id);
  await until(async () => (await stage.events(order!.id)).length > 0);

  const passing = { unitId: 'labour', successor: 'housing' };
  await story.act('passToSuccessor', chen, passing, { context: merged('labour', 'housing') });

  await until(async () => (await order!.state()).facts.unitId === 'housing');
  expect(await clockOf(story, 'T_HANDLE#1')).toMatchObject({ state: 'running', dueOn: '2026-04-27' });
  const answer = { causeOfDelay: sealed, measures: sealed, docs: [] };
  await expect(order!.act('answer', actorOf('tou'), answer)).rejects.toMatchObject(refusedWith('notYourUnit'));
  await order!.act('answer', actorOf('he', 'unitHead'), answer);
  await stage.keep(story, 'petition/passed-to-successor');
  await stage.keep(order!, 'order/passed-to-successor');
});
