import type { Ask } from '../acts';
import { running } from '../clock';
import { type Refusal, refusal } from '../refusals';
import type { Does, HearingChange, HearingFacts, HearingState, Session, Side, Strike } from './facts';
import type { HearingInput } from './inputs';
import { leavingWhy, panelOf, placeOf, vacated } from './panel';
import { signedNeeds, signedRefusal } from './proposing';
import { suspendedFor, voided } from './session';

type Striking = Ask<HearingInput<'strike'>>;
type Seat = Strike['seat'];

/** Who has that seat now. */
export const holderOf = ({ session, ...facts }: HearingFacts, seat: Seat): string | undefined =>
  isHead(seat) ? session?.[seat] : panelOf({ session, ...facts })?.places.find(({ no }) => no === seat)?.person;

const isAbout = (facts: HearingFacts, { seat, person }: Strike, now: Seat): boolean =>
  seat === now && (person === undefined || person === holderOf(facts, now));

/** Whether somebody asked for whoever has that seat now to step aside, and nobody has decided yet. */
export const isAskedAbout = (facts: HearingFacts, seat: Seat): boolean =>
  facts.strikes?.some((one) => one.state === 'asked' && isAbout(facts, one, seat)) ?? false;

const isHead = (seat: Seat): seat is 'chair' | 'recorder' => typeof seat === 'string';

const leaving = (session: Session, seat: 'chair' | 'recorder'): Session => ({
  ...session,
  vacant: [...new Set([...(session.vacant ?? []), seat])],
});

/** The person leaves that seat at once; the clock does what follows. */
function left(facts: HearingFacts, seat: Seat, act: keyof typeof leavingWhy, today: string) {
  if (!isHead(seat)) return vacated(facts, seat, leavingWhy[act], today);
  const session = facts.session!;
  return { session: leaving(session, seat), gone: [...(facts.gone ?? []), session[seat]] };
}

/** The one seat in which the actor declares: chair and recorder have no other (they are not drawn). */
const ownSeat = ({ facts }: HearingState, { actor }: Pick<Ask, 'actor'>): Seat | undefined => {
  if (actor.role === 'seat:chair') return 'chair';
  return actor.role === 'seat:recorder' ? 'recorder' : placeOf(facts, actor.id)?.no;
};

/** Who has a stake steps aside without anybody's decision (R22-28). */
const declareInterest: Does<'declareInterest'> = {
  refuse: (state, ask) => (ownSeat(state, ask) === undefined ? refusal('notSeated') : undefined),
  change: (state, ask) => ({
    facts: left(state.facts, ownSeat(state, ask)!, 'declareInterest', ask.today),
    notices: [{ topic: 'interestDeclared', to: ['coordinator@bureau', 'chair'] }],
  }),
};

const sideOf = ({ actor }: Pick<Ask, 'actor'>): Side => (actor.role === 'handler' ? 'unit' : 'petitioner');

function strikeRefusal(state: HearingState, ask: Striking): Refusal | undefined {
  const { facts, clocks, stage } = state;
  const { seat, cause } = ask.input;
  const side = sideOf(ask);
  if (side === 'petitioner' && facts.step === 'preventive') return refusal('partyUnknown', 'there is no petitioner');
  const place = isHead(seat) ? undefined : panelOf(facts)?.places.find(({ no }) => no === seat);
  if (!isHead(seat) && !place?.person) return refusal('notSeated', `nobody has place ${seat}`);
  if (isHead(seat) && facts.session?.vacant?.includes(seat)) return refusal('notSeated', `nobody is ${seat}`);
  if (!cause) return freeRefusal(state, side, seat, place?.fixed);
  if (stage === 'recusal' && !running(clocks, 'T_HEARING_RECUSAL')) return refusal('recusalOver');
  return isAskedAbout(facts, seat)
    ? refusal('requestOpen', 'this seat is asked about already')
    : signed(state, ask, side);
}

/** Without a cause: so many members a side, within the days for it, and only who is new on the list. */
function freeRefusal(state: HearingState, side: Side, seat: Seat, fixed = false): Refusal | undefined {
  const { facts, clocks, stage } = state;
  if (isHead(seat)) return refusal('causeMissing', `${seat} is struck for a cause only`);
  if (stage !== 'recusal' || fixed || !running(clocks, 'T_HEARING_RECUSAL'))
    return refusal('recusalOver', 'only for a cause now');
  return strikesLeft(facts, side) > 0 ? undefined : refusal('strikeUsed', `${facts.terms!.strikes} without a cause`);
}

