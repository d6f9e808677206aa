import { clockKey, latest } from '../../clock';
import type { IsoDate } from '../../time';
import type { PetitionFacts, PetitionState } from '../facts';
import type { Lead } from './facts';

/** The leads so far with the one who leads from `from` on. The first lead stays the first (首办责任). */
export function withLead(state: PetitionState, unitId: string, how: Lead['how'], from: IsoDate): readonly Lead[] {
  return [...leadsOf(state.facts), { unitId, from, how, seq: state.seq + 1 }];
}

/** A matter forwarded before its leads were kept has had one, so far as the state knows. */
export function leadsOf({ leads, unitId, forwardedOn, dispatch = 'forward' }: PetitionFacts): readonly Lead[] {
  return leads ?? (unitId && forwardedOn ? [{ unitId, from: forwardedOn, how: dispatch }] : []);
}

/** What the unit that leads now has used of the sixty days: should the matter come back, it has no second ones (R22-34). */
export function handledUntilNow({ facts, clocks }: PetitionState): PetitionFacts['handledUnder'] {
  const { unitId, acceptedOn, handledUnder } = facts;
  const clock = latest(clocks, 'T_HANDLE');
  if (!unitId || !acceptedOn || !clock) return handledUnder;
  return [...(handledUnder ?? []).filter((one) => one.unitId !== unitId), { unitId, clock: clockKey(clock) }];
}

/** Whether the unit must take the matter by decision; a successor stands where the designated unit stood. */
export function isDesignated(facts: PetitionFacts): boolean {
  return leadsOf(facts).findLast(({ how }) => how !== 'successor')?.how === 'designate';
}
