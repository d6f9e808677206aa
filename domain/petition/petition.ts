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
import { outcome } from './outcome/outcome';
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
  const owed = running(state.clocks, 'T_EXECUTE') ?? running(state.clocks, 'T_INSTRUCTION');
  if (noticeOpen || (state.stage === 'closed' && owed)) {
    const owner = unitId ?? bureauId;
    return owner ? { unitId: owner } : undefined;
  }
}

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

/** Once every right has run out, a verified matter closes by itself; resolved only if that is on record. */
function settles(state: PetitionState) {
  if (state.facts.judging) return { act: 'judgeBreaches', input: {} };
  if (state.stage !== 'evaluating' || state.children.some((child) => child.open)) return undefined;
  if (state.clocks.some((clock) => clock.state === 'running')) return undefined;
  const { performedOn, rating } = state.facts;
  return { act: 'close', input: { resolved: performedOn !== undefined || rating?.unit === 'satisfied' } };
}

function isOver(state: PetitionState): boolean {
  if (state.stage === 'withdrawn') return true;
  if (state.stage === 'notAccepted') return state.facts.notice?.deliveredOn !== undefined;
  return state.stage === 'closed' && !state.clocks.some((clock) => clock.state === 'running');
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
