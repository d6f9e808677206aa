import type { Actor, Seat } from '../acts';
import { barsPerson } from '../barrier';
import type { Clock } from '../clock';
import type { Holder } from '../story';
import type { HearingState } from './facts';
import { panelOf, placeOf, seatName, seatOf } from './panel';
import { hasEnded } from './stages';

/** Whether the person holds this seat here and now. */
export function holdsSeat({ facts }: HearingState, person: string, seat: Seat): boolean {
  if (seat === 'seat:member') return seatOf(facts, person) !== undefined;
  const head = seat === 'seat:chair' ? 'chair' : 'recorder';
  return facts.session?.[head] === person && !facts.session.vacant?.includes(head);
}

/** The head of the bureau enters late what was in time, and may be the second person who checks what is published. */
const ofBureauHead: readonly string[] = ['serve', 'recordDelivery', 'publishOpinion', 'withdrawPublication'];

/**
 * Whether the actor's place allows it: the bureau's coordinators organise it, the unit strikes, whoever is drawn speaks
 * for that seat only. A member does nothing else here, through whatever role (acts.md 1.19).
 */
export function mayAct({ facts }: HearingState, actor: Actor, act: string): boolean {
  const { regionPath = [], unitId, bureauId, accused } = facts;
  if (actor.role === 'clock' || actor.role === 'story' || actor.role === 'petitioner') return true;
  if (barsPerson(accused, actor)) return false;
  if (actor.role === 'panelMember') return placeOf(facts, actor.id) !== undefined;
  if (actor.role.startsWith('seat:')) return true;
  if (placeOf(facts, actor.id)) return false;
  if (actor.role === 'unitHead') return ofBureauHead.includes(act) && actor.unit === bureauId;
  if (actor.role === 'handler') return actor.unit === unitId;
  return regionPath.includes(actor.region ?? '');
}

export const isOver = ({ stage }: HearingState): boolean => hasEnded(stage);

/** The bureau, until the opinion has reached both sides. */
export function holderOf(state: HearingState): Holder | undefined {
  const { bureauId } = state.facts;
  return bureauId && !isOver(state) && state.stage !== 'followingUp' ? { unitId: bureauId } : undefined;
}

/** The unit behind `role@party`. */
export function partyOf({ facts }: HearingState, party: string, _clock?: Clock): string | undefined {
  if (party === 'unit') return facts.unitId;
  if (party === 'bureau') return facts.bureauId;
  return party === 'superior' ? facts.superiorId : undefined;
}

/** The person in a seat, for those who are told by it. */
export function personOf({ facts }: HearingState, recipient: string): string | undefined {
  if (recipient === 'chair' || recipient === 'recorder') return facts.session?.[recipient];
  return panelOf(facts)?.places.find(({ no }) => seatName(no) === recipient)?.person;
}
