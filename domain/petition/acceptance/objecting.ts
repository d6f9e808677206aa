import { running } from '../../clock';
import { refusal } from '../../refusals';
import type { Does } from '../facts';
import { isAccused } from '../intake/dispatching';
import { filedRefusal } from '../papers';

const object: Does<'object'> = {
  needs: (input) => ({
    units: input.suggestedUnit ? [input.suggestedUnit] : [],
    documents: input.doc ? [input.doc] : [],
  }),
  refuse: (state, { input, context }) => {
    if (!running(state.clocks, 'T_OBJECT')) return refusal('objectionLate');
    if (input.suggestedUnit && isAccused(state, input.suggestedUnit, context)) return refusal('accusedUnit');
    return input.doc ? filedRefusal(state, context, input.doc) : undefined;
  },
  change: (_state, { today }) => ({ to: 'objected', clocks: [{ op: 'stop', rule: 'T_OBJECT', on: today }] }),
};

/** The same unit keeps it and its clocks run on; an agreed objection is a new `forward`. */
const decideObjection: Does<'decideObjection'> = {
  change: () => ({ to: 'forwarded', notices: [{ topic: 'objectionRejected', to: ['handler@unit', 'unitHead@unit'] }] }),
};

/** The unit says that the matter is not its own, and the bureau decides. */
export const objecting = { object, decideObjection };
