import type { Actor, Seat } from '../acts';
import { barsPerson } from '../barrier';
import type { Clock } from '../clock';
import type { Holder } from '../story';
import type { HearingState } from './facts';
import { panelOf, placeOf, seated, seatName, seatOf } from './panel';
import { isPublished } from './publishing';
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

/** What anybody may read somebody must be able to withdraw: until then it is not over. */
export const isOver = (state: HearingState): boolean => hasEnded(state.stage) && !isPublished(state);

/** Whoever sits sees the hearing until it has ended; its publication is no business of theirs. */
export const seatedIn = (state: HearingState): string[] =>
  hasEnded(state.stage) && !isOver(state) ? [] : seated(state.facts);

/** The bureau, until the opinion has reached both sides. */
export function holderOf(state: HearingState): Holder | undefined {
  const { stage, facts } = state;
  const { bureauId } = facts;
  return bureauId && !hasEnded(stage) && stage !== 'followingUp' ? { unitId: bureauId } : undefined;
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
