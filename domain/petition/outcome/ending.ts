import { running } from '../../clock';
import { refusal } from '../../refusals';
import type { Does } from '../facts';
import { openOrders } from '../orders';
import { paperRefusal } from '../papers';
import { isAgent } from '../party';
import { waitsForConfirmation } from './owing';

/** Closed and resolved are two facts; rights that still run outlive the closing. */
const close: Does<'close'> = {
  needs: () => ({ concludesBy: true }),
  refuse: (state) => {
    if (!state.facts.verification?.bureauBy) return refusal('notVerified');
    if (openOrders(state).length > 0) return refusal('orderOpen');
    if (running(state.clocks, 'T_EXECUTE')) return refusal('executionOpen');
    if (waitsForConfirmation(state.facts)) return refusal('executionOpen', 'the performance is not confirmed yet');
    if (running(state.clocks, 'T_NOTIFY')) return refusal('noticeOpen');
  },
  change: ({ facts }, { input, context, today }) => ({
    to: 'closed',
    facts: {
      closed: { on: today, resolved: input.resolved, threeInPlace: facts.reply?.threeInPlace },
      ...(context.concludesBy ? { concludesBy: context.concludesBy } : {}),
    },
  }),
};

const withdraw: Does<'withdraw'> = {
  needs: ({ statement, onBehalfOf }) => ({ documents: [statement, ...(onBehalfOf ? [onBehalfOf.paper] : [])] }),
  refuse: (state, { input, actor, context }) => {
    const { statement, onBehalfOf } = input;
    if (isAgent(actor) || onBehalfOf?.signedBy === 'agent') return refusal('agentCannotWithdraw');
    if (state.facts.withdrawal) return refusal('requestOpen');
    if (actor.role !== 'petitioner' && !onBehalfOf) return refusal('paperMissing', 'the signed paper');
    const noPaper = onBehalfOf && paperRefusal(state, context, onBehalfOf.paper, ['signedStatement']);
    return noPaper ?? paperRefusal(state, context, statement, ['withdrawalStatement']);
  },
  change: (_state, { actor, today }) => ({
    facts: { withdrawal: { askedOn: today, enteredBy: actor.id } },
    notices: [{ topic: 'withdrawalAsked', to: ['coordinator@bureau'] }],
  }),
};

/** Confirmed after a call, by somebody other than who entered the wish. */
const confirmWithdrawal: Does<'confirmWithdrawal'> = {
  refuse: (state, { actor }) => {
    if (!state.facts.withdrawal) return refusal('noRequest');
    if (state.facts.withdrawal.enteredBy === actor.id) return refusal('selfApproval');
  },
  change: () => ({ to: 'withdrawn', clocks: [{ op: 'stopAll' }] }),
};

/** The closing, and the petitioner's own wish to end it. */
export const ending = { close, withdraw, confirmWithdrawal };
