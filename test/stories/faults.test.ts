import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { eq } from 'drizzle-orm';
import { commit } from '../../activities/commit';
import { notices, tasks } from '../../db/schema';
import { entryOf } from '../../domain/life';
import { petition } from '../../domain/petition/petition';
import { catchUpSignal, factSignal } from '../../workflows/messages';
import { acceptance, aForwardedPetition, aPetitionInHand, aRegistration, papersOf } from '../support/a-petition';
import { aListing, listedOn } from '../support/package-stories';
import { actorOf, theContext } from '../support/registers';
import { aStage, type Stage } from '../support/stage';
import { until } from '../support/until';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

/** Stops the stage's own worker and lets one work that dies at the act's commit. */
async function aDyingWorker(act: string, when: 'before' | 'after') {
  await stage.stopWorker();
  const { masterKey, signingKey } = stage.deps;
  const orders = {
    ...{ database: stage.databaseUrl, address: process.env.HUIYIN_TEST_TEMPORAL_ADDRESS, taskQueue: stage.taskQueue },
    ...{ bundle: process.env.HUIYIN_TEST_BUNDLE, masterKey: Buffer.from(masterKey).toString('base64'), act, when },
    signingKey: signingKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
  const script = resolve(__dirname, '../support/victim-worker.ts');
  const victim = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(victim.stdout, 'data');
  return once(victim, 'exit') as Promise<[number | null, string | null]>;
}

test.each(['before', 'after'] as const)(
  'a worker killed %s the database commit: the act happens once',
  async (when) => {
    const story = await aForwardedPetition(stage);
    const death = aDyingWorker('accept', when);
    const dying = await Promise.race([death, Promise.resolve(undefined)]);
    expect(dying).toBeUndefined();
    const context = papersOf(story.id);
    const answer = story.act('accept', actorOf('han'), acceptance, { context });
    expect((await death)[1]).toBe('SIGKILL');

    await stage.startWorker();
    const receipt = await answer;

    const events = await stage.events(story.id);
    expect(events.filter((event) => event.act === 'accept')).toHaveLength(1);
    expect(receipt.seq).toBe(events.length);
    expect((await story.state()).seq).toBe(events.length);
    const inbox = await stage.db.select({ key: tasks.key }).from(tasks).where(eq(tasks.story, story.id));
    expect(inbox.map((task) => task.key).sort()).toEqual(['deliver:notice', 'startHandling']);
  },
);

test('an alert whose worker is killed after the commit fires once', async () => {
  const story = await aPetitionInHand(stage);
  const death = aDyingWorker('warn', 'after');
  const moved = story.advance('2026-04-24T12:00:00+08:00'); // strict Mon 2026-04-27, slip Fri 04-24
  expect((await death)[1]).toBe('SIGKILL');

  await stage.startWorker();
  await moved;

  const warnings = (await stage.events(story.id)).filter((event) => event.act === 'warn');
  expect(warnings).toHaveLength(1);
  const told = await stage.db.select().from(notices).where(eq(notices.story, story.id));
  expect(told.filter((notice) => notice.level === 'warning').map((notice) => notice.officerId)).toEqual(['han', 'tou']);
});

/** Writes an act to Postgres as a worker does whose task is then lost with the server's memory of it. */
async function writtenButForgotten(story: Awaited<ReturnType<typeof aForwardedPetition>>) {
  const state = await story.state();
  const command = { id: randomUUID(), act: 'recordContact', actor: actorOf('han') };
  const input = { on: '2026-02-26', how: 'phone', summary: { sealed: 'x' } };
  const entry = entryOf(petition, state, { ...command, input }, Date.parse('2026-02-26T15:00:00+08:00'));
  return { request: { state, entry }, done: await commit(stage.deps, { state, entry }) };
}

test('a lost act followed by another: the story applies what is on record first', async () => {
  const story = await aPetitionInHand(stage);
  await writtenButForgotten(story);

  await story.act('requestExtension', actorOf('han'), { days: 10, reason: { sealed: 'x' } });

  const acts = (await stage.events(story.id)).map((event) => event.act);
  expect(acts.slice(-2)).toEqual(['recordContact', 'requestExtension']);
  expect((await story.state()).facts).toMatchObject({ contacts: 1, extension: { state: 'asked' } });
});

test('a story told to catch up reads on from where it stands', async () => {
  const story = await aPetitionInHand(stage);
  await writtenButForgotten(story);

  await story.handle.signal(catchUpSignal);

  const state = await story.state();
  expect(state.facts.contacts).toBe(1);
});

test('a commit that runs twice writes one line and answers the same', async () => {
  const story = await aPetitionInHand(stage);
  const { request, done } = await writtenButForgotten(story);

  const again = await commit(stage.deps, request);

  expect(again).toEqual(done);
  expect((await stage.events(story.id)).filter((event) => event.act === 'recordContact')).toHaveLength(1);
});

test('two commits for one place at once: one wins, the other catches up', async () => {
  const story = await aPetitionInHand(stage);
  const state = await story.state();
  const at = Date.parse('2026-02-26T15:00:00+08:00');
  const contact = { on: '2026-02-26', how: 'phone', summary: { sealed: 'x' } };
  const entries = ['a', 'b', 'c'].map((id) =>
    entryOf(petition, state, { id, act: 'recordContact', actor: actorOf('han'), input: contact }, at),
  );

  const outcomes = await Promise.all(entries.map((entry) => commit(stage.deps, { state, entry })));

  const [winner] = (await stage.events(story.id)).slice(-1);
  expect(['a', 'b', 'c']).toContain(winner?.commandId);
  for (const { events } of outcomes) expect(events.map((event) => event.hash)).toEqual([winner?.hash]);
  expect((await stage.events(story.id)).filter((event) => event.act === 'recordContact')).toHaveLength(1);
});

test('signals and acts that arrive while a story closes lose nothing and double nothing', async () => {
  const story = await aForwardedPetition(stage);
  const context = papersOf(story.id);
  const onBehalfOf = { paper: 'paper', signedBy: 'petitioner' };
  await story.act('withdraw', actorOf('chen'), { statement: 'statement', onBehalfOf }, { context });
  const nothing = { commandId: 'n', fact: 'calendarChanged', data: { clocks: [] } };

  const acts = Array.from({ length: 6 }, () =>
    story.act('confirmWithdrawal', actorOf('cao'), { how: { sealed: 'x' } }),
  );
  const signals = Array.from({ length: 20 }, () => story.handle.signal(factSignal, nothing).catch(() => 'ended'));
  const outcomes = await Promise.allSettled(acts);
  await Promise.all(signals);
  await story.handle.result();

  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  const events = await stage.events(story.id);
  expect(events.filter((event) => event.act === 'confirmWithdrawal')).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected' && outcome.reason instanceof WorkflowUpdateFailedError)
      expect(outcome.reason.cause).toMatchObject({ type: 'Refused' });
});

test('a history grown too long goes on in a new run with the state alone', async () => {
  const story = await aPetitionInHand(stage, { maxHistory: 30 });
  const { runId } = await story.handle.describe();

  await story.advance('2026-04-24T12:00:00+08:00');
  await until(async () => (await story.handle.describe()).runId !== runId);
  await story.act('recordContact', actorOf('han'), { on: '2026-04-24', how: 'phone', summary: { sealed: 'x' } });
  await story.advance('2026-05-01T12:00:00+08:00');

  const events = await stage.events(story.id);
  const alerts = events.filter((event) => event.data.alert).map((event) => event.act);
  expect(alerts).toEqual(['remind', 'warn', 'supervise']); // handle from Thu 02-26: strict Mon 04-27, order Tue 04-28
  expect((await story.state()).facts.contacts).toBe(1);
});

test('a refused registration leaves no line, and the same story can still be begun with a better one', async () => {
  const id = randomUUID();
  const context = theContext();
  const register = (receivedOn: string) =>
    stage.register(
      { act: 'register', actor: actorOf('chen'), input: aRegistration({ receivedOn }), context },
      '2026-02-26T09:00:00+08:00',
      { id },
    );
  await expect(register('2026-02-27')).rejects.toMatchObject({ cause: { type: 'Refused' } });
  expect(await stage.events(id)).toEqual([]);

  const story = await register('2026-02-26');

  expect((await story.state()).stage).toBe('registered');
});

/** The door lets no such id through: what it may overlook one day is answered all the same. */
test('what no column can hold fails for good, by name, and the story can still be begun with what can be held', async () => {
  const id = randomUUID();
  const begin = (petition: string) => stage.begin('package', aListing(petition), listedOn, { id });
  await expect(begin('no id')).rejects.toMatchObject({
    cause: { type: 'Unwritable', message: 'SQLSTATE 22P02', nonRetryable: true },
  });
  expect(await stage.events(id)).toEqual([]);

  await begin(randomUUID());

  expect((await stage.events(id)).map(({ act }) => act)).toEqual(['list']);
});
