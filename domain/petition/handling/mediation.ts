import { aheadRefusal } from '../../dates';
import { refusal } from '../../refusals';
import type { Does, PetitionState } from '../facts';
import { openParts, releasedAll } from '../lead/assisting';
import { paperRefusal } from '../papers';

/** Each side consents by a paper of its own: nobody is mediated against their will (R22-33). */
const openMediation: Does<'openMediation'> = {
  needs: ({ consents: { petitioner, otherSide } }) => ({
    documents: [petitioner, otherSide].filter((paper) => paper !== undefined),
  }),
  refuse: (state, { input, context }) => {
    const { petitioner, otherSide } = input.consents;
    if (state.facts.reply?.state === 'submitted') return refusal('requestOpen', 'a reply waits to be signed');
    if (!petitioner || !otherSide || petitioner === otherSide) return refusal('consentMissing');
    const noPaper = (doc: string) => paperRefusal(state, context, doc, ['mediationConsent']);
    return noPaper(petitioner) ?? noPaper(otherSide);
  },
  change: (_state, { input, today }) => ({
    to: 'mediating',
    facts: { mediation: { kind: input.kind, openedOn: today } },
  }),
};

/** Back to work under the same clock, which has run on all the time; a draft agreement ends with it. */
const endMediation: Does<'endMediation'> = {
  change: ({ facts }, { input, today }) => ({
    to: 'handling',
    facts: {
      mediation: { ...facts.mediation!, endedOn: today, result: input.result },
      reply: facts.reply?.agreement ? undefined : facts.reply,
    },
  }),
};

/** The agreement stands in the opinion's place, so it is written by one and signed by another like an opinion. */
const submitAgreement: Does<'submitAgreement'> = {
  needs: (input) => ({ documents: [input.agreement] }),
  refuse: (state, { input, context, today }) => {
    const signed = new Set(input.signedBy);
    if (!signed.has('petitioner') && signed.has('agent')) return refusal('agentCannotSettle');
    if (!signed.has('petitioner') || !signed.has('otherSide')) return refusal('signatureMissing');
    return (
      aheadRefusal('performBy', input.performBy, today) ?? paperRefusal(state, context, input.agreement, agreementTypes)
    );
  },
  change: (_state, { input, actor }) => ({
    facts: {
      reply: {
        ...{ state: 'submitted', agreement: true, author: actor.id },
        ...{ opinion: input.agreement, items: [], promiseBy: input.performBy },
      },
    },
    notices: [{ topic: 'agreementSubmitted', to: ['unitHead@unit'] }],
  }),
};

export const agreementTypes = ['mediationAgreement', 'settlementAgreement'];

const submitted = ({ facts: { reply } }: PetitionState) =>
  reply?.agreement && reply.state === 'submitted' ? undefined : refusal('noReply', 'no agreement waits to be signed');

const settle: Does<'settle'> = {
  refuse: (state, { actor, today }) => {
    const { author, promiseBy } = state.facts.reply ?? {};
    const no = submitted(state);
    if (no || author === actor.id) return no ?? refusal('selfApproval');
    return promiseBy ? aheadRefusal('performBy', promiseBy, today) : undefined;
  },
  /** What was asked before it is overtaken: more time, another lead, the wish to withdraw, the assistants' parts. */
  change: ({ facts }, { today }) => ({
    to: 'issued',
    facts: {
      ...(facts.assistance ? { assistance: releasedAll(facts, today) } : {}),
      reply: { ...facts.reply!, state: 'signed', issuedOn: today },
      mediation: { ...facts.mediation!, endedOn: today, result: 'agreed' },
      extension: facts.extension?.state === 'asked' ? undefined : facts.extension,
      withdrawal: undefined,
      leadChange: undefined,
    },
    clocks: [{ op: 'stop', rule: 'T_ASSIST' }],
    notices: openParts(facts).map(({ unitId }) => ({ topic: 'assistantReleased', to: [`handler@${unitId}`] })),
  }),
};

const returnAgreement: Does<'returnAgreement'> = {
  refuse: submitted,
  change: (state) => ({
    facts: { reply: { ...state.facts.reply!, state: 'returned' } },
    notices: [{ topic: 'agreementReturned', to: ['officer'] }],
  }),
};

/** Both sides try to agree; what they agree on is delivered like an opinion. */
export const mediation = { openMediation, endMediation, submitAgreement, settle, returnAgreement };
