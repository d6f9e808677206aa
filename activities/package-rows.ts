import type { Queries } from '../db/connection';
import { leavePlaces, takePlaces } from '../db/package-matters';
import { packages } from '../db/schema';
import type { StoryEvent } from '../domain/event';
import type { PackageState } from '../domain/package/facts';
import { isOver } from '../domain/package/parties';
import { packageRowOf } from '../domain/package/row';

interface Change {
  readonly before: PackageState;
  readonly after: PackageState;
  readonly event: StoryEvent;
}

/** Another package was first to list this petition: what no story can see of another, only the rows. */
export class PlaceTaken extends Error {
  constructor(readonly petition: string) {
    super(petition);
  }
}

/** The package's row and the places of its petitions. Throws PlaceTaken; the line is then not written. */
export async function writePackage(tx: Queries, change: Change): Promise<void> {
  const { petitionIds, ...row } = packageRowOf(change.after);
  const values = { ...row, petitionIds: [...petitionIds] };
  const { id: _id, ...set } = values;
  await tx.insert(packages).values(values).onConflictDoUpdate({ target: packages.id, set });
  await writePlaces(tx, change);
}

async function writePlaces(tx: Queries, { before, after, event }: Change): Promise<void> {
  if (isOver(after)) return leavePlaces(tx, after.id);
  const { petitionIds: had = [] } = before.facts;
  const wanted = (after.facts.petitionIds ?? []).filter((petition) => !had.includes(petition));
  if (wanted.length === 0) return;
  const [taken] = await takePlaces(tx, after.id, wanted);
  // A repeat that a petition tells of is a fact: it is in the package that hears of it, and its place is another's.
  if (taken !== undefined && event.actor.role !== 'clock') throw new PlaceTaken(taken);
}
