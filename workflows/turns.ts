import { condition, sleep } from '@temporalio/workflow';

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
