import type { ClockOp } from '../clock';
import { endedBreaches, openOrders } from '../petition/orders';
import type { StoryKindName, Telling } from '../story';
import type { IsoDate } from '../time';
import type { HearingResult } from './call-lists';
import type { HearingChange, HearingFacts, HearingState } from './facts';
import { membersOf, seatName, seatsOf } from './panel';
import type { HearingStage } from './stages';

/** What a hearing tells the matter that called it. Each fact names the hearing; whoever hears it copes with hearing it twice. */

function parentOf({ petitionId, reviewId, packageId }: HearingFacts): { kind: StoryKindName; id: string } | undefined {
  if (packageId) return { kind: 'package', id: packageId };
  if (reviewId) return { kind: 'review', id: reviewId };
  return petitionId ? { kind: 'petition', id: petitionId } : undefined;
}

export function toParent({ id, facts }: HearingState, fact: string, data: Telling['data'] = {}): Telling[] {
  const parent = parentOf(facts);
  return parent ? [{ ...parent, fact, data: { hearingId: id, ...data } }] : [];
}

/** What the matter needs of how it ended: `on` is the day of resumption, which counts again (acts.md 1.12). */
export const endTold = (state: HearingState, result: HearingResult, on: IsoDate, more: Telling['data'] = {}) =>
  toParent(state, 'hearingEnded', { result, on, served: membersOf(state.facts), ...more });

/** The hearing ends without an opinion: everything stops, and the matter goes on. */
export function ended(
  state: HearingState,
  to: HearingStage & HearingResult,
  on: IsoDate,
  more: Telling['data'] = {},
): HearingChange & { readonly clocks: readonly ClockOp[]; readonly tells: readonly Telling[] } {
  return {
    to,
    facts: { result: to, pausedSince: undefined, missedBy: undefined },
    clocks: [{ op: 'stopAll' }],
    tells: [...endTold(state, to, on, more), ...toParent(state, 'hearingOver'), ...absenceEnded(state, on)],
    notices: [{ topic: `hearing.${to}`, to: toldOf(state) }],
  };
}

/** … by itself, not by an act: then nothing else tells the orders of what stops. */
export function endedByItself(state: HearingState, to: HearingStage & HearingResult, on: IsoDate): HearingChange {
  const change = ended(state, to, on);
  return { ...change, tells: [...change.tells, ...endedBreaches(state, change.clocks, on)] };
}

/** The parties' side within the offices, and whoever sits: the petitioner is told by the paper that is served. */
export const toldOf = ({ facts }: Pick<HearingState, 'facts'>): string[] => [
  ...['coordinator@bureau', 'officer', 'unitHead@unit', 'chair', 'recorder'],
  ...seatsOf(facts).map(({ no }) => seatName(no)),
  ...(facts.petitionId && facts.step !== 'preventive' ? ['petitioner'] : []),
];

/** The key under which the order for a missed session is known. */
export const absenceKey = 'absence/';

/** The unit came after all, or there is nothing left to come to: its order has no breach any more. */
export const absenceEnded = (state: Pick<HearingState, 'children'>, on: IsoDate): Telling[] =>
  openOrders(state)
    .filter(({ key }) => key.startsWith(absenceKey))
    .map(({ id, key }) => ({
      ...{ kind: 'order', id, fact: 'breachEnded' },
      data: { on, dueOn: key.slice(absenceKey.length), baseless: false },
    }));
