import type { Actor, Ask, Context } from '../acts';
import type { Clock } from '../clock';
import { isAtLeast } from '../ranks';
import { type Refusal, refusal } from '../refusals';
import type { Holder } from '../story';
import type { PackageFacts, PackageState } from './facts';
import { sides } from './lists';
import { usualPackages } from './settings';
import { atWork, type PackageStage } from './stages';

/** The units of the two sides. */
export const unitsOf = ({ sides: given = {} }: PackageFacts) => sides.flatMap((side) => given[side]?.unitId ?? []);

/** Leaders of a side record what they do there; everything else is for the one who answers. */
const ofSideLeaders: readonly string[] = ['recordProgress', 'recordVisit'];

/**
 * Whether the actor's place allows it: the two sides, the territory proposing and the department offering; the leader
 * who answers, in person; coordinators and supervisors of the region.
 */
export function mayAct({ facts }: PackageState, actor: Actor, act: string): boolean {
  const { accused, regionPath = [], leaderId, leaders = [] } = facts;
  if (actor.role === 'clock' || actor.role === 'story') return true;
  if (accused?.officers.includes(actor.id) || accused?.units.includes(actor.unit ?? '')) return false;
  if (actor.role === 'leader') return (ofSideLeaders.includes(act) ? leaders : [leaderId]).includes(actor.id);
  if (actor.role !== 'handler') return regionPath.includes(actor.region ?? '');
  const { territory, department } = facts.sides ?? {};
  if (act === 'proposeMeasures') return actor.unit === territory?.unitId;
  if (act === 'offerIdeas') return actor.unit === department?.unitId;
  return unitsOf(facts).includes(actor.unit ?? '');
}

/** A leader of the register, of the rank that the office asks for, and not accused or recused. */
export function leaderRefusal({ facts }: PackageState, { context }: Pick<Ask, 'context'>, person: string) {
  if (facts.accused?.officers.includes(person)) return refusal('accusedUnit', `${person} is accused`);
  if (facts.recused?.includes(person)) return refusal('recused', `${person} is recused`);
  const posts = (context.officers?.[person]?.posts ?? []).filter(({ roles }) => roles.includes('leader'));
  const isOfAccused = posts.some(({ unit }) => facts.accused?.units.includes(unit));
  if (isOfAccused) return refusal('accusedUnit', `${person} serves at an accused unit`);
  if (posts.length === 0) return refusal('unknownOfficer', `${person} is no leader`);
  const { leaderRank } = context.packages ?? usualPackages;
  if (!posts.some(({ rank }) => isAtLeast(rank, leaderRank)))
    return refusal('rankTooLow', `${person}: ${leaderRank} rank or above`);
}

/** Whoever had a part in the package neither verifies it nor strikes it off, through whatever role (acts.md 1.19). */
export function independenceRefusal({ facts }: PackageState, { actor }: Pick<Ask, 'actor'>): Refusal | undefined {
  if (facts.chain.includes(actor.id)) return refusal('verifierNotIndependent', `${actor.id} had a part in it`);
}

/** No accused unit, nor one below it, is given the matter (R22-30). */
export function unitRefusal({ facts }: PackageState, unitId: string, { units }: Context): Refusal | undefined {
  const card = units?.[unitId];
  if ((card?.path ?? [unitId]).some((unit) => facts.accused?.units.includes(unit))) return refusal('accusedUnit');
  if (card?.mergedInto) return refusal('unitMerged', `${unitId} is now ${card.mergedInto}`);
}

/** Who must act next: the bureau before the work and while it checks, else the responsible unit. */
export function holderOf({ stage, facts }: PackageState): Holder | undefined {
  const { bureauId, unitId } = facts;
  if (isDone(stage) || stage === 'struckOff') return undefined;
  const isWithUnit = stage === 'packaged' || (atWork as readonly string[]).includes(stage);
  const holder = isWithUnit ? unitId : bureauId;
  return holder ? { unitId: holder } : undefined;
}

/** Out of the list for good; a cleared one may still hear of a repeat that came in before the watch was over. */
export const isDone = (stage: PackageStage | 'new'): boolean => stage === 'delisted' || stage === 'cleared';

export const isOver = ({ stage, clocks }: PackageState): boolean =>
  isDone(stage) && clocks.every(({ state }) => state !== 'running');

/** The unit behind `role@party`; `assistant` is the side whose clock rings; sides may be named by their units. */
export function partyOf({ facts }: PackageState, party: string, clock?: Clock): string | undefined {
  if (party === 'unit') return facts.unitId;
  if (party === 'assistant') return clock?.unitId;
  if (party === 'bureau') return facts.bureauId;
  if (party === 'superior') return facts.superiorId;
  return unitsOf(facts).find((unit) => unit === party);
}

export const personOf = ({ facts }: PackageState, recipient: string): string | undefined =>
  recipient === 'packageLeader' ? facts.leaderId : undefined;
