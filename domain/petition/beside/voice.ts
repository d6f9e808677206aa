import type { Ask } from '../../acts';
import { type Refusal, refusal } from '../../refusals';
import { daysBetween } from '../../time';
import type { Does, PetitionState } from '../facts';
import { filedRefusal, paperRefusal } from '../papers';

interface OnBehalf {
  readonly onBehalfOf?: { readonly paper: string } | undefined;
}

/** Staff enter the petitioner's own word from a signed paper only; an agent may sign it where nothing is given up. */
export function behalfRefusal(state: PetitionState, { input, actor, context }: Ask<OnBehalf>): Refusal | undefined {
  if (actor.role === 'petitioner') return undefined;
  if (!input.onBehalfOf) return refusal('paperMissing', 'the signed paper');
  return paperRefusal(state, context, input.onBehalfOf.paper, ['signedStatement']);
}

/** Days that must lie between two urgings (office setting). */
const urgingDays = 3;

const told = ({ facts }: PetitionState, ...more: string[]) =>
  facts.unitId ? ['officer', ...more] : ['coordinator@bureau'];

const urge: Does<'urge'> = {
  needs: ({ onBehalfOf }) => ({ documents: onBehalfOf ? [onBehalfOf.paper] : [] }),
  refuse: (state, ask) => {
    const { urgedOn } = state.facts;
    if (urgedOn && daysBetween(urgedOn, ask.today) < urgingDays) return refusal('urgedRecently', `on ${urgedOn}`);
    return behalfRefusal(state, ask);
  },
  change: (state, { today }) => ({
    facts: { urgedOn: today },
    notices: [{ topic: 'urged', to: told(state, 'unitHead@unit') }],
  }),
};

const addPapers: Does<'addPapers'> = {
  needs: ({ files, onBehalfOf }) => ({ documents: [...files, ...(onBehalfOf ? [onBehalfOf.paper] : [])] }),
  refuse: (state, ask) =>
    behalfRefusal(state, ask) ?? ask.input.files.map((file) => filedRefusal(state, ask.context, file)).find((no) => no),
  change: (state) => ({ notices: [{ topic: 'papersAdded', to: told(state) }] }),
};

/** What the petitioner may say at any time. */
export const voice = { urge, addPapers };
