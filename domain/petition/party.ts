import type { Actor } from '../acts';
import type { PartyKind } from './lists';

/** A person on the petitioner's side, without a name: the second representative, the first agent. */
export interface Party {
  readonly as: PartyKind;
  readonly no: number;
}

/** How the record names a party, e.g. `representative-2`. */
export const partyCode = ({ as, no }: Party): string => `${as}-${no}`;

/** An agent speaks for the petitioner and gives nothing up: no withdrawal, settlement or rating (acts.md 1.18). */
export const isAgent = ({ role, id }: Actor): boolean => role === 'petitioner' && id.startsWith('agent-');
