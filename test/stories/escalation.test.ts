import { dayOf } from '../../domain/time';
import { actorOf, theContext } from '../support/registers';
import { aStage, type Stage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const registration = {
  channel: 'visit',
  receivedOn: '2026-02-26',
  matterType: 'appeal',
  itemClass: 'first',
  class: 'wages',
  place: '安县',
  persons: [{ sealed: 'x' }],
  headcount: 1,
  requests: [{ text: { sealed: 'x' } }],
  facts: { sealed: 'x' },
  addressUnclear: false,
};

test('a petition that nobody answers warns, turns red and opens one order by itself', async () => {
  const context = theContext();
  const command = { act: 'register', actor: actorOf('chen'), input: registration, context };
  const story = await stage.register(command, '2026-02-26T09:00:00+08:00');
  await story.act('screen', actorOf('chen'), { result: 'none' });
  await story.act('classify', actorOf('chen'), {
    domain: 'labour',
    severity: 'ordinary',
    track: 'ordinary',
    rateable: true,
  });
  await story.act('forward', actorOf('chen'), { unitId: 'labour', assistants: [] }, { context });
  await story.advance('2026-03-02T09:30:00+08:00');
  const notice = { id: 'n', type: 'acceptanceNotice', story: story.id, filedOn: '2026-03-02' };
  const withPaper = theContext({ documents: { n: notice, p: { ...notice, id: 'p', type: 'deliveryProof' } } });
  await story.act(
    'accept',
    actorOf('han'),
    { acceptedOn: '2026-03-02', officer: 'han', notice: 'n' },
    { context: withPaper },
  );
  await story.act(
    'recordDelivery',
    actorOf('han'),
    { docId: 'n', deliveredOn: '2026-03-02', way: 'inPerson', proof: 'p' },
    { context: withPaper },
  );
  await story.act('startHandling', actorOf('han'), {});

  await story.advance('2026-05-07T12:00:00+08:00');

  const events = await stage.events(story.id);
  const fired = events
    .filter((event) => event.data.alert)
    .map((event) => [event.act, event.data.alert!.clock, dayOf(event.at)]);
  expect(fired).toEqual([
    ['remind', 'T_HANDLE#1', '2026-04-01'],
    ['warn', 'T_HANDLE#1', '2026-04-28'],
    ['supervise', 'T_HANDLE#1', '2026-05-07'],
  ]);
  await stage.keep(story, 'petition/escalated');
}, 120_000);
