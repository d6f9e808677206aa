import type { Context } from '../../acts';
import { type ClockOp, clockKey, latest, running } from '../../clock';
import { refusal } from '../../refusals';
import type { IsoDate } from '../../time';
import { withChain } from '../chain';
import { dateRefusal } from '../dates';
import type { Does, PetitionState } from '../facts';
import { paperRefusal } from '../papers';

/** The officer must handle matters at the unit, and not be accused in this one (R22-30). */
function officerRefusal({ facts }: PetitionState, context: Context, officer: string) {
  if (facts.accused?.officers.includes(officer)) return refusal('accusedUnit', `${officer} is accused`);
  const posts = context.officers?.[officer]?.posts ?? [];
  if (!posts.some(({ unit, roles }) => unit === facts.unitId && roles.includes('handler')))
    return refusal('unknownOfficer', `${officer} handles no matters there`);
}

/** A unit that has the matter a second time, after it was taken back, goes on under its old date (acts.md 1.13). */
function handling({ facts, clocks }: PetitionState, startOn: IsoDate): ClockOp {
  const old = facts.handledBy !== undefined && facts.handledBy === facts.unitId && latest(clocks, 'T_HANDLE');
  return old ? { op: 'resume', clock: clockKey(old) } : { op: 'start', rule: 'T_HANDLE', startOn };
}

const accept: Does<'accept'> = {
  needs: (input) => ({ officers: [input.officer], documents: [input.notice] }),
  refuse: (state, { input, today, context }) =>
    dateRefusal('acceptedOn', input.acceptedOn, today, state.facts.forwardedOn) ??
    officerRefusal(state, context, input.officer) ??
    paperRefusal(state, context, input.notice, ['acceptanceNotice']),
  change: (state, { input, today }) => ({
    to: 'accepted',
    facts: {
      acceptedOn: input.acceptedOn,
      officerId: input.officer,
      notice: { doc: input.notice, issuedOn: today },
      chain: withChain(state, input.officer),
    },
    clocks: [
      { op: 'stop', rule: 'T_OBJECT' },
      handling(state, input.acceptedOn),
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
  change: (state, { input, today }) => ({
    to: 'notAccepted',
    facts: { declinedOn: today, notice: { doc: input.notice, issuedOn: today } },
    clocks: [
      { op: 'stopAll', except: ['T_NOTIFY'] },
      ...(running(state.clocks, 'T_NOTIFY')
        ? []
        : [{ op: 'start' as const, rule: 'T_NOTIFY' as const, startOn: today }]),
    ],
  }),
};

const startHandling: Does<'startHandling'> = {
  needs: (input) => ({ officers: input.officer ? [input.officer] : [] }),
  refuse: (state, { input, context }) => (input.officer ? officerRefusal(state, context, input.officer) : undefined),
  change: (state, { input, actor }) => {
    const officerId = input.officer ?? state.facts.officerId ?? actor.id;
    return { to: 'handling', facts: { officerId, chain: withChain(state, officerId) } };
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

/** The unit takes the matter, or says why not, and sets somebody to work. */
export const accepting = { accept, declineAcceptance, startHandling, reassign, recordContact };
