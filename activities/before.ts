import { sql } from 'drizzle-orm';
import type { Queries } from '../db/connection';
import { lineIsThere } from '../db/events';
import { builder, fixed } from '../db/fixed';
import { heads } from '../db/schema';
import { stampOfMeasures } from '../db/yardsticks';
import type { Entry } from '../domain/event';
import type { AnyState } from '../domain/story';
import { genesisHash } from '../sealing/record';

interface Before {
  /** A line after the story's last one is there, or the command's own. */
  readonly isTaken: boolean;
  /** The hash of the story's last line. */
  readonly head: string;
  readonly stamp: string;
}

interface Asked {
  readonly story: string;
  readonly seq: number;
  readonly commandId: string;
}
type Found = { taken: boolean; head: string | null; stamp: string };

const ask = fixed<Asked>((of) =>
  builder
    .select({
      taken: sql<boolean>`exists (${lineIsThere(builder, of)})`.as('taken'),
      head: sql<string | null>`(select ${heads.hash} from ${heads} where ${heads.story} = ${of.story})`.as('head'),
      stamp: stampOfMeasures,
    })
    .from(sql`(values (0)) as one`),
);

/** What a commit must know before it writes, in one question. */
export async function findBefore(tx: Queries, { id, seq }: AnyState, { commandId }: Entry): Promise<Before> {
  const [row] = await tx.execute<Found>(ask({ story: id, seq, commandId }));
  const { taken, head, stamp } = row!;
  if (seq > 0 && head === null) throw new Error(`story ${id} has lines but no head`);
  return { isTaken: taken, head: head ?? genesisHash, stamp };
}
