import { ActivityFailure, ApplicationFailure, condition, sleep, type TemporalFailure } from '@temporalio/workflow';
import { refusedType } from './messages';

/** Acts, alerts and facts take turns: each sees the state that the one before it left. */
export class Turns {
  private isTaken = false;

  get taken(): boolean {
    return this.isTaken;
  }

  async take<T>(turn: () => Promise<T>): Promise<T> {
    while (this.isTaken) await condition(() => !this.isTaken);
    this.isTaken = true;
    try {
      return await turn();
    } finally {
      this.isTaken = false;
    }
  }
}

/**
 * A story leaves in a task that holds nothing else: a signal that arrives in the very task of the end would make the
 * server drop the updates of that task. False: something happened meanwhile, it is not to leave yet.
 */
export async function rest(isIdle: () => boolean): Promise<boolean> {
  await sleep(1);
  return isIdle();
}

/**
 * An alert, a fact or another story's opening that cannot be written must not end the story: it fails the task, which is
 * tried again until the code or the register is mended. A person's act, in contrast, is answered with the failure.
 */
export async function unfailing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isOfActivity(error) ? new Error((error.cause ?? error).message) : error;
  }
}

/** What a local activity throws for good arrives as it is, without the frame that other activities' failures have. */
function isOfActivity(error: unknown): error is TemporalFailure {
  return error instanceof ActivityFailure || (error instanceof ApplicationFailure && error.type !== refusedType);
}
