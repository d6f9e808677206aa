import { resolve } from 'node:path';
import { Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { bundleStories } from '../../runtime/bundle';
import { committedHistories } from '../support/histories';
import { quietly } from '../support/quiet';

beforeAll(quietly);
afterAll(() => Runtime.instance().shutdown());

const histories = committedHistories();
const replay = async (bundle: { code: string } | { codePath: string }, { name, history }: (typeof histories)[number]) =>
  Worker.runReplayHistory({ workflowBundle: bundle }, history, name);

/** Replay proves the order of commands, not the length of timers: only moved time proves deadlines. */
test.each(histories)('the history of $name still replays', async (one) => {
  await replay({ codePath: process.env.HUIYIN_TEST_BUNDLE! }, one);
});

test('a story told in another order fails to replay', async () => {
  const { code } = await bundleStories({ workflowsPath: resolve(__dirname, '../support/changed-stories.ts') });
  const one = histories.find(({ name }) => name.startsWith('petition/'));
  await expect(replay({ code }, one!)).rejects.toThrow(DeterminismViolationError);
});
