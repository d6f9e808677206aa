import { refusal } from '../../refusals';
import type { Does } from '../facts';
import { paperRefusal } from '../papers';
import { backToHandling } from '../rounds';

/** New facts are a new question with the law's full time; whatever was left undone stays under its old date. */
const reopen: Does<'reopen'> = {
  needs: ({ evidence }) => ({ documents: [evidence] }),
  refuse: (state, { input, context }) => {
    if (state.stage === 'concluded') return refusal('concludedFinal');
    if (!input.cause) return refusal('causeMissing');
    return paperRefusal(state, context, input.evidence, ['evidence']);
  },
  change: (state, { input, today }) => {
    const again = backToHandling(state, input.cause === 'newFacts' ? today : undefined);
    return {
      ...again,
      facts: { ...again.facts, reopened: { on: today, cause: input.cause! } },
      notices: [{ topic: 'reopened', to: ['officer', 'unitHead@unit'] }],
    };
  },
};

/** An answered matter is handled again; one whose story has ended goes on in a new petition. */
export const reopening = { reopen };
