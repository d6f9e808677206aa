import type { ClockOp } from '../clock';
import { officerRefusal } from '../officers';
import { paperRefusal } from '../papers';
import { refusal } from '../refusals';
import type { Does } from './facts';
import { independenceRefusal } from './parties';
import { endTold } from './requesting';

/** Off unless an office wants it: some provinces give three working days to admit a request (SD15-43). */
const admission = (on: string): ClockOp => ({ op: 'stop', rule: 'T_ADMIT', on });

const admit: Does<'admit'> = {
  needs: ({ officer }) => ({ officers: [officer] }),
  refuse: (state, ask) =>
    officerRefusal(state, ask.context, ask.input.officer) ?? independenceRefusal(state, ask, ask.input.officer),
  change: (_state, { input, today }) => ({
    to: 'examining',
    facts: { officerId: input.officer },
    clocks: [admission(today)],
    notices: [{ topic: 'reviewAdmitted', to: ['officer'] }],
  }),
};

/** The window of the petition runs on if it has not ended: what went to the wrong organ may go to the right one. */
const refuse: Does<'refuse'> = {
  needs: ({ notice, rightOrgan }) => ({ documents: [notice], units: rightOrgan ? [rightOrgan] : [] }),
  refuse: (state, ask) => {
    const { ground, rightOrgan, notice } = ask.input;
    if (ground === 'wrongOrgan' && !rightOrgan) return refusal('groundMissing', 'rightOrgan: which organ it is');
    return paperRefusal(state, ask.context, notice, ['nonAcceptanceNotice']);
  },
  change: (state, { input: { ground, rightOrgan, notice }, today }) => ({
    to: 'refused',
    facts: { refusal: { ground, rightOrgan, notice, issuedOn: today } },
    clocks: [admission(today), { op: 'stopAll' }],
    tells: endTold(state, { result: 'refused', ground }),
  }),
};

/** The organ takes the request up, or says why not. */
export const admitting = { admit, refuse };
