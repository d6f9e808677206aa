import { z } from 'zod';
import { matterRoutes } from '../domain/catalogue';
import { isoDate } from '../domain/inputs';
import { channelCodes, ways } from '../domain/petition/channels';
import { domains, matterTypes, threeCrosses } from '../domain/petition/lists';
import { flag, storyFilter, word } from './queries';

/** The one set of filters of lists, counts, rates and exports. */
export const matterFilter = {
  ...storyFilter,
  unit: word.optional().meta({ description: 'Leads or assists; of rates and what is behind them: leads' }),
  domain: z.enum(domains).optional(),
  channel: z.enum(channelCodes).optional(),
  way: z.enum(ways).optional().meta({ description: 'All channels of one of the five ways of R22-17' }),
  track: word.optional(),
  itemClass: z.enum(['first', 'repeat']).optional().meta({ description: 'Submitted for the first time, or again' }),
  matterType: z.enum(matterTypes).optional(),
  receivedByLeader: flag.optional().meta({ description: 'Whether a leader received the first visit' }),
  threeCross: z
    .enum(['any', ...threeCrosses])
    .optional()
    .meta({ description: '三跨三分离: this one, or any of the six' }),
  receivedFrom: isoDate.optional().meta({ description: 'First day of receipt' }),
  receivedTo: isoDate.optional().meta({ description: 'Last day of receipt, included' }),
  closedNotResolved: flag.optional().meta({ description: 'Procedure ended, matter not solved' }),
  route: z.enum(matterRoutes).optional(),
  awaitingReceipt: flag.optional().meta({ description: 'Routed out, no receipt of the other organ yet' }),
  q: word.optional().meta({ description: 'Part of the words, or the beginning of the number' }),
};
