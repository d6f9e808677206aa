import { openCheck } from '../../checks';
import { aheadRefusal } from '../../dates';
import { refusal } from '../../refusals';
import type { Does, PetitionState } from '../facts';
import { openParts } from '../lead/assisting';
import { paperRefusal } from '../papers';
import { answersOf, reasonsOf, sameAsBefore } from '../review/differing';

/** The lead answers for the whole: a part that was asked for comes in, or is given up, before the opinion. */
function partsRefusal({ facts }: PetitionState) {
  const [part] = openParts(facts);
  if (part) return refusal('assistantsOpen', `${part.unitId} has not contributed`);
}

const submitReply: Does<'submitReply'> = {
  needs: (input) => ({ documents: [input.opinion], checklists: ['fiveOnce'], hashed: reasonsOf(input) }),
  refuse: (state, ask) => {
    const { input, context, today } = ask;
    const answered = new Set(input.items.map((item) => item.no));
    const asked = Array.from({ length: state.facts.requests ?? 0 }, (_, i) => i + 1);
    if (
      answered.size !== input.items.length ||
      answered.size !== asked.length ||
      !asked.every((no) => answered.has(no))
    )
      return refusal('itemMissing', `each of the ${asked.length} requests needs one answer`);
    const missing = openCheck(context, 'fiveOnce', input.onceChecks);
    if (missing) return refusal('onceCheckOpen', missing);
    if (input.items.some((item) => item.outcome === 'supported') && !input.promise) return refusal('promiseMissing');
    const open = partsRefusal(state);
    if (open) return open;
    const tooFar = input.promise && aheadRefusal('promise.by', input.promise.by, today);
    if (tooFar) return tooFar;
    const same = sameAsBefore(state.facts, ask);
    if (same) return same;
    return paperRefusal(state, context, input.opinion, ['handlingOpinion']);
  },
  change: (_state, { input, actor, context }) => ({
    facts: {
      reply: {
        state: 'submitted',
        author: actor.id,
        opinion: input.opinion,
        items: answersOf({ input, context }),
        threeInPlace: input.threeInPlace,
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
    const no = submitted(state) ?? partsRefusal(state);
    return no ?? (promiseBy ? aheadRefusal('promise.by', promiseBy, today) : undefined);
  },
  /** A signed opinion overtakes what was asked before it: more time, another lead, or the wish to withdraw. */
  change: (state, { today }) => ({
    to: 'issued',
    facts: {
      reply: { ...state.facts.reply!, state: 'signed', issuedOn: today },
      extension: state.facts.extension?.state === 'asked' ? undefined : state.facts.extension,
      withdrawal: undefined,
      leadChange: undefined,
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

/** The opinion: written by one, signed by another. */
export const replying = { submitReply, approveReply, returnReply };
