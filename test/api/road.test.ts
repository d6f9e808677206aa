import type { Deps } from '../../api/deps';
import { storyDoors } from '../../api/doors';
import { Problem } from '../../api/problem';
import { perform } from '../../api/road';
import { RefusedByStory, type Stories, StoryGone, storiesOf } from '../../api/temporal';
import { commandId } from '../../sealing/hashes';
import { aPlainRegistration, trainingBegin } from '../support/a-registration';
import { anOffice, claimsOf, type Office } from '../support/office';

let office: Office;
let real: Stories;
beforeAll(async () => {
  office = await anOffice();
  real = storiesOf(office.temporal, { taskQueue: office.taskQueue, deadlineMs: 5_000 });
});
afterAll(() => office.close());

/** Screens a fresh petition through stories that behave as told. */
async function screenVia(stories: Partial<Stories>) {
  const { body } = await office.as('chen').post('/petitions', aPlainRegistration(), { headers: trainingBegin });
  const { sub, ...viewer } = claimsOf('chen');
  return perform({
    deps: { ...office, log: undefined, requestDeadlineMs: 5_000, training: true, clock: Date.now } as unknown as Deps,
    stories: { ...real, ...stories },
    viewer: { id: sub, unitPath: [viewer.unit!], ...viewer },
    ...{ door: storyDoors.petition, act: 'screen', id: body.petition.id, input: { result: 'none' } },
    commandId: commandId(sub, body.petition.id),
  });
}

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  );

test('a story that missed what Postgres has is told to catch up and asked once more', async () => {
  const calls: string[] = [];
  const done = await screenVia({
    catchUp: async () => void calls.push('catchUp'),
    perform: async (...asked) => {
      calls.push('perform');
      if (calls.length === 1) throw new RefusedByStory({ code: 'wrongStage', seq: 0 });
      return real.perform(...asked);
    },
  });
  expect([calls, done.event.act]).toEqual([['perform', 'catchUp', 'perform'], 'screen']);
});

test('a story that refuses with all it must know is believed', async () => {
  const perform = async () => Promise.reject(new RefusedByStory({ code: 'wrongStage', seq: 1 }));
  expect(await codeOf(screenVia({ perform }))).toBe('wrongStage');
});

test('an act that happened although the call failed is answered from the record', async () => {
  const done = await screenVia({
    perform: async (...asked) => {
      await real.perform(...asked);
      throw Object.assign(new Error('x'), { code: 'ECONNRESET' });
    },
  });
  expect(done.event).toMatchObject({ act: 'screen', seq: 2, stage: 'screened' });
});

test('a story that has left takes no acts any more', async () => {
  expect(await codeOf(screenVia({ perform: async () => Promise.reject(new StoryGone()) }))).toBe('storyEnded');
});
