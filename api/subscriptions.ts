import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { regionPathOf, unitCards } from '../db/registers';
import { lastSpread, replayTo } from '../db/spread';
import { endSubscription, keepSubscription, rotateSecret, subscriptionBy, subscriptionsIn } from '../db/subscriptions';
import type { Viewer } from '../db/visible';
import { unitId } from '../domain/inputs';
import { storyKinds } from '../domain/story';
import { toInstant } from '../domain/time';
import { canonicalForm } from '../sealing/canonical';
import { derivedId } from '../sealing/hashes';
import { unwrapKey, wrapKey } from '../sealing/keys';
import type { Deps } from './deps';
import { Problem } from './problem';
import { word } from './queries';
import { type Answer, type Call, type Route, route } from './route';

const type = z
  .string()
  .regex(new RegExp(`^(${storyKinds.join('|')})\\.(\\*|[a-zA-Z]{1,40})$`))
  .describe('One act of a kind of matter, e.g. petition.accept, or all of them: petition.*');
const draft = z.strictObject({
  url: z.url().max(500).describe('https; the embedded office also takes http to this machine'),
  types: z.array(type).min(1).max(100),
  region: word.describe('Matters of this region and below; the own region of the unit, or one below it'),
  unitId: unitId.describe('Whose system it is. What accuses this unit or its officers is never sent'),
  accusations: z.boolean().default(false).describe('Whether accusations are sent at all, to whom they do not accuse'),
});
type Draft = z.output<typeof draft>;
const replay = z.strictObject({ from: z.int().min(0).describe('The offset of the first event to be sent again') });

const rotation = z.strictObject({
  overlapHours: z.int().min(0).max(168).default(24).describe('How long the old secret signs, too; 0: it has leaked'),
});

/** Lines that one request looks through; the answer says where the next one begins. */
const replayedAtOnce = 20_000;

const at = (method: 'get' | 'post', path: string, says: string) => ({ method, path, tag: 'messages', says });

/** Other systems that hear of events: kept by the administrators of a region. */
export const subscriptionRoutes: readonly Route[] = [
  route({
    ...at('get', '/subscriptions', "Systems that hear of events of the caller's region and below"),
    handle: async ({ deps, viewer }) => {
      const rows = await subscriptionsIn(deps.db, regionOfAdmin(viewer));
      return { body: { items: rows.map(view) } };
    },
  }),
  route({
    ...at('post', '/subscriptions', 'Lets a system hear of events. The secret is shown here and never again'),
    ...{ keyed: 'own', success: 201, body: draft },
    handle: subscribe,
  }),
  route({
    ...at('post', '/subscriptions/:id/end', 'The system hears of nothing more'),
    ...{ keyed: true, body: z.strictObject({}) },
    handle: async ({ deps, viewer, id, nowMs }) => {
      await ownSubscription(deps, viewer, id);
      await endSubscription(deps.db, id, toInstant(nowMs));
      return { body: view((await subscriptionBy(deps.db, id))!) };
    },
  }),
  route({
    ...at(
      'post',
      '/subscriptions/:id/rotate',
      'A new secret, shown here and never again; the old one signs beside it for a time',
    ),
    ...{ keyed: 'own', body: rotation },
    handle: rotate,
  }),
  route({
    ...at('post', '/subscriptions/:id/replay', 'Sends events once more, from an offset on, under the ids they had'),
    ...{ keyed: true, body: replay },
    handle: async ({ deps, viewer, id, body: { from }, nowMs }) => {
      const subscription = await ownSubscription(deps, viewer, id);
      if (subscription.endedAt) throw new Problem('subscriptionEnded');
      const last = await lastSpread(deps.db);
      const through = Math.min(from + replayedAtOnce - 1, last);
      const queued = await replayTo(deps.db, subscription, { from, through, nextAt: toInstant(nowMs) });
      return { body: { queued, through, ...(through < last ? { next: through + 1 } : {}) } };
    },
  }),
];

