import { capRefusal } from '../../caps';
import { refusal } from '../../refusals';
import type { Does, PetitionFacts } from '../facts';
import { paperRefusal } from '../papers';
import { backToHandling } from '../rounds';
import type { Reopened } from './facts';

/** New facts are a new question with the law's full time; whatever was left undone stays under its old date. */
const reopen: Does<'reopen'> = {
  needs: ({ evidence }) => ({ documents: [evidence], caps: true }),
  refuse: (state, { input, context }) => {
    if (state.stage === 'concluded') return refusal('concludedFinal');
    if (!input.cause) return refusal('causeMissing');
    const full = capRefusal(context, 'reopenings', state.facts.reopened?.no ?? 0);
    return full ?? paperRefusal(state, context, input.evidence, ['evidence']);
  },
  change: (state, { input, today }) => {
    const again = backToHandling(state, input.cause === 'newFacts' ? today : undefined);
    return {
      ...again,
      facts: { ...again.facts, reopened: reopenedAgain(state.facts, { on: today, cause: input.cause! }) },
      notices: [{ topic: 'reopened', to: ['officer', 'unitHead@unit'] }],
    };
  },
};

/** The first time stays known: such a matter was not settled at the first try. */
function reopenedAgain({ reopened }: PetitionFacts, now: Pick<Reopened, 'on' | 'cause'>): Reopened {
  return { ...now, no: reopened ? (reopened.no ?? 1) + 1 : 1, firstOn: reopened?.firstOn ?? reopened?.on ?? now.on };
}

/** An answered matter is handled again; one whose story has ended goes on in a new petition. */
export const reopening = { reopen };
