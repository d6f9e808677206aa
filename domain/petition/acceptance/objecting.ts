import { running } from '../../clock';
import { refusal } from '../../refusals';
import type { Does } from '../facts';
import { isAccused } from '../intake/dispatching';
import { isDesignated } from '../lead/leads';
import { filedRefusal } from '../papers';
import { isSimple, toOrdinary } from '../track/simple';

const object: Does<'object'> = {
  needs: (input) => ({
    units: input.suggestedUnit ? [input.suggestedUnit] : [],
    documents: input.doc ? [input.doc] : [],
  }),
  refuse: (state, { input, context }) => {
    if (!running(state.clocks, 'T_OBJECT'))
      return refusal(isDesignated(state.facts) ? 'designatedUnit' : 'objectionLate');
    if (input.suggestedUnit && isAccused(state, input.suggestedUnit, context)) return refusal('accusedUnit');
    return input.doc ? filedRefusal(state, context, input.doc) : undefined;
  },
  change: ({ facts }, { today }) => ({
    to: 'objected',
    facts: { objections: [...(facts.objections ?? []), { unitId: facts.unitId, on: today }] },
    clocks: [{ op: 'stop', rule: 'T_OBJECT', on: today }],
  }),
};

/**
 * Rejected, the same unit keeps it and its clocks run on; an agreed objection is a new `forward`. A second one opens the
 * dispute (acts.md 1.17): where two units say no, the bureau alone cannot decide (R22-24).
 */
const decideObjection: Does<'decideObjection'> = {
  refuse: ({ facts }, { input }) => {
    if (input.decision === 'rejected' && (facts.objections?.length ?? 0) > 1) return refusal('disputeDue');
  },
  change: (state, { input, today }) => {
    if (input.decision === 'rejected')
      return { to: 'forwarded', notices: [{ topic: 'objectionRejected', to: ['handler@unit', 'unitHead@unit'] }] };
    // Where it is not clear whose the matter is, it is not simple (SIMPLE22-4).
    const track = isSimple(state) ? toOrdinary('dispute') : { facts: {}, clocks: [] };
    return {
      to: 'competenceDispute',
      facts: track.facts,
      clocks: [...track.clocks, { op: 'start', rule: 'T_COMPETENCE', startOn: today }],
      notices: [{ topic: 'disputeOpened', to: ['coordinator@bureau', 'supervisor@bureau'] }],
    };
  },
};

/** The unit says that the matter is not its own, and the bureau decides. */
export const objecting = { object, decideObjection };
