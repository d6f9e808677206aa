import {
  ApplicationFailure,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { Command } from '../../domain/acts';
import { petitionActs } from '../../domain/petition/acts';
import type { Receipt, StoryStart } from '../../workflows/messages';
import type { BareActivities } from './activities';

/**
 * What anybody would write for the same life cycle with Temporal alone: an update for each act with a synchronous
 * validator, one activity an act, one timer. No rules, no turns, no catching up, no record that could be verified.
 */

/** The same as the story's own (workflows/story.ts). */
const options = {
  startToCloseTimeout: '5 seconds',
  retry: { initialInterval: '100 milliseconds', maximumInterval: '5 seconds' },
} as const;

const local = proxyLocalActivities<BareActivities>(options);
const ordinary = proxyActivities<BareActivities>(options);

export const bareLocal = (start: StoryStart): Promise<void> => live(start, local.write);
export const bareOrdinary = (start: StoryStart): Promise<void> => live(start, ordinary.write);

async function live(start: StoryStart, write: BareActivities['write']): Promise<void> {
  let seq = 0;
  let stage = 'new';
  let next = Number.POSITIVE_INFINITY;

  const perform = async (command: Command): Promise<Receipt> => {
    const written = await write({ story: start.id, seq: seq + 1, command });
    const { event } = written;
    seq = event.seq;
    stage = event.to;
    next = written.next ?? Number.POSITIVE_INFINITY;
    return { story: event.story, seq, act: event.act, at: event.at, stage, hash: event.hash };
  };
  const validator = ({ act }: Command): void => {
    const from: readonly string[] = petitionActs[act as keyof typeof petitionActs].from;
    if (!from.includes(stage)) throw ApplicationFailure.nonRetryable(`the stage is ${stage}`, 'Refused');
  };
  for (const act of Object.keys(petitionActs))
    setHandler(defineUpdate<Receipt, [Command]>(act), perform, { validator });

  for (;;) {
    const armed = next;
    const left = armed - (Date.now() + start.offset);
    const isMoved = () => next !== armed;
    if (Number.isFinite(armed) && left > 0) await condition(isMoved, left);
    else await condition(isMoved);
  }
}
