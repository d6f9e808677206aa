import { resumeLast, running } from '../../clock';
import { dateRefusal, lateEntry } from '../../dates';
import { type Refusal, refusal } from '../../refusals';
import type { Does, PetitionState } from '../facts';
import { paperRefusal } from '../papers';
import { waitsForConfirmation } from './owing';

const recordPerformance: Does<'recordPerformance'> = {
  needs: (input) => ({ documents: [input.proof] }),
  refuse: (state, ask) => {
    const { input, context, today } = ask;
    const execute = running(state.clocks, 'T_EXECUTE');
    if (!execute) return refusal('noRequest', 'no promise is open');
    return (
      dateRefusal('doneOn', input.doneOn, today, state.facts.reply?.issuedOn) ??
      paperRefusal(state, context, input.proof, ['performanceProof']) ??
      lateEntry(ask, execute, input.doneOn)
    );
  },
  /** A coordinator who has seen it done has thereby confirmed it, unless it is the own work in another post. */
  change: ({ facts }, { input: { doneOn }, actor }) => {
    const isOwn = [facts.officerId, facts.reply?.author].includes(actor.id);
    const isSeen = actor.role === 'coordinator' && !isOwn;
    return {
      facts: {
        performedOn: doneOn,
        performance: { doneOn, by: actor.id, ...(isSeen ? { confirmedBy: actor.id } : {}) },
      },
      clocks: [{ op: 'stop', rule: 'T_EXECUTE', on: doneOn }],
      notices: isSeen ? [] : [{ topic: 'performanceRecorded', to: ['coordinator@bureau'] }],
    };
  },
};

function refuseDecision({ facts }: PetitionState, person: string): Refusal | undefined {
  if (!waitsForConfirmation(facts)) return refusal('noRequest', 'no performance waits to be confirmed');
  return facts.performance?.by === person ? refusal('selfApproval') : undefined;
}

const confirmPerformance: Does<'confirmPerformance'> = {
  refuse: (state, { actor }) => refuseDecision(state, actor.id),
  change: ({ facts }, { actor }) => ({ facts: { performance: { ...facts.performance!, confirmedBy: actor.id } } }),
};

/** Not done after all: the promise is open again under its old date, and a breach that goes on is ordered again. */
const returnPerformance: Does<'returnPerformance'> = {
  refuse: (state, { actor }) => refuseDecision(state, actor.id),
  change: (state) => ({
    facts: { performance: undefined, performedOn: undefined },
    clocks: resumeLast(state.clocks, 'T_EXECUTE'),
    notices: [{ topic: 'performanceReturned', to: ['officer'] }],
  }),
};

/** What was promised is done (R22-32): the unit says so, the bureau looks. */
export const performance = { recordPerformance, confirmPerformance, returnPerformance };
