import { running } from '../clock';
import { refusal } from '../refusals';
import { aheadRefusal, dateRefusal, lateEntry } from './dates';
import type { Does, PetitionState } from './facts';
import { paperRefusal } from './papers';

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

const submitReply: Does<'submitReply'> = {
  needs: (input) => ({ documents: [input.opinion], checklists: ['fiveOnce'] }),
  refuse: (state, { input, context, today }) => {
    const answered = new Set(input.items.map((item) => item.no));
    const asked = Array.from({ length: state.facts.requests ?? 0 }, (_, i) => i + 1);
    if (
      answered.size !== input.items.length ||
      answered.size !== asked.length ||
      !asked.every((no) => answered.has(no))
    )
      return refusal('itemMissing', `each of the ${asked.length} requests needs one answer`);
    const open = context.checklists?.fiveOnce?.codes.find(
      (code) => !input.onceChecks.some((c) => c.code === code && c.ok),
    );
    if (open) return refusal('onceCheckOpen', open);
    if (input.items.some((item) => item.outcome === 'supported') && !input.promise) return refusal('promiseMissing');
    const tooFar = input.promise && aheadRefusal('promise.by', input.promise.by, today);
    if (tooFar) return tooFar;
    return paperRefusal(state, context, input.opinion, ['handlingOpinion']);
  },
  change: (_state, { input, actor }) => ({
    facts: {
      reply: {
        state: 'submitted',
        author: actor.id,
        opinion: input.opinion,
        items: input.items.map(({ no, outcome }) => ({ no, outcome })),
        promiseBy: input.promise?.by,
      },
    },
    notices: [{ topic: 'replySubmitted', to: ['unitHead@unit'] }],
  }),
};

const submitted = (state: PetitionState) => (state.facts.reply?.state === 'submitted' ? undefined : refusal('noReply'));

const approveReply: Does<'approveReply'> = {
  refuse: (state, { actor, today }) => {
    const { author, promiseBy } = state.facts.reply ?? {};
    if (author === actor.id) return submitted(state) ?? refusal('selfApproval');
    return submitted(state) ?? (promiseBy ? aheadRefusal('promise.by', promiseBy, today) : undefined);
  },
  /** A signed opinion overtakes what was asked before it: more time, or the wish to withdraw. */
  change: (state, { today }) => ({
    to: 'issued',
    facts: {
      reply: { ...state.facts.reply!, state: 'signed', issuedOn: today },
      extension: state.facts.extension?.state === 'asked' ? undefined : state.facts.extension,
      withdrawal: undefined,
    },
  }),
};

const returnReply: Does<'returnReply'> = {
  refuse: submitted,
  change: (state) => ({
    facts: { reply: { ...state.facts.reply!, state: 'returned' } },
    notices: [{ topic: 'replyReturned', to: ['officer'] }],
  }),
};

const recordPerformance: Does<'recordPerformance'> = {
  needs: (input) => ({ documents: [input.proof] }),
  refuse: (state, ask) => {
    const { input, context, today } = ask;
    const execute = running(state.clocks, 'T_EXECUTE');
    if (!execute) return refusal('noRequest', 'no promise is open');
    return (
      dateRefusal('doneOn', input.doneOn, today, state.facts.reply?.issuedOn) ??
      paperRefusal(state, context, input.proof, ['performanceProof']) ??
      lateEntry(ask, execute, input.doneOn)
    );
  },
  change: (_state, { input }) => ({
    facts: { performedOn: input.doneOn },
    clocks: [{ op: 'stop', rule: 'T_EXECUTE', on: input.doneOn }],
  }),
};

/** While the unit works: extension, reply, performance of what it promised. */
export const handling = {
  requestExtension,
  extend,
  refuseExtension,
  submitReply,
  approveReply,
  returnReply,
  recordPerformance,
};
