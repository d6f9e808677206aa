import type { Context } from '../acts';
import { running } from '../clock';
import { refusal } from '../refusals';
import { dateRefusal } from './dates';
import type { PetitionState } from './facts';
import type { Does } from './intake';

/** The paper must be filed to this petition and be of the type the act needs. */
export function paperRefusal(state: PetitionState, context: Context, doc: string, types: readonly string[]) {
  const card = context.documents?.[doc];
  if (!card || card.story !== state.id)
    return refusal('documentMissing', `no document ${doc} is filed to this petition`);
  if (!types.includes(card.type)) return refusal('wrongPaper', `${card.type} is not one of ${types.join(', ')}`);
}

export function officerRefusal(state: PetitionState, context: Context, officer: string) {
  if (!context.officers?.[officer]?.posts.some((post) => post.unit === state.facts.unitId))
    return refusal('unknownOfficer', `${officer} does not serve there`);
}

/** Adds the person to those who handled the matter. */
export const withChain = (state: PetitionState, ...persons: string[]) => [
  ...new Set([...state.facts.chain, ...persons]),
];

const object: Does<'object'> = {
  needs: (input) => ({
    units: input.suggestedUnit ? [input.suggestedUnit] : [],
    documents: input.doc ? [input.doc] : [],
  }),
  refuse: (state) => {
    if (!running(state.clocks, 'T_OBJECT')) return refusal('objectionLate');
  },
  change: (_state, { today }) => ({ to: 'objected', clocks: [{ op: 'stop', rule: 'T_OBJECT', on: today }] }),
};

/** The same unit keeps it and its clocks run on; an agreed objection is a new `forward`. */
const decideObjection: Does<'decideObjection'> = {
  change: () => ({ to: 'forwarded', notices: [{ topic: 'objectionRejected', to: ['handler@unit', 'unitHead@unit'] }] }),
};

const accept: Does<'accept'> = {
  needs: (input) => ({ officers: [input.officer], documents: [input.notice] }),
  refuse: (state, { input, today, context }) =>
    dateRefusal('acceptedOn', input.acceptedOn, today, state.facts.forwardedOn) ??
    officerRefusal(state, context, input.officer) ??
    paperRefusal(state, context, input.notice, ['acceptanceNotice']),
  change: (state, { input, actor, today }) => ({
    to: 'accepted',
    facts: {
      acceptedOn: input.acceptedOn,
      officerId: input.officer,
      notice: { doc: input.notice, issuedOn: today },
      chain: withChain(state, actor.id, input.officer),
    },
    clocks: [
      { op: 'stop', rule: 'T_OBJECT' },
      { op: 'start', rule: 'T_HANDLE', startOn: input.acceptedOn },
      { op: 'start', rule: 'T_TARGET_10', startOn: input.acceptedOn },
    ],
  }),
};

/** T_NOTIFY stops when the notice is delivered, not when it is written (acts.md 1.2). */
const declineAcceptance: Does<'declineAcceptance'> = {
  needs: (input) => ({ documents: [input.notice] }),
  refuse: (state, { input, actor, context }) => {
    if (actor.role !== 'coordinator' && state.stage !== 'forwarded') return refusal('notYourRole');
    return paperRefusal(state, context, input.notice, ['nonAcceptanceNotice']);
  },
  change: (_state, { input, today }) => ({
    to: 'notAccepted',
    facts: { declinedOn: today, notice: { doc: input.notice, issuedOn: today } },
    clocks: [{ op: 'stopAll', except: ['T_NOTIFY'] }],
  }),
};

const startHandling: Does<'startHandling'> = {
  needs: (input) => ({ officers: input.officer ? [input.officer] : [] }),
  refuse: (state, { input, context }) => (input.officer ? officerRefusal(state, context, input.officer) : undefined),
  change: (state, { input, actor }) => {
    const officerId = input.officer ?? state.facts.officerId ?? actor.id;
    return { to: 'handling', facts: { officerId, chain: withChain(state, actor.id, officerId) } };
  },
};

const reassign: Does<'reassign'> = {
  needs: (input) => ({ officers: [input.officer] }),
  refuse: (state, { input, context }) => officerRefusal(state, context, input.officer),
  change: (state, { input }) => ({
    facts: { officerId: input.officer, chain: withChain(state, input.officer) },
    notices: [{ topic: 'reassigned', to: ['officer'] }],
  }),
};

const recordContact: Does<'recordContact'> = {
  refuse: (state, { input, today }) => dateRefusal('on', input.on, today, state.facts.acceptedOn),
  change: (state) => ({ facts: { contacts: state.facts.contacts + 1 }, clocks: [{ op: 'contact' }] }),
};

/** From the unit's receipt until it is at work. */
export const acceptance = {
  object,
  decideObjection,
  accept,
  declineAcceptance,
  startHandling,
  reassign,
  recordContact,
};
