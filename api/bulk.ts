import { z } from 'zod';
import { petitionInputs } from '../domain/petition/inputs';
import { derivedId } from '../sealing/hashes';
import type { ActServices } from './acts';
import { codes } from './codes';
import { storyDoors } from './doors';
import { asProblem, Problem } from './problem';
import { perform } from './road';
import { type Call, type Route, route } from './route';

const item = petitionInputs.forward.extend({ id: z.uuid().toLowerCase().describe('The petition') });
type Item = z.output<typeof item>;

const body = z.strictObject({
  items: z
    .array(item)
    .min(1)
    .max(100)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'a petition is named twice')
    .describe('1 to 100 petitions, none twice'),
});

/** As many stories as are asked at once: a batch must not take the worker from everybody else. */
const atOnce = 8;

/** Acts on many petitions, each an act of its own: what is refused for one holds up no other. */
export const bulkRoutes = (services: ActServices): Route[] => [
  route({
    ...{ method: 'post', path: '/petitions/bulk/forward', tag: 'petitions', keyed: 'own', body },
    ...{ says: 'Forward many, with a result for each', label: { zh: '批量转送', en: 'Forward many' } },
    handle: async (call) => {
      if (!call.viewer.roles.includes('coordinator')) throw new Problem('notYourRole');
      return { body: { items: await forwardEach(call, services) } };
    },
  }),
];

type Outcome = Awaited<ReturnType<typeof outcomeOf>>;

/**
 * In the order asked. A fault of ours is no result: when all have had their turn it is the answer to the whole, and the
 * same key asks again for what is missing.
 */
async function forwardEach(call: Call<unknown, z.output<typeof body>>, services: ActServices): Promise<Outcome[]> {
  const { items } = call.body;
  const outcomes: Outcome[] = [];
  const faults: unknown[] = [];
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < items.length; n = next++)
      try {
        outcomes[n] = await outcomeOf(call, items[n]!, services);
      } catch (fault) {
        faults.push(fault);
      }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  if (faults.length > 0) throw faults[0];
  return outcomes;
}

/** Done, or refused with the code and detail that the single act would have been refused with. Throws our faults. */
async function outcomeOf(call: Call, { id, ...input }: Item, { stories, meters }: ActServices) {
  const { deps, viewer, key } = call;
  const door = storyDoors.petition;
  const commandId = derivedId('command', viewer.id, key, id);
  const asking = { deps, stories, viewer, door, act: 'forward', id, input, commandId };
  try {
    const { event } = await meters.acts(door.noun, 'forward', () => perform(asking));
    return { id, status: 'done' as const, event };
  } catch (error) {
    const { code, detail } = asProblem(error);
    if (codes[code].status >= 500) throw error;
    return { id, status: 'refused' as const, problem: { code, detail } };
  }
}
