import type { Viewer } from '../../db/visible';
import { derivedId } from '../../sealing/hashes';
import { type Beginning, begin } from '../begin';
import { Problem } from '../problem';

/** A matter as another system names it. */
export interface Source {
  readonly system: string;
  readonly number: string;
}

/** Story and command follow from the other system's number: whoever sends it, and under whatever key, it is one matter. */
export const idsOf = ({ system, number }: Source) => ({
  id: derivedId('source', system, number),
  commandId: derivedId('source command', system, number),
});

/**
 * Begins a matter that may have come from another system, once for each number of that system. Throws a Problem:
 * `sourceReused` if the number was sent before with another body, `notYourSystem`, `sourceMissing`.
 */
export async function beginBySource(beginning: Beginning) {
  const { viewer, input } = beginning;
  const { source } = input as { source?: Source };
  checkSystem(viewer, source);
  if (!source) return begin(beginning);
  try {
    return await begin({ ...beginning, ...idsOf(source) });
  } catch (error) {
    throw error instanceof Problem && error.code === 'keyReused' ? new Problem('sourceReused') : error;
  }
}

/** A system names its own numbers, always; an officer who enters another system's list may name that system's. */
function checkSystem({ system }: Viewer, source: Source | undefined): void {
  if (system === undefined) return;
  if (!source) throw new Problem('sourceMissing');
  if (source.system !== system) throw new Problem('notYourSystem');
}
