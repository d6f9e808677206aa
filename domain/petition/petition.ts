import type { Actor } from '../acts';
import { type Clock, running } from '../clock';
import type { StoryKind } from '../kind';
import { acceptance } from './acceptance/acceptance';
import { type PetitionAct, petitionActs } from './acts';
import { onAlert } from './alerts';
import { beside } from './beside/beside';
import { overtakingUrgent, urgentMisses } from './beside/urgent';
import { joiningChain } from './chain';
import { bornPetition, type PetitionState } from './facts';
import { handling } from './handling/handling';
import { intake } from './intake/intake';
import { lead } from './lead/lead';
import { leadsOf } from './lead/leads';
import { onOrderFact, tellingOrders } from './orders';
import { conclusionDue } from './outcome/concluding';
import { outcome } from './outcome/outcome';
import { isQuiet, openCare, reportIsOwed, waitsForAcceptance, waitsForConfirmation } from './outcome/owing';
import { atBureau, atUnit, type PetitionStage } from './stages';
import { petitionTasks } from './tasks';
import { track } from './track/track';

/** Who must act next: the bureau or the responsible unit with its officer; nobody once it has ended. */
function holderOf(state: PetitionState) {
  const { bureauId, unitId, officerId, notice } = state.facts;
  const stage = state.stage as PetitionStage;
  if (atBureau.includes(stage) && bureauId) return { unitId: bureauId };
  if (atUnit.includes(stage) && unitId) return { unitId, officerId };
  const noticeOpen = state.stage === 'notAccepted' && !notice?.deliveredOn;
  if (noticeOpen || (stage === 'closed' && owesSomething(state))) {
    const owner = unitId ?? bureauId;
    return owner ? { unitId: owner } : undefined;
  }
  const isAtEnd = stage === 'closed' || stage === 'concluded';
  if (isAtEnd && bureauId && (waitsForAcceptance(state.facts) || openCare(state.facts).length > 0))
    return { unitId: bureauId };
}

/** What the unit still has to do after the closing. */
const owesSomething = ({ clocks, facts }: PetitionState): boolean =>
  running(clocks, 'T_EXECUTE') !== undefined ||
  running(clocks, 'T_INSTRUCTION') !== undefined ||
  (reportIsOwed(facts) && !waitsForAcceptance(facts));

function mayAct(state: PetitionState, actor: Actor, act: string): boolean {
  const { unitId, assistants = [], regionPath = [], accused } = state.facts;
  if (actor.role === 'clock' || actor.role === 'story' || actor.role === 'petitioner') return true;
  if (accused?.officers.includes(actor.id) || accused?.units.includes(actor.unit ?? '')) return false;
  const isOfUnit = actor.unit !== undefined && actor.unit === unitId;
  // An assistant does its own part and nothing else.
  if (act === 'contribute' && assistants.includes(actor.unit ?? '')) return true;
  if (actor.role === 'handler' || actor.role === 'unitHead') return isOfUnit;
  return isOfUnit || regionPath.includes(actor.region ?? '');
}

/** A unit that leads, led or assists may also be named by its code. */
function partyOf(state: PetitionState, party: string, clock?: Clock): string | undefined {
  const { unitId, bureauId, superiorId, assistants = [] } = state.facts;
  // A unit that disputes its competence owes nothing meanwhile: the bureau does.
  if (party === 'unit') return state.stage === 'competenceDispute' ? bureauId : (unitId ?? bureauId);
  if (party === 'assistant') return clock?.unitId;
  if (party === 'bureau') return bureauId;
  if (party === 'superior') return superiorId;
  return [...assistants, ...leadsOf(state.facts).map((one) => one.unitId)].find((one) => one === party);
}

/** Persons behind recipients that are no post: who received the visit, ordered an urgent step, gave an instruction. */
function personOf({ facts }: PetitionState, recipient: string): string | undefined {
  const { coordinator, firstReceiver, urgent, instructions } = facts;
  const [what, no] = recipient.split(':');
  if (what === 'firstReceiver') return firstReceiver;
  if (what === 'coordinatorOfDomain')
    return coordinator && 'officerId' in coordinator ? coordinator.officerId : undefined;
  if (what === 'urgentApprover') return urgent?.approvedBy;
  return what === 'instructor' ? instructions?.find((one) => one.no === Number(no))?.by : undefined;
}

/**
 * Once every right has run out and nothing is owed, a verified matter closes by itself, resolved only if that is on
 * record; where the policy says so, what is closed and was not taken to review is then concluded.
 */
function settles(state: PetitionState) {
  if (state.facts.judging) return { act: 'judgeBreaches', input: {} };
  const { performedOn, rating } = state.facts;
  if (state.children.some((child) => child.open) || !isQuiet(state)) return undefined;
  if (reportIsOwed(state.facts) || waitsForConfirmation(state.facts)) return undefined;
  const outcome = state.stage === 'closed' && conclusionDue(state);
  if (outcome) return { act: 'conclude', input: { outcome } };
  if (state.stage !== 'evaluating') return undefined;
  return { act: 'close', input: { resolved: performedOn !== undefined || rating?.unit === 'satisfied' } };
}

function isOver(state: PetitionState): boolean {
  if (state.stage === 'withdrawn') return true;
  if (state.stage === 'notAccepted') return state.facts.notice?.deliveredOn !== undefined;
  if (openCare(state.facts).length > 0) return false;
  if (state.stage === 'concluded') return true;
  return state.stage === 'closed' && isQuiet(state) && !reportIsOwed(state.facts) && !conclusionDue(state);
}

const behaviours = {
  ...intake,
  ...acceptance,
  ...lead,
  ...handling,
  ...outcome,
  ...track,
  ...beside,
} satisfies Record<PetitionAct, unknown>;

/** A petition from registration to closure, escalation included. */
export const petition: StoryKind<PetitionState> = {
  name: 'petition',
  acts: petitionActs,
  behaviours: tellingOrders(joiningChain(overtakingUrgent(behaviours))),
  born: bornPetition,
  mayAct,
  holderOf,
  tasksOf: petitionTasks,
  partyOf,
  personOf,
  missesOf: urgentMisses,
  onAlert,
  onFact: onOrderFact,
  settles,
  isOver,
};
