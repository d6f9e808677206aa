import { ballotKeys } from '../../db/schema';
import type { Choice } from '../../domain/hearing/lists';
import { asChair, chen } from '../support/hearing';
import { calledHearing, convene, deliberate, on, schedule, seatsOf, serve, vote } from '../support/hearing-stories';
import { inLanes } from '../support/lanes';
import { fillPool } from '../support/panel';
import { aStage, type Stage, type TestStory } from '../support/stage';

/** Two hundred hearings vote in the same minutes, nine members each, all nine of a hearing within one moment. */
let stage: Stage;
beforeAll(async () => {
  fillPool();
  stage = await aStage();
});
afterAll(() => stage.close());

const hearings = 200;
const seats = Array.from({ length: 9 }, (_, n) => n + 1);

async function deliberating(): Promise<TestStory> {
  const story = await calledHearing(stage);
  await schedule(story, '2026-06-25', '2026-05-18', { drawAt: '2026-06-03T08:00:00+08:00', size: seats.length });
  await story.advance('2026-06-03T09:00:00+08:00');
  await serve(story);
  await story.advance('2026-06-09T09:00:00+08:00');
  await on(story, 'letter', chen);
  await story.advance('2026-06-25T09:00:00+08:00');
  await convene(story, seats);
  await deliberate(story);
  return story;
}

/** Another mixture in every hearing: so many uphold, some abstain, the rest does not. */
function choiceOf(hearing: number, seat: number): Choice {
  const uphold = hearing % 10;
  if (seat <= uphold) return 'uphold';
  return seat <= uphold + (hearing % 4) ? 'abstain' : 'notUphold';
}
const cast = (hearing: number, choice: Choice) => seats.filter((seat) => choiceOf(hearing, seat) === choice).length;

test('every tally is what was cast, no ballot is lost or counted twice, and no key is left', async () => {
  const begun = await inLanes(Array.from({ length: hearings }), 10, deliberating);
  await inLanes([...begun.entries()], 20, async ([hearing, story]) => {
    const members = await seatsOf(story);
    await Promise.all(members.map((person, n) => vote(stage, story, person, choiceOf(hearing, n + 1))));
  });
  const counted = await inLanes(begun, 10, async (story) => {
    await on(story, 'tally', asChair);
    return (await story.state()).facts.tally.items;
  });
  const expected = begun.map((_story, hearing) => [
    {
      no: 1,
      uphold: cast(hearing, 'uphold'),
      notUphold: cast(hearing, 'notUphold'),
      abstain: cast(hearing, 'abstain'),
    },
  ]);
  expect(counted).toEqual(expected);
  expect(new Set(expected.map((items) => JSON.stringify(items))).size).toBeGreaterThan(5);
  expect(await stage.db.select().from(ballotKeys)).toEqual([]);
}, 540_000);
