import { refusal } from '../../refusals';
import type { Does } from '../facts';
import { trackRefusal } from '../track/entry';

const screen: Does<'screen'> = {
  needs: (input) => ({ stories: input.matchId ? [input.matchId] : [] }),
  refuse: (_state, { input }) => {
    if (input.result === 'related' && !input.matchId) return refusal('matchMissing');
  },
  change: (_state, { input }) => ({
    to: 'screened',
    facts: { relatedTo: input.result === 'related' ? input.matchId : undefined },
  }),
};

const classify: Does<'classify'> = {
  refuse: (state, { input }) => trackRefusal(state, input),
  change: (_state, { input }) => ({
    to: 'classified',
    facts: {
      ...input,
      simpleGround: input.track === 'simple' ? input.simpleGround : undefined,
      simpleEnded: undefined,
    },
  }),
};

/** What kind of matter it is, and whether it is here already. */
export const sorting = { screen, classify };
