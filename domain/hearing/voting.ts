import type { Ask } from '../acts';
import { type Refusal, refusal } from '../refusals';
import type { Does, HearingState } from './facts';
import type { HearingInput } from './inputs';
import { seatName, seatOf, seatsOf } from './panel';
import { toldOf } from './telling';

/**
 * The secret ballot (acts.md 20). A line names the seat; what was voted stands in it sealed by a key of this hearing and
 * round, which commit makes when the panel withdraws and destroys when it no longer deliberates. The story never sees a
 * choice: only which seats have voted.
 */

/** As it leaves the door: `round` is the one whose key sealed it. */
type Ballot = HearingInput<'castBallot'> & { readonly round?: number };

function ballotRefusal({ facts }: HearingState, { input, actor }: Ask<Ballot>): Refusal | undefined {
  const seat = seatOf(facts, actor.id);
  if (!seat) return refusal('notSeated');
  if ((input.round ?? facts.ballots!.round) !== facts.ballots!.round)
    return refusal('wrongStage', 'the panel votes anew');
  if (facts.ballots!.cast.includes(seat.no)) return refusal('alreadyVoted');
  const answered = input.items.map(({ no }) => no);
  const asked = facts.items ?? [];
  const isWhole = answered.length === asked.length && asked.every((no) => answered.includes(no));
  return isWhole ? undefined : refusal('itemMissing', `one vote for each of ${asked.join(', ')}`);
}

const castBallot: Does<'castBallot'> = {
  refuse: ballotRefusal,
  change: ({ facts }, { actor }) => {
    const { no } = seatOf(facts, actor.id)!;
    const { round, cast } = facts.ballots!;
    return {
      facts: { ballots: { round, cast: [...cast, no].sort((a, b) => a - b) } },
      signedAs: { id: seatName(no), role: 'seat:member' },
    };
  },
};

/** Whose ballot is missing everybody may know; how somebody voted nobody does. */
export const missingFrom = ({ facts }: HearingState): number[] =>
  seatsOf(facts).flatMap(({ no }) => (facts.ballots?.cast.includes(no) ? [] : [no]));

const tally: Does<'tally'> = {
  refuse: (state) => {
    const missing = missingFrom(state);
    if (missing.length > 0) return refusal('ballotsMissing', `seats ${missing.join(', ')}`);
  },
  change: (state, { today }) => ({
    to: 'voted',
    learns: [
      {
        ...{ what: 'tally', as: 'tally', round: state.facts.ballots!.round },
        ...{ items: state.facts.items ?? [], ballots: seatsOf(state.facts).length },
      },
    ],
    clocks: [{ op: 'start', rule: 'T_HEARING_OPINION', startOn: today }],
    notices: [{ topic: 'hearingVoted', to: toldOf(state) }],
  }),
};

export const voting = { castBallot, tally };
