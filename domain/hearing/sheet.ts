import type { HearingState } from './facts';
import { agenda } from './lists';
import { alternatesOf, openSeats, panelOf, seatOf, seatsOf } from './panel';
import { votesToUphold } from './verdict';
import { missingFrom } from './voting';
import { agendaWords } from './words';

/** The agenda, and how far the session has come. */
const agendaOf = ({ facts }: HearingState) =>
  agenda.map((code, n) => ({ step: n + 1, code, label: agendaWords[code], done: n < (facts.steps ?? 0) }));

const sessionOf = ({ facts }: HearingState) => (facts.session ? { at: facts.session.at, on: facts.session.on } : null);

/** The vote as it stands: from which seats a ballot is missing, never how anybody voted. */
function ballotsOf(state: HearingState) {
  const { round, cast } = state.facts.ballots ?? { round: 0, cast: [] };
  const isOpen = state.stage === 'deliberating';
  return isOpen ? { round, cast: cast.length, missing: missingFrom(state) } : null;
}

/** Who asks for somebody to step aside and still waits; `request` is what decideRecusal names. */
const requestsOf = ({ facts }: HearingState) =>
  (facts.strikes ?? []).flatMap(({ side, seat, state }, n) =>
    state === 'asked' ? [{ request: n + 1, side, seat, decides: seat === 'chair' ? 'coordinator' : 'chair' }] : [],
  );

/** What chair, recorder and bureau have before them in the session (acts.md 4). Persons by their ids; the door names them. */
export function sheetOf(state: HearingState) {
  const { facts, stage } = state;
  const [seats, open] = [seatsOf(facts), openSeats(facts)];
  return {
    stage,
    session: sessionOf(state),
    chair: facts.session?.chair ?? null,
    recorder: facts.session?.recorder ?? null,
    agenda: agendaOf(state),
    quorum: {
      seats: seats.length,
      filled: seats.length - open.length,
      open,
      isFull: seats.length > 0 && open.length === 0,
    },
    seats: seats.map(({ no, person = null }) => ({ no, person })),
    alternates: alternatesOf(facts).map(({ no, person = null }) => ({ no, person })),
    left: (panelOf(facts)?.left ?? []).map(({ no, person, why, on }) => ({ no, person, why, on })),
    requests: requestsOf(state),
    ballots: ballotsOf(state),
    ...(facts.terms ? { votesToUphold: votesToUphold(facts.terms.size, facts.terms.decides) } : {}),
  };
}

/** What a member has: the own place, the agenda, and whether the own ballot is in. Of the others nothing. */
export function memberSheetOf(state: HearingState, person: string) {
  const { facts, stage } = state;
  const place = panelOf(facts)?.places.find((one) => one.person === person);
  const isSeat = seatOf(facts, person) !== undefined;
  const isVoting = stage === 'deliberating' && isSeat;
  return {
    stage,
    session: sessionOf(state),
    own: place ? { no: place.no, alternate: !isSeat } : null,
    agenda: agendaOf(state),
    ballot: isVoting ? { cast: facts.ballots?.cast.includes(place!.no) ?? false } : null,
  };
}
