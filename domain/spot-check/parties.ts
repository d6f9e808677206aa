import type { Actor } from '../acts';
import type { Clock } from '../clock';
import type { Holder } from '../story';
import { caseOf, type SpotCheckState } from './facts';

/**
 * Whether the actor's place allows it: coordinators and supervisors of the region, units of a drawn package. Which leader
 * an act belongs to, the act says: leaders who see it may be many.
 */
export function mayAct({ facts }: SpotCheckState, actor: Actor): boolean {
  const { regionPath = [], assistants = [] } = facts;
  if (actor.role === 'handler' || actor.role === 'unitHead') return assistants.includes(actor.unit ?? '');
  if (actor.role === 'coordinator' || actor.role === 'supervisor') return regionPath.includes(actor.region ?? '');
  return true;
}

export const isOver = ({ stage }: SpotCheckState): boolean => stage === 'closed' || stage === 'cancelled';

export function holderOf(state: SpotCheckState): Holder | undefined {
  const { bureauId } = state.facts;
  return bureauId && !isOver(state) ? { unitId: bureauId } : undefined;
}

/** The unit behind `role@party`; `assistant` is the one whose follow-up rings. */
export function partyOf({ facts }: SpotCheckState, party: string, clock?: Clock): string | undefined {
  if (party === 'assistant') return clock?.unitId;
  if (party === 'bureau' || party === 'unit') return facts.bureauId;
  if (party === 'superior') return facts.superiorId;
  return facts.assistants?.find((unit) => unit === party);
}

/** `chair`; `leaderOf:<package>`; `followUpLeader`, the one whose follow-up rings. */
export function personOf(state: SpotCheckState, recipient: string, clock?: Clock): string | undefined {
  if (recipient === 'chair') return state.facts.chair;
  if (recipient.startsWith('leaderOf:')) return caseOf(state, recipient.slice('leaderOf:'.length))?.leaderId;
  if (recipient !== 'followUpLeader') return undefined;
  const item = state.facts.followUps?.find(({ instance }) => instance === clock?.instance);
  return item && caseOf(state, item.packageId)?.leaderId;
}
