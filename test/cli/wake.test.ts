import { randomUUID } from 'node:crypto';
import { createActivities } from '../../activities';
import type { Command } from '../../domain/acts';
import { entryOf, newState } from '../../domain/life';
import { petition } from '../../domain/petition/petition';
import { wakeStories } from '../../runtime/wake';
import { actorOf, theContext } from '../support/registers';
import { aStage, type Stage } from '../support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const registration = {
  ...{ channel: 'visit', receivedOn: '2026-04-01', matterType: 'accusation', itemClass: 'first', class: '道路' },
  ...{ place: '安县', persons: [], headcount: 1, requests: [{ text: 'sealed' }], facts: 'sealed' },
  ...{ accused: { units: ['housing'], officers: [] }, addressUnclear: false },
};
const register: Omit<Command, 'id'> = {
  ...{ act: 'register', actor: actorOf('chen'), input: registration, context: theContext() },
};
const begin = '2026-04-02T02:00:00.000Z';

/** Writes an act into Postgres without the story's knowledge, as a task that was lost in a crash leaves it. */
async function lostAct(
  state: Parameters<typeof entryOf<ReturnType<typeof newState>>>[1],
  command: Omit<Command, 'id'>,
) {
  const { commit } = createActivities(stage.deps);
  await commit({
    state,
    entry: entryOf(petition as never, state, { id: randomUUID(), ...command }, Date.parse(begin)),
  });
}

test('a story that Postgres is ahead of reads on; one that Temporal does not know is counted', async () => {
  const story = await stage.register(register, begin);
  await lostAct(await story.state(), { act: 'screen', actor: actorOf('chen'), input: { result: 'none' } });
  expect(await story.state()).toMatchObject({ seq: 1, stage: 'registered' });
  await lostAct(newState(petition as never, randomUUID(), 0, false), register);

  const woken = await wakeStories(stage.db, stage.client, stage.taskQueue);

  expect(woken).toEqual({ woken: 1, missing: 1 });
  expect(await story.state()).toMatchObject({ seq: 2, stage: 'screened' });
});
