import type { Queries } from '../db/connection';
import { hearings } from '../db/schema';
import type { HearingState } from '../domain/hearing/facts';
import { hearingRowOf } from '../domain/hearing/row';
import type { AnyState } from '../domain/story';
import { keepBallotKey } from './ballots';
import type { ActivityDeps } from './deps';
import { writePublication } from './publication';

interface Change {
  readonly before: AnyState;
  readonly after: AnyState;
}

/** A repeat writes the same values. The key of the ballots and what is published come and go with the same line. */
export async function writeHearing(tx: Queries, deps: ActivityDeps, { before, after }: Change): Promise<void> {
  const row = hearingRowOf(after as HearingState);
  const { id: _id, ...set } = row;
  await tx.insert(hearings).values(row).onConflictDoUpdate({ target: hearings.id, set });
  await keepBallotKey(tx, deps, { before, after });
  await writePublication(tx, deps, { before: before as HearingState, after: after as HearingState });
}
