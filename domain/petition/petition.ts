import type { Actor } from '../acts';
import { running } from '../clock';
import type { StoryKind } from '../kind';
import { acceptance } from './acceptance/acceptance';
import { type PetitionAct, petitionActs } from './acts';
import { onAlert } from './alerts';
import { joiningChain } from './chain';
import { bornPetition, type PetitionState } from './facts';
import { handling } from './handling/handling';
import { intake } from './intake/intake';
import { onOrderFact, tellingOrders } from './orders';
import { conclusionDue } from './outcome/concluding';
import { outcome } from './outcome/outcome';
import { isQuiet, openCare, reportIsOwed, waitsForAcceptance, waitsForConfirmation } from './outcome/owing';
import { atBureau, atUnit, type PetitionStage } from './stages';
import { petitionTasks } from './tasks';

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
  running(clocks, 'T_EXECUTE') !== undefined || (reportIsOwed(facts) && !waitsForAcceptance(facts));

function mayAct(state: PetitionState, actor: Actor): boolean {
  const { unitId, regionPath = [], accused } = state.facts;
  if (actor.role === 'clock' || actor.role === 'story' || actor.role === 'petitioner') return true;
  if (accused?.officers.includes(actor.id) || accused?.units.includes(actor.unit ?? '')) return false;
  const isOfUnit = actor.unit !== undefined && actor.unit === unitId;
  if (actor.role === 'handler' || actor.role === 'unitHead') return isOfUnit;
  return isOfUnit || regionPath.includes(actor.region ?? '');
}

function partyOf(state: PetitionState, party: string): string | undefined {
  const { unitId, bureauId, superiorId } = state.facts;
  if (party === 'unit') return unitId ?? bureauId;
  return party === 'bureau' ? bureauId : party === 'superior' ? superiorId : undefined;
}

/**
 * Once every right has run out and nothing is owed, a verified matter closes by itself, resolved only if that is on
 * record; where the policy says so, what is closed and was not taken to review is then concluded.
 */
function settles(state: PetitionState) {
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
  ...handling,
  ...outcome,
} satisfies Record<PetitionAct, unknown>;

/** A petition from registration to closure, escalation included. */
export const petition: StoryKind<PetitionState> = {
  name: 'petition',
  acts: petitionActs,
  behaviours: tellingOrders(joiningChain(behaviours)),
  born: bornPetition,
  mayAct,
  holderOf,
  tasksOf: petitionTasks,
  partyOf,
  onAlert,
  onFact: onOrderFact,
  settles,
  isOver,
};
