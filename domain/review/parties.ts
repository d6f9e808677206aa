import type { Actor, Ask } from '../acts';
import { barsPerson } from '../barrier';
import type { Clock } from '../clock';
import { refusal } from '../refusals';
import type { Holder } from '../story';
import { isOver, type ReviewState } from './facts';

/**
 * Whether the actor's place allows it: handlers and the head of the organ that decides; the units below only supply
 * their files; a coordinator of the petition's region enters what the petitioner signs.
 */
export function mayAct({ facts }: ReviewState, actor: Actor, act: string): boolean {
  const { unitId, assistants = [], regionPath = [], accused } = facts;
  if (actor.role === 'clock' || actor.role === 'story' || actor.role === 'petitioner') return true;
  if (barsPerson(accused, actor)) return false;
  if (act === 'supplyFile') return assistants.includes(actor.unit ?? '');
  if (actor.role === 'handler' || actor.role === 'unitHead') return actor.unit === unitId;
  return regionPath.includes(actor.region ?? '');
}

/**
 * Nobody reviews what they handled, through whatever role or post, and nobody who also serves where it was decided
 * (R22-35: the organ above decides, not the same people under another name). `officer`: whom the actor names.
 */
export function independenceRefusal({ facts }: ReviewState, { actor, context }: Ask, officer = actor.id) {
  for (const person of new Set([actor.id, officer])) {
    if (facts.chain.includes(person)) return refusal('verifierNotIndependent', `${person} handled the matter`);
    const posts = context.officers?.[person]?.posts ?? [];
    const below = posts.find(({ unit }) => facts.assistants?.includes(unit));
    if (below) return refusal('sameUnitAsHandler', `${person} serves at ${below.unit}`);
  }
}

/** The organ, until the petitioner has its answer. */
export function holderOf(state: ReviewState): Holder | undefined {
  const { unitId, officerId } = state.facts;
  return unitId && !isOver(state) ? { unitId, officerId } : undefined;
}

/** The unit behind `role@party`; a unit below may also be named by its code. */
export function partyOf({ facts }: ReviewState, party: string, clock?: Clock): string | undefined {
  if (party === 'unit') return facts.unitId;
  if (party === 'assistant') return clock?.unitId;
  if (party === 'bureau') return facts.bureauId;
  if (party === 'superior') return facts.superiorId;
  return facts.assistants?.find((one) => one === party);
}
