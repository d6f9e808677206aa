import { condition } from '@temporalio/workflow';

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
