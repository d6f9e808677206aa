import { refusal } from '../../refusals';
import type { Does } from '../facts';
import { routeFacts, routeNeeds, routeRefusal } from './route';

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
  needs: routeNeeds,
  refuse: (state, { input, context }) => routeRefusal(state, input, context),
  change: (state, { input, context }) => ({
    to: 'classified',
    facts: { ...input, ...routeFacts(state, input, context) },
  }),
};

/** What kind of matter it is, and whether it is here already. */
export const sorting = { screen, classify };
