import type { Logger } from 'pino';

/** What was started, to be stopped in reverse. */
export class Stops {
  private readonly stack: { name: string; stop: () => unknown }[] = [];

  constructor(private readonly log: Logger) {}

  push(name: string, stop: () => unknown): void {
    this.stack.push({ name, stop });
  }

  /** Stops one after the other. One that fails to stop must not keep the others running. */
  async run(): Promise<void> {
    for (let part = this.stack.pop(); part; part = this.stack.pop()) {
      try {
        await part.stop();
      } catch (error) {
        this.log.error({ part: part.name, err: error }, 'could not be stopped');
      }
    }
  }
}
