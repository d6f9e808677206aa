import { resumeLast } from '../../clock';
import { type Refusal, refusal } from '../../refusals';
import type { Does, PetitionState } from '../facts';
import { paperRefusal } from '../papers';
import { reportIsOwed, waitsForAcceptance } from './owing';

/**
 * The feedback clock stops on the day the report comes in, so that the unit does not answer for the days the bureau
 * takes to read it; a report that is returned was none, and the clock goes on under its old date.
 */
const submitCompletion: Does<'submitCompletion'> = {
  needs: (input) => ({ documents: [input.report] }),
  refuse: (state, { input, context }) => {
    const { facts } = state;
    if (!facts.deliveredOn) return refusal('notReplied');
    if (waitsForAcceptance(facts)) return refusal('requestOpen', 'a report waits to be accepted');
    if (!reportIsOwed(facts)) return refusal('noRequest', 'no report is owed');
    return paperRefusal(state, context, input.report, ['completionReport']);
  },
  change: (_state, { input: { report }, actor, today }) => ({
    facts: { completion: { state: 'submitted', by: actor.id, report, submittedOn: today } },
    clocks: [{ op: 'stop', rule: 'T_ASSIGN_FEEDBACK', on: today }],
    notices: [{ topic: 'completionSubmitted', to: ['coordinator@bureau'] }],
  }),
};

function refuseDecision({ facts }: PetitionState, person: string): Refusal | undefined {
  if (!waitsForAcceptance(facts)) return refusal('noRequest', 'no report waits to be accepted');
  return facts.completion?.by === person ? refusal('selfApproval') : undefined;
}

const acceptCompletion: Does<'acceptCompletion'> = {
  refuse: (state, { actor }) => refuseDecision(state, actor.id),
  change: ({ facts }) => ({
    facts: { completion: { ...facts.completion!, state: 'accepted' } },
    notices: [{ topic: 'completionAccepted', to: ['officer'] }],
  }),
};

const returnCompletion: Does<'returnCompletion'> = {
  refuse: (state, { actor }) => refuseDecision(state, actor.id),
  change: (state) => ({
    facts: { completion: { ...state.facts.completion!, state: 'returned' } },
    clocks: resumeLast(state.clocks, 'T_ASSIGN_FEEDBACK'),
    notices: [{ topic: 'completionReturned', to: ['officer'] }],
  }),
};

/** An assigned matter is reported to the bureau that assigned it (R22-22(3)). */
export const completion = { submitCompletion, acceptCompletion, returnCompletion };
