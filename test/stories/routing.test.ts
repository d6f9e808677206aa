import { aForwardedPetition, aRegistration, papersOf } from '../support/a-petition';
import { chen, han, theContext } from '../support/registers';
import { aStage, type Stage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

/** Registered on Thu 2026-02-26, 09:00, and led out by the bureau. */
const way = {
  ...{ route: 'litigation', basis: '民事诉讼法', organ: '安县人民法院', notice: 'routed' },
  handedOverAt: '2026-02-26T01:00:00.000Z',
};
const delivery = { docId: 'routed', deliveredOn: '2026-02-26', way: 'inPerson', proof: 'proof' };
const receipt = { receipt: 'receipt', receivedOn: '2026-02-26' };

async function aClassifiedPetition() {
  const command = { act: 'register', actor: chen, input: aRegistration(), context: theContext() };
  const story = await stage.register(command, '2026-02-26T09:00:00+08:00');
  await story.act('screen', chen, { result: 'none' });
  const classes = { domain: 'lawAndLitigation', severity: 'ordinary', track: 'ordinary', rateable: true };
  await story.act('classify', chen, { ...classes, problemClass: 'court-judgment' }, { context: theContext() });
  return story;
}

test('handed over, received, told: the story ends', async () => {
  const story = await aClassifiedPetition();
  const context = papersOf(story.id);
  await story.act('routeOut', chen, way, { context });
  await story.advance('2026-03-13T10:00:00+08:00'); // the receipt was due Wed 03-11: a mark on Thu 03-12
  await story.act('recordDelivery', chen, delivery, { context });
  await story.act('confirmHandOver', chen, { ...receipt, receivedOn: '2026-03-12' }, { context });

  await story.handle.result();
  const events = await stage.events(story.id);
  expect(events.map(({ act }) => act).slice(3)).toEqual(['routeOut', 'warn', 'recordDelivery', 'confirmHandOver']);
  expect(events[4]).toMatchObject({ at: expect.stringMatching(/^2026-03-12T01:00/), from: 'routedOut' });
  await stage.keep(story, 'petition/routed-out');
});

test('led out by the unit, taken back, led out again', async () => {
  const story = await aForwardedPetition(stage);
  const context = papersOf(story.id);
  await story.act('routeOut', han, way, { context });
  await story.act('takeBack', chen, { reason: { sealed: 'x' } });
  expect((await story.state()).clocks.find(({ rule }: { rule: string }) => rule === 'T_REFORWARD')).toMatchObject({
    ...{ state: 'running', dueOn: '2026-03-04' }, // Wed; Sat 02-28 is worked
  });
  await story.act('routeOut', chen, way, { context });
  await story.act('confirmHandOver', chen, receipt, { context });
  await story.act('recordDelivery', chen, delivery, { context });

  await story.handle.result();
  await stage.keep(story, 'petition/taken-back');
});

test('answered on the spot: the story waits for the rating and ends when its time is over', async () => {
  const story = await aClassifiedPetition();
  const context = papersOf(story.id);
  const answer = { answer: { sealed: 'x' }, toldOn: '2026-02-26', writtenAsked: true, doc: 'onSpot' };
  await story.act('answerOnSpot', chen, answer, { context });
  await story.advance('2026-04-01T12:00:00+08:00'); // 30 days after Thu 02-26 is Sat 03-28, rolled to Mon 03-30

  await story.handle.result();
  const last = (await stage.events(story.id)).at(-1);
  expect(last).toMatchObject({ act: 'lapse', at: expect.stringMatching(/^2026-03-30T16:00/) });
  await stage.keep(story, 'petition/answered-on-spot');
});
