import { refusal } from '../../refusals';
import type { Does } from '../facts';
import { noticeAnew, unitsRefusal } from '../intake/dispatching';
import { paperRefusal } from '../papers';
import { isSimple, toOrdinary } from '../track/simple';
import { withLead } from './leads';

/**
 * Those above have decided whose the matter is, and that unit cannot object. A fixed feedback date stays: it is the
 * matter's.
 */
const designate: Does<'designate'> = {
  needs: (input) => ({ units: [input.unitId], documents: input.paper ? [input.paper] : [] }),
  refuse: (state, { input, context }) =>
    (input.decisionNo ? undefined : refusal('decisionMissing')) ??
    unitsRefusal(state, [input.unitId], context) ??
    (input.paper ? paperRefusal(state, context, input.paper, ['competenceDecision']) : undefined),
  change: (state, { input, today }) => {
    const { unitId, decidedBy, decisionNo, paper } = input;
    // The dispute took it off the simple track; one that was opened before it did so leaves it now.
    const track = isSimple(state) ? toOrdinary('dispute') : { facts: {}, clocks: [] };
    return {
      to: 'forwarded',
      facts: {
        ...{ unitId, officerId: undefined, forwardedOn: today },
        assistants: state.facts.assistants?.filter((one) => one !== unitId),
        designation: { unitId, decidedBy, decisionNo: decisionNo!, on: today, paper },
        leads: withLead(state, unitId, 'designate', today),
        ...track.facts,
      },
      clocks: [...track.clocks, { op: 'stop', rule: 'T_COMPETENCE', on: today }, ...noticeAnew(state.facts, today)],
      notices: [{ topic: 'designated', to: ['handler@unit', 'unitHead@unit'] }],
    };
  },
};

/** A dispute about competence ends with a decision from above (R22-24). */
export const designating = { designate };
