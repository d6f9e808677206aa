import type { Actor } from '../../domain/acts';
import type { StoryKindName } from '../../domain/story';
import {
  hearingSteps,
  hearingsFor,
  isHearingStep,
  rareHearingSteps,
  seatActors,
  usefulHearingSteps,
} from './hearing-steps';
import { orderSteps } from './order-steps';
import { isOpen as openPackages, packageSteps, rarePackageSteps, usefulPackageSteps } from './package-steps';
import { petitionSteps } from './petition-steps';
import { reviewSteps } from './review-steps';
import type { Sim } from './sim';
import { checksFor, rareSpotCheckSteps, spotCheckSteps, usefulSpotCheckSteps } from './spot-check-steps';
import { contextFor } from './walk-papers';
import { people } from './walk-people';

/** Random but well-formed inputs for every act, so that a walk through the tables meets their rules and not the schemas. */
export interface Step {
  readonly pick: number;
  readonly who: number;
  readonly n: number;
  readonly waitDays: number;
}

/** Tries one named step by one person after another, beginning with `who`; true once somebody may do it. */
export function tryStep(
  sim: Sim,
  name: string,
  { who, n }: Pick<Step, 'who' | 'n'>,
  more: readonly Actor[] = [],
): boolean {
  const all = [...people, ...more, ...(isHearingStep(name) ? seatActors(sim) : [])];
  const act = name.split(':')[0]!;
  return storiesFor(sim, name).some((id) => {
    const input = steps[name]!(sim, n);
    const context = contextFor(sim, act, id);
    const kind = kindOf(name);
    return all.some((_, k) => sim.act(act, all[(who + k) % all.length]!, input, context, id, kind) === undefined);
  });
}

function kindOf(name: string): StoryKindName {
  if (name in orderSteps) return 'order';
  if (name in reviewSteps) return 'review';
  if (name in spotCheckSteps) return 'spotCheck';
  if (isHearingStep(name)) return 'hearing';
  return name in packageSteps ? 'package' : 'petition';
}

/** An order is issued for the petition as it stands; of one that is over, no more. */
function storiesFor(sim: Sim, name: string): string[] {
  if (name === 'issue') return sim.over() ? [] : [sim.idOf('order', sim.main, `by-hand-${sim.orders().length}`)];
  // One package at a time, and not without end.
  if (name === 'list')
    return openPackages(sim).length > 0 || sim.packages().length > 1
      ? []
      : [sim.idOf('package', sim.main, `package-${sim.packages().length}`)];
  if (name === 'delist:barred') return sim.packages().flatMap(({ id, facts }) => (facts.accused ? [id] : []));
  if (name === 'backToWork:needed')
    return sim.packages().flatMap(({ id, stage }) => (['returned', 'relapsed'].includes(stage) ? [id] : []));
  if (name.startsWith('callHearing') && !sim.hearingsToo) return [];
  if (isHearingStep(name)) return sim.hearingsToo ? hearingsFor(sim, name) : [];
  if (name in spotCheckSteps) return checksFor(sim, name);
  if (name in packageSteps) return sim.packages().map((one) => one.id);
  if (name in reviewSteps) return sim.reviews().map((review) => review.id);
  return name in orderSteps ? sim.orders().map((order) => order.id) : [sim.main];
}

/** Steps that end a matter early, begin it anew or can be taken without end: now and then only, or few walks get far. */
export const rareSteps = [
  ...rarePackageSteps,
  ...rareSpotCheckSteps,
  ...rareHearingSteps,
  ...['withdraw', 'confirmWithdrawal', 'declineAcceptance', 'cancel', 'requestLeadChange', 'passToSuccessor'],
  ...['instruct', 'askRecusal', 'addPapers', 'issueLink', 'inspect', 'answerOnSpot', 'routeOut', 'takeBack'],
  ...['screen:linked', 'screen:concluded', 'reopen', 'issue', 'nameRepresentatives'],
  ...['callHearing', 'callHearing:review', 'callHearing:package'],
  ...['refuse', 'withdraw:review', 'draftDecision:redo', 'returnDecision', 'refuseExtension:review'],
];
const steps = { ...petitionSteps, ...orderSteps, ...reviewSteps, ...packageSteps, ...spotCheckSteps, ...hearingSteps };
export const allSteps = Object.keys(steps);

/** What a willing office does until everything is over: no detours, nobody refuses. */
export const usefulSteps = [
  ...[
    'unlink',
    'screen',
    'classify',
    'routeOut:discipline',
    'forward',
    'decideObjection',
    'decideObjection:dispute',
    'designate',
    'accept',
  ],
  ...usefulHearingSteps,
  ...['startHandling', 'contribute', 'submitReply', 'approveReply'],
  ...['recordDelivery:opinion', 'recordDelivery:notice', 'recordDelivery:extension', 'verifyByUnit'],
  ...['recordPerformance', 'verifyByBureau', 'close', 'answer', 'settle'],
  ...['answerInstruction', 'recordUptake', 'correctDate', 'answerRating'],
  ...[
    'confirmHandOver',
    'recordDelivery:routed',
    'endMediation',
    'recordDelivery:agreement',
    'recordPerformance',
    'confirmPerformance',
  ],
  ...['admit', 'draftDecision', 'approveDecision', 'recordDelivery:decision', 'recordDelivery:refusal'],
  ...['verifyByBureau', 'submitCompletion', 'acceptCompletion', 'close', 'endCare', 'answer', 'settle'],
  ...usefulPackageSteps,
  ...usefulSpotCheckSteps,
];