/** Throws a Problem unless the caller administers a region. */
export function regionOfAdmin({ roles, region }: Viewer): string {
  if (!roles.includes('admin') || region === undefined) throw new Problem('forbidden');
  return region;
}

/** The subscription, if it lies in the administrator's region. Throws a Problem. */
async function ownSubscription({ db }: Deps, viewer: Viewer, id: string) {
  const region = regionOfAdmin(viewer);
  const found = await subscriptionBy(db, id);
  if (!found || !(await regionPathOf(db, found.region)).includes(region)) throw new Problem('notFound');
  return found;
}

async function subscribe(call: Call<unknown, Draft>): Promise<Answer> {
  const { deps, viewer, body, key, nowMs } = call;
  await refuse(call);
  const { master } = deps.keys;
  const id = derivedId('subscription', viewer.id, key);
  const bodyHash = createHash('sha256').update(canonicalForm(body)).digest('hex');
  const kept = await keepSubscription(deps.db, {
    ...body,
    ...{ id, bodyHash, secret: wrapKey(master, randomBytes(32), id), madeBy: viewer.id, madeAt: toInstant(nowMs) },
  });
  if (kept.bodyHash !== bodyHash) throw new Problem('keyReused');
  return { body: { ...view(kept), secret: secretOf(deps, kept) } };
}

/**
 * A repeat is shown the same secret, unless another rotation has taken its place. One that wants another overlap is
 * refused: a leaked secret would go on signing while its owner believes that it does not.
 */
async function rotate({
  deps,
  viewer,
  id,
  key,
  body,
  nowMs,
}: Call<unknown, z.output<typeof rotation>>): Promise<Answer> {
  const subscription = await ownSubscription(deps, viewer, id);
  if (subscription.endedAt) throw new Problem('subscriptionEnded');
  const { master } = deps.keys;
  const rotationId = derivedId('rotation', viewer.id, id, key);
  const oldUntil = toInstant(nowMs + body.overlapHours * 3_600_000);
  const made = { id: rotationId, secret: wrapKey(master, randomBytes(32), id), hours: body.overlapHours, oldUntil };
  const kept = await rotateSecret(deps.db, id, made);
  const hours = kept.rotationHours[kept.rotations.indexOf(rotationId)];
  if (hours !== undefined && hours !== body.overlapHours) throw new Problem('keyReused');
  const isLast = kept.rotations[0] === rotationId;
  return { body: { ...view(kept), ...(isLast ? { secret: secretOf(deps, kept) } : {}) } };
}

const secretOf = ({ keys: { master } }: Deps, { id, secret }: Shown): string =>
  `whsec_${unwrapKey(master, secret, id).toString('base64')}`;

async function refuse({ deps, viewer, body: { url, region, unitId } }: Call<unknown, Draft>): Promise<void> {
  const own = regionOfAdmin(viewer);
  if (!mayBeCalled(new URL(url), deps)) throw new Problem('urlNotAllowed');
  const [unit] = await unitCards(deps.db, [unitId]);
  if (!unit) throw new Problem('unknownUnit', unitId);
  const path = await regionPathOf(deps.db, region);
  if (!path.includes(own) || !path.includes(unit.region)) throw new Problem('forbidden', 'region');
}

/** Which host a name leads to is looked at when it is called. */
function mayBeCalled({ protocol, hostname, username, password, hash }: URL, { training }: Deps): boolean {
  if (username || password || hash) return false;
  return protocol === 'https:' || (protocol === 'http:' && training && ownMachine.includes(hostname));
}

const ownMachine = ['localhost', '127.0.0.1', '[::1]'];

type Shown = Awaited<ReturnType<typeof keepSubscription>>;

const view = ({ id, url, types, region, unitId, accusations, madeBy, madeAt, ...rest }: Shown) => ({
  ...{ id, url, types, region, unitId, accusations, madeBy, madeAt },
  ...{ oldSecretUntil: rest.oldUntil, heldUntil: rest.heldUntil, endedAt: rest.endedAt },
});
