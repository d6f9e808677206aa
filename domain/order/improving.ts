import { capRefusal } from '../caps';
import { running, timesOf } from '../clock';
import { dateRefusal } from '../dates';
import { paperRefusal } from '../papers';
import { refusal } from '../refusals';
import type { Does, OrderState } from './facts';

import { joint } from './parties';

/** On the spot, by the bureau or by a unit that supervises with it. */
const inspect: Does<'inspect'> = {
  needs: ({ doc }) => ({ documents: [doc], caps: true }),
  refuse: (state, { input, context, today }) =>
    capRefusal(context, 'inspections', state.facts.inspections?.length ?? 0) ??
    dateRefusal('inspectedOn', input.inspectedOn, today, state.facts.issuedOn) ??
    paperRefusal(state, context, input.doc, ['inspectionRecord']),
  change: (state, { input, actor }) => ({
    facts: {
      inspections: [...(state.facts.inspections ?? []), { by: actor.id, on: input.inspectedOn, doc: input.doc }],
    },
    notices: [{ topic: 'inspected', to: ['unitHead@unit', 'supervisor@bureau', ...joint(state)] }],
  }),
};

const waiting = ({ facts }: OrderState) => facts.improvement !== undefined && !facts.improvement.uptake;

/** Better work, a better policy, or accountability: always by a person, to the unit, answered in writing (R22-40). */
const proposeImprovement: Does<'proposeImprovement'> = {
  needs: () => ({ caps: true }),
  refuse: (state, { context }) =>
    waiting(state)
      ? refusal('requestOpen', 'a proposal waits for its answer')
      : capRefusal(context, 'improvements', timesOf(state.clocks, 'T_PROPOSAL_REPLY')),
  change: (_state, { input, actor, today }) => ({
    facts: { improvement: { kind: input.kind, by: actor.id, on: today } },
    clocks: [{ op: 'start', rule: 'T_PROPOSAL_REPLY', startOn: today }],
    notices: [{ topic: 'improvementProposed', to: ['unitHead@unit', 'leader@unit', 'coordinator@bureau'] }],
  }),
};

const recordUptake: Does<'recordUptake'> = {
  needs: ({ reply }) => ({ documents: [reply] }),
  refuse: (state, { input, context }) =>
    waiting(state) ? paperRefusal(state, context, input.reply, ['proposalReply']) : refusal('noProposal'),
  change: (state, { input, actor, today }) => ({
    facts: {
      improvement: {
        ...state.facts.improvement!,
        uptake: { adopted: input.adopted, reply: input.reply, by: actor.id, on: today },
      },
    },
    clocks: running(state.clocks, 'T_PROPOSAL_REPLY') ? [{ op: 'stop', rule: 'T_PROPOSAL_REPLY', on: today }] : [],
    notices: [{ topic: 'uptakeRecorded', to: ['supervisor@bureau', ...joint(state)] }],
  }),
};

/** What a supervisor does beside waiting for the answer. */
export const improving = { inspect, proposeImprovement, recordUptake };
