import { randomUUID } from 'node:crypto';
import type { Actor, Context } from '../../domain/acts';
import { noticeFor } from '../../domain/hearing/notice';
import { membersOf } from '../../domain/hearing/panel';
import { usualHearings } from '../../domain/hearing/settings';
import { usualPanels } from '../../domain/panel/settings';
import { theRule } from '../domain/rules';
import { keepMatterKey, sealedVotes } from './ballots';
import { asChair, asRecorder, chen, handed, hearingContext, proposal, voter } from './hearing';
import { theContext } from './registers';
import { calendar, x } from './sim';
import type { Stage, TestStory } from './stage';

/** Hearings as stories on a real server: called on Mon 2026-05-18 for a matter of the labour bureau, with five seats. */

const settings = { ...usualHearings, size: 5 };

function contextAt(story: TestStory, more: Partial<Context> = {}): Context {
  const { documents, ...context } = hearingContext();
  const own = Object.entries(documents!).map(([id, card]) => [id, { ...card, story: story.id }]);
  return { ...context, documents: Object.fromEntries(own), hearings: settings, panels: usualPanels, ...more };
}

export const on = (story: TestStory, act: string, actor: Actor, input: unknown = {}, more: Partial<Context> = {}) =>
  story.act(act, actor, input, { context: contextAt(story, more) });

/** The matter exists as its key alone: what it is told nobody hears. */
export async function calledHearing(stage: Stage, input: object = {}): Promise<TestStory> {
  const petitionId = randomUUID();
  await keepMatterKey(stage.db, stage.deps.masterKey, petitionId);
  const card = { id: petitionId, kind: 'petition', stage: 'handling', facts: { ...handed, petitionId } };
  const first = { act: 'propose', actor: { id: 'clock', role: 'clock' } as const, context: { stories: { p: card } } };
  const asked = { ...first, input: proposal('2026-05-18', input) };
  return stage.begin('hearing', asked, '2026-05-18T09:00:00+08:00', { parent: petitionId });
}

/** Before there is a matter: chen asks about a plan of the labour bureau. */
export function preventiveHearing(stage: Stage): Promise<TestStory> {
  const asked = {
    stage: 'preventive',
    subject: x,
    unitId: 'labour',
    items: [{ no: 1, about: x }],
    applicant: 'bureau',
  };
  const first = { act: 'propose', actor: chen, context: { units: { labour: theContext().units!.labour! } } };
  return stage.begin('hearing', { ...first, input: proposal('2026-05-18', asked) }, '2026-05-18T09:00:00+08:00');
}

export const schedule = (story: TestStory, session: string, today: string, more: object = {}) => {
  const notice = noticeFor(theRule('T_HEARING_NOTICE'), session, today, calendar);
  const input = { sessionAt: `${session}T09:00:00+08:00`, place: x, chair: 'ning', recorder: 'geng', ...more };
  return on(story, 'schedule', chen, input, { notice });
};

export const seatsOf = async (story: TestStory) => membersOf((await story.state()).facts);

/** Drawn by the clock on Wed 2026-06-03 at eight. */
export async function drawnHearing(stage: Stage): Promise<TestStory> {
  const story = await calledHearing(stage);
  await schedule(story, '2026-06-25', '2026-05-18', { drawAt: '2026-06-03T08:00:00+08:00' });
  await story.advance('2026-06-03T09:00:00+08:00');
  return story;
}

export const serve = (story: TestStory, servedOn = '2026-06-03') =>
  on(story, 'serve', chen, { servedOn, proofs: { petitioner: 'proofP', unit: 'proofU' } });

/** Everybody has the final list; the session is Thu 2026-06-25 at nine. */
export async function onTheDay(stage: Stage): Promise<TestStory> {
  const story = await drawnHearing(stage);
  await serve(story);
  await story.advance('2026-06-09T09:00:00+08:00');
  await on(story, 'letter', chen);
  await story.advance('2026-06-25T09:00:00+08:00');
  return story;
}

export const convene = (story: TestStory, seats: readonly number[] = [1, 2, 3, 4, 5]) =>
  on(story, 'convene', asChair, { present: { seats, petitioner: true, unit: true }, identities: x });

export async function deliberate(story: TestStory, from = 1): Promise<void> {
  for (let step = from; step <= 9; step += 1) await on(story, 'recordStep', asRecorder, { step, text: x });
  await on(story, 'deliberate', asChair);
}

export const vote = async (stage: Stage, story: TestStory, person: string, choice: string) =>
  on(story, 'castBallot', voter(person), await sealedVotes(stage.deps, story.id, [choice]));
