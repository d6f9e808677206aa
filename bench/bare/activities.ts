import type postgres from 'postgres';
import type { Command } from '../../domain/acts';
import type { StoryEvent } from '../../domain/event';
import type { Script } from './script';

export interface BareWrite {
  readonly story: string;
  readonly seq: number;
  readonly command: Command;
}

export interface BareWritten {
  /** As long as what a story gets back from `commit`. */
  readonly event: StoryEvent;
  /** When something is due next, in the story's time; absent if nothing is. */
  readonly next?: number;
}

/**
 * The same SQL as ours for the same act, in one transaction: the statements were recorded from ours, in their order and
 * number, and are played with another story's id. They are prepared, as postgres.js prepares a template by default.
 */
export function bareActivities(sql: postgres.Sql, script: Script) {
  return {
    async write({ story, seq }: BareWrite): Promise<BareWritten> {
      const { statements, event, next } = script.lines[seq - 1]!;
      const mine = (value: unknown) => (typeof value === 'string' ? value.replaceAll(script.story, story) : value);
      await sql.begin(async (tx) => {
        for (const { text, values } of statements)
          await tx.unsafe(text, values.map(mine) as postgres.ParameterOrJSON<never>[], { prepare: true });
      });
      return { event: { ...event, story }, next };
    },
  };
}
export type BareActivities = ReturnType<typeof bareActivities>;
