import type { Queries } from '../db/connection';
import { leaveHearingPlace, takeHearingPlace } from '../db/hearing-matters';
import type { CalledHearings } from '../domain/hearing/calling';
import { kinds } from '../domain/kinds';
import type { AnyState } from '../domain/story';

interface Change {
  readonly before: AnyState;
  readonly after: AnyState;
}

/** Another story was first to call a hearing of this petition: what no story can see of another, only the rows. */
export class HearingPlaceTaken extends Error {}

/** The hearing that the matter waits for; a matter that has ended waits for none. */
const awaitedBy = (state: AnyState): string | undefined =>
  kinds[state.kind].isOver(state) ? undefined : (state.facts as CalledHearings).hearing?.key;

const callers: readonly string[] = ['petition', 'review', 'package'];

/** The petition's one place among open hearings. Throws HearingPlaceTaken; the line is then not written. */
export async function writeHearingPlace(tx: Queries, { before, after }: Change): Promise<void> {
  if (!callers.includes(after.kind)) return;
  const [had, has] = [(before.facts as CalledHearings).hearing?.key, awaitedBy(after)];
  if (had === has) return;
  if (had !== undefined) await leaveHearingPlace(tx, after.id);
  if (has === undefined) return;
  const petition = after.kind === 'petition' ? after.id : after.facts.petitionId!;
  if (!(await takeHearingPlace(tx, petition, after.id))) throw new HearingPlaceTaken(petition);
}
