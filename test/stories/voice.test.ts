import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { notices } from '../../db/schema';
import { latest } from '../../domain/clock';
import { dayOf } from '../../domain/time';
import { aPetitionInHand, aRegistration, papersOf, withdrawn } from '../support/a-petition';
import { cao, chen, han, hu, theContext, tou } from '../support/registers';
import { aStage, refusedWith, type Stage, type TestStory } from '../support/stage';

/* What petitioners say while a matter runs, and what is said to them when none begins. */

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const sealed = { sealed: 'x' };
const onBehalfOf = { paper: 'paper', signedBy: 'petitioner' };

async function told(story: TestStory, topic: string): Promise<(string | null)[]> {
  const rows = await stage.db.select().from(notices).where(eq(notices.story, story.id)).orderBy(asc(notices.n));
  return rows.filter((row) => row.topic === topic).map(({ officerId }) => officerId);
}

test('represented, reassigned, urged and added to: whoever handles it is told, and no clock moves', async () => {
  const story = await aPetitionInHand(stage); // Thu 2026-02-26
  const { clocks } = await story.state();
  const limit = { representatives: [{ upToHeadcount: null, max: 5 }] };
  const named = (n: number) =>
    story.act('nameRepresentatives', chen, { reps: Array(n).fill(sealed) }, { context: limit });
  await expect(named(6)).rejects.toMatchObject(refusedWith('tooManyRepresentatives'));
  await named(5);

  await expect(
    story.act('reassign', tou, { officer: 'he' }, { context: theContext() }), // of another unit
  ).rejects.toMatchObject(refusedWith('unknownOfficer'));
  await story.act('reassign', tou, { officer: 'hu' }, { context: theContext() });
  expect(await told(story, 'reassigned')).toEqual(['hu']);

  const context = papersOf(story.id);
  await story.act('urge', chen, { onBehalfOf }, { context });
  expect(await told(story, 'urged')).toEqual(['hu', 'tou']);
  await story.advance('2026-02-28T10:00:00+08:00'); // Sat
  await expect(story.act('urge', han, { onBehalfOf }, { context })).rejects.toMatchObject(refusedWith('urgedRecently'));
  await story.advance('2026-03-01T10:00:00+08:00'); // Sun, three days after
  await story.act('urge', hu, { onBehalfOf }, { context });
  await story.act('addPapers', cao, { files: ['evidence'], onBehalfOf }, { context });
  expect(await told(story, 'papersAdded')).toEqual(['hu']);

  const { facts, clocks: after } = await story.state();
  expect([after, facts.representatives, facts.officerId, facts.urgedOn]).toEqual([clocks, 5, 'hu', '2026-03-01']);
  await withdrawn(story);
  await stage.keep(story, 'petition/urged-and-reassigned');
});

test('of a concluded matter no new loop begins: fifteen days to say so in writing, warned three days before', async () => {
  const input = aRegistration({ receivedOn: '2026-03-09' });
  const command = { act: 'register', actor: chen, input, context: theContext() };
  const story = await stage.register(command, '2026-03-09T09:00:00+08:00'); // Mon
  const ended = { id: randomUUID(), kind: 'petition', facts: {}, over: true, running: [] };
  const screened = (stageOfOther: string) => {
    const context = { ...papersOf(story.id), stories: { [ended.id]: { ...ended, stage: stageOfOther } } };
    return story.act('screen', chen, { result: 'sameConcluded', matchId: ended.id, notice: 'last' }, { context });
  };
  await expect(screened('closed')).rejects.toMatchObject(refusedWith('matchNotConcluded'));

  await screened('concluded');

  const { stage: now, clocks } = await story.state();
  const dates = (['T_FORWARD', 'T_NOTIFY'] as const).map((rule) => latest(clocks, rule));
  expect([now, dates]).toMatchObject(['noLongerAccepted', [{ metOn: '2026-03-09' }, { dueOn: '2026-03-24' }]]); // Tue
  await story.advance('2026-03-23T10:00:00+08:00'); // Mon; the slip of Sat 03-21 went out on Fri 03-20
  const fired = (await stage.events(story.id)).filter(({ data }) => data.alert);
  expect(fired.map(({ act, at }) => [act, dayOf(at)])).toEqual([['warn', '2026-03-20']]);
  const delivery = { docId: 'last', deliveredOn: '2026-03-23', way: 'post', proof: 'proof' };
  await story.act('recordDelivery', chen, delivery, { context: papersOf(story.id) });
  await story.handle.result();
  await stage.keep(story, 'petition/no-longer-accepted');
});
