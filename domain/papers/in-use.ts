import type { AnyState } from '../story';

/**
 * Whether the matter rests on the paper as it stands: then it may not be made void. An opinion that the head sent back is
 * no longer in use.
 */
export function isInUse({ facts }: Pick<AnyState, 'facts'>, doc: string): boolean {
  const { reply, ...rest } = facts;
  const live = reply?.state === 'returned' ? rest : facts;
  return JSON.stringify(live).includes(JSON.stringify(doc));
}
