import type { Actor } from '../acts';
import { type Clock, running } from '../clock';
import type { Holder } from '../story';
import type { PetitionState } from './facts';
import { isUnheard, waitsForReopening } from './intake/linking';
import { isHandedOver, mayRoute } from './intake/routing';
import { leadsOf } from './lead/leads';
import { openCare, reportIsOwed, waitsForAcceptance } from './outcome/owing';
import { atBureau, atUnit, type PetitionStage } from './stages';

/** Stages that end only when the petitioner has been told in writing. */
const toBeTold: readonly PetitionStage[] = ['notAccepted', 'linked', 'noLongerAccepted'];

/** Who must act next: the bureau or the responsible unit with its officer; nobody once it has ended. */
export function holderOf(state: PetitionState): Holder | undefined {
  const { bureauId, unitId, officerId, notice } = state.facts;
  const stage = state.stage as PetitionStage;
  const atReceipt = stage === 'routedOut' && !isHandedOver(state.facts);
  if ((atReceipt || atBureau.includes(stage)) && bureauId) return { unitId: bureauId };
  if (atUnit.includes(stage) && unitId) return { unitId, officerId };
  if ((isUnheard(state) || waitsForReopening(state)) && bureauId) return { unitId: bureauId };
  const noticeOpen = toBeTold.includes(stage) && notice !== undefined && !notice.deliveredOn;
  if (noticeOpen || (stage === 'closed' && owesSomething(state))) {
    const owner = unitId ?? bureauId;
    return owner ? { unitId: owner } : undefined;
  }
  const isAtEnd = stage === 'closed' || stage === 'concluded';
  const { correction } = state.facts;
  if (isAtEnd && bureauId && (waitsForAcceptance(state.facts) || correction || openCare(state.facts).length > 0))
    return { unitId: bureauId };
}

/** What the unit still has to do after the closing. */
const owesSomething = ({ clocks, facts }: PetitionState): boolean =>
  facts.correction?.toSupervisor === false ||
  running(clocks, 'T_EXECUTE') !== undefined ||
  running(clocks, 'T_INSTRUCTION') !== undefined ||
  (reportIsOwed(facts) && !waitsForAcceptance(facts));

/** Whether the actor's place allows acts of this role on the matter: the own unit, or the region and below. */
export function mayAct(state: PetitionState, actor: Actor, act: string): boolean {
  const { unitId, assistants = [], regionPath = [], accused } = state.facts;
  if (actor.role === 'clock' || actor.role === 'story' || actor.role === 'petitioner') return true;
  // Another system gives out the link to what it took in, and does nothing else to it.
  if (actor.role === 'intake') return act === 'issueLink';
  if (accused?.officers.includes(actor.id) || accused?.units.includes(actor.unit ?? '')) return false;
  if (mayRoute(state, actor, act)) return true;
  const isOfUnit = actor.unit !== undefined && actor.unit === unitId;
  // An assistant does its own part and nothing else.
  if (act === 'contribute' && assistants.includes(actor.unit ?? '')) return true;
  if (actor.role === 'handler' || actor.role === 'unitHead') return isOfUnit;
  return isOfUnit || regionPath.includes(actor.region ?? '');
}

/** The unit behind `role@party`. A unit that leads, led or assists may also be named by its code. */
export function partyOf(state: PetitionState, party: string, clock?: Clock): string | undefined {
  const { unitId, bureauId, superiorId, assistants = [] } = state.facts;
  // A unit that disputes its competence owes nothing meanwhile: the bureau does.
  if (party === 'unit') return state.stage === 'competenceDispute' ? bureauId : (unitId ?? bureauId);
  if (party === 'assistant') return clock?.unitId;
  if (party === 'bureau') return bureauId;
  if (party === 'superior') return superiorId;
  return [...assistants, ...leadsOf(state.facts).map((one) => one.unitId)].find((one) => one === party);
}

/** Persons behind recipients that are no post: who received the visit, ordered an urgent step, gave an instruction. */
export function personOf({ facts }: PetitionState, recipient: string): string | undefined {
  const { coordinator, firstReceiver, urgent, instructions } = facts;
  const [what, no] = recipient.split(':');
  if (what === 'firstReceiver') return firstReceiver;
  if (what === 'coordinatorOfDomain')
    return coordinator && 'officerId' in coordinator ? coordinator.officerId : undefined;
  if (what === 'urgentApprover') return urgent?.approvedBy;
  return what === 'instructor' ? instructions?.find((one) => one.no === Number(no))?.by : undefined;
}
