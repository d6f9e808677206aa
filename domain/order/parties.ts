import type { Actor } from '../acts';
import { barsPerson } from '../barrier';
import type { CommonFacts, Holder, StoryKindName } from '../story';
import { isOver, type OrderFacts, type OrderState } from './facts';

/**
 * Who answers to whom, from the petition's facts: the responsible unit to its bureau; a matter that has no unit yet is
 * with the bureau, which answers to its superior (R22-43).
 */
export function partiesOf({ unitId, officerId, bureauId, superiorId }: CommonFacts) {
  if (unitId && unitId !== bureauId) return { unitId, officerId, bureauId, superiorId, toBureau: false };
  return { unitId: bureauId, bureauId: superiorId, superiorId, toBureau: true };
}

/** The story that is told how the order goes on: the petition, or the review, package or hearing whose date was missed. */
export function openerOf(
  order: Pick<OrderFacts, 'petitionId' | 'reviewId' | 'packageId' | 'hearingId'>,
): { kind: StoryKindName; id: string } | undefined {
  const { petitionId, reviewId, packageId, hearingId } = order;
  if (hearingId) return { kind: 'hearing', id: hearingId };
  if (reviewId) return { kind: 'review', id: reviewId };
  if (packageId) return { kind: 'package', id: packageId };
  return petitionId ? { kind: 'petition', id: petitionId } : undefined;
}

/**
 * Nobody supervises the own unit, and a bureau is supervised from above. Only the bureau at the top of the register,
 * which is its own superior, is left to its own supervisor: else its orders could never end.
 */
export function supervises(facts: OrderFacts, { unit, region = '' }: Actor): boolean {
  const { regionPath = [], unitId, bureauId, toBureau } = facts;
  if (unitId === bureauId) return regionPath.includes(region);
  return unit !== unitId && (toBureau ? regionPath.slice(1) : regionPath).includes(region);
}

export function mayAct({ facts }: OrderState, actor: Actor, act = ''): boolean {
  const { unitId, accused } = facts;
  if (actor.role === 'clock' || actor.role === 'story') return true;
  if (barsPerson(accused, actor)) return false;
  if (actor.role === 'handler' || actor.role === 'unitHead') return actor.unit === unitId;
  const isJoint = act === 'inspect' && facts.assistants?.includes(actor.unit ?? '');
  return isJoint || supervises(facts, actor);
}

/** The supervisors of the units that supervise jointly: they inspect, see, and are told. */
export const joint = ({ facts }: OrderState): string[] => (facts.assistants ?? []).map((unit) => `supervisor@${unit}`);

/** The unit until it has answered, then the bureau that checks the answer; once settled the unit if a proposal waits. */
export function holderOf(state: OrderState): Holder | undefined {
  const { unitId, bureauId, improvement } = state.facts;
  if (state.stage === 'settled' && (!improvement || improvement.uptake)) return undefined;
  const holder = state.stage === 'answered' ? bureauId : unitId;
  return holder && !isOver(state) ? { unitId: holder } : undefined;
}

/** `issuer`: who issued it by hand. */
export const personOf = ({ facts }: OrderState, recipient: string): string | undefined =>
  recipient === 'issuer' ? facts.issuedBy : undefined;

export function partyOf({ facts }: OrderState, party: string): string | undefined {
  if (party === 'unit') return facts.unitId;
  if (facts.assistants?.includes(party)) return party;
  return party === 'bureau' ? facts.bureauId : party === 'superior' ? facts.superiorId : undefined;
}
