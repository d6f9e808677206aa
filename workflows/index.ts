import { hearing as hearingKind } from '../domain/hearing/hearing';
import { order as orderKind } from '../domain/order/order';
import { leaderPackage } from '../domain/package/package';
import { petition as petitionKind } from '../domain/petition/petition';
import { review as reviewKind } from '../domain/review/review';
import { spotCheck as spotCheckKind } from '../domain/spot-check/spot-check';
import type { StoryStart } from './messages';
import { live } from './story';

/** One petition, from registration to the end of its last right. */
export async function petition(start: StoryStart): Promise<void> {
  await live(petitionKind, start);
}

/** One supervision order, from its issue to its settlement. */
export async function order(start: StoryStart): Promise<void> {
  await live(orderKind, start);
}

/** One review or second review, from the request to the delivered decision. */
export async function review(start: StoryStart): Promise<void> {
  await live(reviewKind, start);
}

/** One hearing, from its proposal to the question what came of it. */
export async function hearing(start: StoryStart): Promise<void> {
  await live(hearingKind, start);
}

/** One video spot check, from its plan to the last follow-up. */
export async function spotCheck(start: StoryStart): Promise<void> {
  await live(spotCheckKind, start);
}

/** A package runs for years: it goes on in a new run before its history is costly to read again. */
const historyOfYears = 1_500;

/** One backlog case under a leader, from its listing to the end of its watch. The word itself is reserved. */
async function packageStory(start: StoryStart): Promise<void> {
  await live(leaderPackage, { maxHistory: historyOfYears, ...start });
}

export { packageStory as package };
