import { running } from '../../clock';
import { refusal } from '../../refusals';
import { dateRefusal, lateEntry } from '../dates';
import type { Does } from '../facts';
import { paperRefusal } from '../papers';

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
  change: (_state, { input }) => ({
    facts: { performedOn: input.doneOn },
    clocks: [{ op: 'stop', rule: 'T_EXECUTE', on: input.doneOn }],
  }),
};

/** What was promised is done (R22-32). */
export const performance = { recordPerformance };
