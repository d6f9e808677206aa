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
import { isUnheard, linkIsOver, onLinkFact, tellingLinked, waitsForReopening } from './intake/linking';
import { onOrderFact, tellingOrders } from './orders';
import { outcome } from './outcome/outcome';
import { atBureau, atUnit, type PetitionStage } from './stages';
import { petitionTasks } from './tasks';

/** Stages that end only when the petitioner has been told in writing. */
const toBeTold: readonly PetitionStage[] = ['notAccepted', 'linked', 'noLongerAccepted'];

/** Who must act next: the bureau or the responsible unit with its officer; nobody once it has ended. */
function holderOf(state: PetitionState) {
  const { bureauId, unitId, officerId, notice } = state.facts;
  const stage = state.stage as PetitionStage;
  if (atBureau.includes(stage) && bureauId) return { unitId: bureauId };
  if (atUnit.includes(stage) && unitId) return { unitId, officerId };
  if ((isUnheard(state) || waitsForReopening(state)) && bureauId) return { unitId: bureauId };
  const noticeOpen = toBeTold.includes(stage) && notice !== undefined && !notice.deliveredOn;
  if (noticeOpen || (state.stage === 'closed' && running(state.clocks, 'T_EXECUTE'))) {
    const owner = unitId ?? bureauId;
    return owner ? { unitId: owner } : undefined;
  }
}

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

/** Once every right has run out, a verified matter closes by itself; resolved only if that is on record. */
function settles(state: PetitionState) {
  if (state.stage !== 'evaluating' || state.children.some((child) => child.open)) return undefined;
  if (state.clocks.some((clock) => clock.state === 'running')) return undefined;
  const { performedOn, rating } = state.facts;
  return { act: 'close', input: { resolved: performedOn !== undefined || rating?.unit === 'satisfied' } };
}

function isOver(state: PetitionState): boolean {
  if (state.stage === 'withdrawn') return true;
  if (state.stage === 'notAccepted') return state.facts.notice?.deliveredOn !== undefined;
  const isTold = !state.facts.notice || state.facts.notice.deliveredOn !== undefined;
  if (state.stage === 'noLongerAccepted' || linkIsOver(state)) return isTold;
  return state.stage === 'closed' && !state.clocks.some((clock) => clock.state === 'running');
}

/** Each part hears its own facts. */
const onFact: StoryKind<PetitionState>['onFact'] = (state, fact, data, at) =>
  onOrderFact(state, fact, data) ?? onLinkFact(state, fact, data, at);

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
  onFact,
  ...tellingLinked({ settles, isOver }),
};
