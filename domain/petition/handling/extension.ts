import { running } from '../../clock';
import { refusal } from '../../refusals';
import type { Does, PetitionState } from '../facts';
import { paperRefusal } from '../papers';

/** The clock may be lengthened only while it runs and its (rolled) due day has not passed (R22-34). */
function extendable(state: PetitionState, today: string) {
  const clock = running(state.clocks, 'T_HANDLE');
  if (!clock?.maxExtension) return refusal('notExtendable');
  if (clock.extension) return refusal('extensionUsed');
  if (today > clock.dueOn) return refusal('clockExpired', `it was due on ${clock.dueOn}`);
}

const requestExtension: Does<'requestExtension'> = {
  refuse: (state, { input, today }) => {
    const most = running(state.clocks, 'T_HANDLE')?.maxExtension ?? 0;
    if (state.facts.extension?.state === 'asked') return refusal('requestOpen');
    const no = extendable(state, today);
    if (no) return no;
    if (input.days > most) return refusal('extensionTooLong', `at most ${most} days`);
  },
  change: (_state, { input, actor }) => ({
    facts: { extension: { state: 'asked', days: input.days, askedBy: actor.id } },
    notices: [{ topic: 'extensionAsked', to: ['unitHead@unit'] }],
  }),
};

const extend: Does<'extend'> = {
  needs: (input) => ({ documents: [input.notice] }),
  refuse: (state, { input, actor, context, today }) => {
    const asked = state.facts.extension;
    if (asked?.state !== 'asked') return refusal(asked?.state === 'granted' ? 'extensionUsed' : 'noRequest');
    if (asked.askedBy === actor.id) return refusal('selfApproval');
    return extendable(state, today) ?? paperRefusal(state, context, input.notice, ['extensionNotice']);
  },
  change: (state, { input, today }) => {
    const asked = state.facts.extension!;
    return {
      facts: { extension: { ...asked, state: 'granted', notice: { doc: input.notice, issuedOn: today } } },
      clocks: [{ op: 'extend', rule: 'T_HANDLE', days: asked.days }],
      notices: [{ topic: 'extensionGranted', to: ['officer'] }],
    };
  },
};

const refuseExtension: Does<'refuseExtension'> = {
  refuse: (state, { actor }) => {
    const asked = state.facts.extension;
    if (asked?.state !== 'asked') return refusal('noRequest');
    if (asked.askedBy === actor.id) return refusal('selfApproval');
  },
  change: (state) => ({
    facts: { extension: { ...state.facts.extension!, state: 'refused' } },
    notices: [{ topic: 'extensionRefused', to: ['officer'] }],
  }),
};

/** More time: asked by the officer, decided by the head, once (R22-34). */
export const extension = { requestExtension, extend, refuseExtension };
