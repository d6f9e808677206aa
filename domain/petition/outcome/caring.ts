import { capRefusal } from '../../caps';
import { aheadRefusal } from '../../dates';
import { refusal } from '../../refusals';
import type { Does, PetitionState } from '../facts';
import { openCare } from './owing';

const offerCare: Does<'offerCare'> = {
  needs: () => ({ caps: true }),
  refuse: ({ facts }, { input, context, today }) =>
    capRefusal(context, 'care', facts.care?.length ?? 0) ?? aheadRefusal('dueOn', input.dueOn, today),
  change: ({ facts: { care = [] }, clocks }, { input: { kind, dueOn }, today }) => {
    const instance = 1 + clocks.filter((clock) => clock.rule === 'T_CARE').length;
    return {
      facts: { care: [...care, { no: care.length + 1, kind, offeredOn: today, dueOn, instance }] },
      clocks: [{ op: 'start', rule: 'T_CARE', startOn: today, dueOn }],
    };
  },
};

const itemOf = (state: PetitionState, no: number) => openCare(state.facts).find((item) => item.no === no);

/** Given or not wanted: both are an end, and neither says anything about the person. */
const endCare: Does<'endCare'> = {
  refuse: (state, { input }) =>
    itemOf(state, input.no) ? undefined : refusal('noRequest', `no care ${input.no} is open`),
  change: (state, { input: { no, result }, today }) => {
    const care = (state.facts.care ?? []).map((item) => (item.no === no ? { ...item, result, endedOn: today } : item));
    return {
      facts: { care },
      clocks: [{ op: 'stop', rule: 'T_CARE', on: today, instance: itemOf(state, no)?.instance }],
    };
  },
};

/** Help that goes on after the answer, voluntary for the petitioner (R22-37). */
export const caring = { offerCare, endCare };
