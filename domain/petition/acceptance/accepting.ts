import type { Ask } from '../../acts';
import { type ClockOp, running } from '../../clock';
import { dateRefusal, isLateEntry, lateEntry } from '../../dates';
import { officerRefusal } from '../../officers';
import { refusal } from '../../refusals';
import type { IsoDate } from '../../time';
import { withChain } from '../chain';
import type { Does, PetitionState } from '../facts';
import type { PetitionInput } from '../inputs';
import { baseless } from '../orders';
import { paperRefusal } from '../papers';
import { redoLeft } from '../rounds';
import { heldAgainst, isSimple } from '../track/simple';
import { toWatcher } from '../track/watch';

/** The head enters an acceptance only where a simple limit has passed meanwhile, and then nobody else (acts.md 1.16). */
function entryRefusal(state: PetitionState, ask: Ask<PetitionInput<'accept'>>) {
  const clock = heldAgainst(state, 'T_SIMPLE_ACCEPT');
  const { actor, input, today } = ask;
  if (actor.role === 'unitHead' && !isLateEntry(clock, input.acceptedOn, today)) return refusal('notYourRole');
  return lateEntry(ask, clock, input.acceptedOn);
}

const accept: Does<'accept'> = {
  needs: (input) => ({ officers: [input.officer], documents: [input.notice] }),
  refuse: (state, ask) => {
    const { input, today, context } = ask;
    return (
      dateRefusal('acceptedOn', input.acceptedOn, today, state.facts.forwardedOn) ??
      entryRefusal(state, ask) ??
      officerRefusal(state, context, input.officer) ??
      paperRefusal(state, context, input.notice, ['acceptanceNotice'])
    );
  },
  change: (state, { input, today }) => ({
    to: 'accepted',
    facts: {
      acceptedOn: runsOn(state) ? state.facts.acceptedOn : input.acceptedOn,
      officerId: input.officer,
      notice: { doc: input.notice, issuedOn: today },
      chain: withChain(state, input.officer),
      ...(state.facts.redoUnder ? { redoUnder: undefined } : {}),
    },
    clocks: [
      { op: 'stop', rule: 'T_OBJECT' },
      ...(runsOn(state) ? [] : handlingFrom(state, input.acceptedOn)),
      ...redoUnderOldDate(state),
      { op: 'stop', rule: 'T_SIMPLE_ACCEPT', on: input.acceptedOn },
      { op: 'stop', rule: 'T_SIMPLE_HOP' },
    ],
    notices: toWatcher(state, 'difficultAccepted'),
    tells: baseless(state, heldAgainst(state, 'T_SIMPLE_ACCEPT'), input.acceptedOn),
  }),
};

/** The day by which an organ wants another answer is the matter's, whoever has to give it (docs/decisions/015). */
const redoUnderOldDate = ({ facts: { redoUnder } }: PetitionState): ClockOp[] =>
  redoUnder ? [{ op: 'resume', clock: redoUnder }] : [];

/** A unit of the same organ took over an accepted matter: its days are counted already. */
const runsOn = ({ clocks }: PetitionState): boolean => running(clocks, 'T_HANDLE') !== undefined;

/** A unit that has the matter a second time, whatever way it came back, goes on under its old date (acts.md 1.13). */
function handlingFrom(state: PetitionState, startOn: IsoDate): ClockOp[] {
  const { handledUnder, unitId } = state.facts;
  const old = handledUnder?.find((one) => one.unitId === unitId)?.clock;
  return [
    old ? { op: 'resume', clock: old } : { op: 'start', rule: 'T_HANDLE', startOn },
    { op: 'start', rule: 'T_TARGET_10', startOn },
    ...(isSimple(state) ? [{ op: 'start' as const, rule: 'T_SIMPLE_REPLY' as const, startOn }] : []),
  ];
}

/** T_NOTIFY stops when the notice is delivered, not when it is written (acts.md 1.2). */
const declineAcceptance: Does<'declineAcceptance'> = {
  needs: (input) => ({ documents: [input.notice] }),
  refuse: (state, { input, actor, context }) => {
    if (actor.role !== 'coordinator' && state.stage !== 'forwarded') return refusal('notYourRole');
    return paperRefusal(state, context, input.notice, ['nonAcceptanceNotice']);
  },
  change: (state, { input, today }) => ({
    to: 'notAccepted',
    facts: { ...redoLeft(state), declinedOn: today, notice: { doc: input.notice, issuedOn: today } },
    clocks: [
      { op: 'stop', rule: 'T_SIMPLE_ACCEPT', on: today },
      { op: 'stopAll', except: ['T_NOTIFY'] },
      // Nobody can be told at an address that is unclear (R22-23).
      ...(running(state.clocks, 'T_NOTIFY') || state.facts.addressUnclear
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
