import { type Clock, running } from './clock';
import type { Behaviour } from './kind';
import { type Paper, paperRefusal } from './papers';
import type { RuleCode } from './policy/types';
import { refusal } from './refusals';
import type { AnyState } from './story';

/** More time: asked by the officer, decided by the head, once. */
export interface Extension {
  readonly state: 'asked' | 'granted' | 'refused';
  readonly days: number;
  readonly askedBy: string;
  /** What tells the petitioner why, and the new date (R22-34). */
  readonly notice?: Paper;
}

type Extended = AnyState & { readonly facts: { readonly extension?: Extension } };
type Does<Input> = Behaviour<Extended, Input>;

/** The acts by which the clock of a story is lengthened; `ruleOf` names the clock. */
export function extending(ruleOf: (state: Extended) => RuleCode) {
  const clockOf = (state: Extended): Clock | undefined => running(state.clocks, ruleOf(state));

  /** The clock may be lengthened only while it runs and its (rolled) due day has not passed (R22-34). */
  function extendable(state: Extended, today: string) {
    const clock = clockOf(state);
    if (!clock?.maxExtension) return refusal('notExtendable');
    if (clock.extension) return refusal('extensionUsed');
    if (today > clock.dueOn) return refusal('clockExpired', `it was due on ${clock.dueOn}`);
  }

  const requestExtension: Does<{ days: number }> = {
    refuse: (state, { input, today }) => {
      const most = clockOf(state)?.maxExtension ?? 0;
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

  const extend: Does<{ notice: string }> = {
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
        clocks: [{ op: 'extend', rule: ruleOf(state), days: asked.days }],
        notices: [{ topic: 'extensionGranted', to: ['officer'] }],
      };
    },
  };

  const refuseExtension: Does<unknown> = {
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

  return { requestExtension, extend, refuseExtension };
}