/** How many members that side may still strike without a cause. */
export function strikesLeft({ strikes = [], terms }: HearingFacts, side: Side): number {
  const used = strikes.filter((one) => one.state === 'done' && one.side === side).length;
  return Math.max(0, (terms?.strikes ?? 0) - used);
}

const signed = (state: HearingState, ask: Striking, side: Side) =>
  side === 'petitioner' ? signedRefusal(state, ask) : undefined;

/** Each side may be rid of one member for no reason, and of any for a cause that somebody else finds good. */
const strike: Does<'strike'> = {
  needs: signedNeeds,
  refuse: (state, ask) => strikeRefusal(state, ask) ?? (ask.input.cause ? undefined : signed(state, ask, sideOf(ask))),
  change: ({ facts }, ask) => {
    const { seat, cause } = ask.input;
    const person = holderOf(facts, seat);
    const one: Strike = { side: sideOf(ask), seat, state: cause ? 'asked' : 'done', ...(person ? { person } : {}) };
    const strikes = [...(facts.strikes ?? []), one];
    const to = [seat === 'chair' ? 'coordinator@bureau' : 'chair'];
    if (cause) return { facts: { strikes }, notices: [{ topic: 'recusalAsked', to }] };
    return { facts: { ...left(facts, seat, 'strike', ask.today), strikes }, notices: [{ topic: 'memberStruck', to }] };
  },
};

type Deciding = Ask<HearingInput<'decideRecusal'>>;

const asked = ({ facts }: HearingState, { input }: Deciding): Strike | undefined => {
  const one = facts.strikes?.[input.request - 1];
  return one?.state === 'asked' ? one : undefined;
};

/** The chair decides on members and recorder; on the chair the bureau, and nobody on the own seat (ZJ16-27). */
function decideRefusal(state: HearingState, ask: Deciding): Refusal | undefined {
  const one = asked(state, ask);
  if (!one) return refusal('noRequest', `no strike ${ask.input.request} waits for a decision`);
  const { actor } = ask;
  const ofChair = one.seat === 'chair';
  if (ofChair && actor.id === state.facts.session?.chair) return refusal('decidedBySelf');
  if (ofChair !== (actor.role === 'coordinator'))
    return refusal('notYourRole', ofChair ? 'the bureau decides on the chair' : 'the chair decides');
}

const decideRecusal: Does<'decideRecusal'> = {
  refuse: decideRefusal,
  change: (state, ask): HearingChange => {
    const one = asked(state, ask)!;
    const { granted } = ask.input;
    const decided: Strike = { ...one, state: granted ? 'granted' : 'refused' };
    const strikes = state.facts.strikes!.map((strike, n) => (n === ask.input.request - 1 ? decided : strike));
    // Who was objected to may have gone meanwhile, for another reason; whoever came stays.
    const isThere = holderOf(state.facts, one.seat) !== undefined && isAbout(state.facts, one, one.seat);
    const gone = granted && isThere ? left(state.facts, one.seat, 'decideRecusal', ask.today) : {};
    return {
      facts: { ...gone, strikes },
      notices: [{ topic: 'recusalDecided', to: ['coordinator@bureau', 'officer'] }],
    };
  },
};

/** What can still be put right: after the votes are counted, a member's seat says who voted and must sign. */
const isCounted = (stage: string) => ['voted', 'opinionIssued', 'followingUp'].includes(stage);

/**
 * The matter has found a recusal: whoever sits here leaves the seat as well. While the panel votes, that is no whole
 * panel any more: it is suspended, and what was voted is void.
 */
export function recusedFrom(state: HearingState, recused: readonly string[], today: string): HearingChange {
  const { stage } = state;
  let facts: HearingFacts = { ...state.facts, recused };
  const leave = (seat: Seat) => {
    facts = { ...facts, ...left(facts, seat, 'recuse', today) };
  };
  for (const head of ['chair', 'recorder'] as const)
    if (recused.includes(facts.session?.[head] ?? '') && !facts.session?.vacant?.includes(head)) leave(head);
  const placed = isCounted(stage) ? [] : (panelOf(facts)?.places ?? []);
  for (const { no, person } of placed) if (person && recused.includes(person)) leave(no);
  const changed = { recused, session: facts.session, ...(facts.panel ? { panel: facts.panel } : {}) };
  const isLeft = facts.panel !== state.facts.panel || facts.session !== state.facts.session;
  if (stage !== 'deliberating' || !isLeft) return { facts: changed };
  return { to: 'suspended', ...suspendedFor(state), facts: { ...changed, ...voided(state) } };
}

/** Nobody judges who has a stake, or whom a party has reason to fear. */
export const recusing = { declareInterest, strike, decideRecusal };
