import { z } from 'zod';
import { petitionSent } from '../../db/intake';
import { petitionInputs } from '../../domain/petition/inputs';
import { Problem } from '../problem';
import { type Route, route } from '../route';
import { idsOf } from './source';

const { number } = petitionInputs.register.shape.source.unwrap().shape;
const query = z.strictObject({ number: number.describe('How the asking system numbers the matter') });

/** What another system may see: how a matter stands that it sent, by its own number. */
export const sentRoutes: readonly Route[] = [
  route({
    ...{ method: 'get', path: '/intake/sent', tag: 'intake', says: 'How a matter stands that the asking system sent' },
    ...{ query, forSystems: true },
    handle: async ({ deps, viewer: { system }, query: { number } }) => {
      if (system === undefined) throw new Problem('forbidden');
      const found = await petitionSent(deps.db, idsOf({ system, number }).id);
      if (!found) throw new Problem('notFound');
      return { body: shown(found, { system, number }) };
    },
  }),
];

type Sent = NonNullable<Awaited<ReturnType<typeof petitionSent>>>;

/** Of an accusation nobody outside learns more than that it is registered (R22-30). */
function shown({ matterType, ...sent }: Sent, source: { system: string; number: string }) {
  const { id, number, receivedOn, beganAt: registeredAt } = sent;
  const receipt = { source, id, number, receivedOn, registeredAt };
  if (matterType === 'accusation') return receipt;
  const { stage, over, changedAt, closedOn, resolved } = sent;
  return { ...receipt, stage, over, changedAt, closedOn, resolved };
}
