import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  catalogueKeeper,
  catalogueOn,
  catalogueVersion,
  catalogueVersions,
  type PublishedCatalogue,
  publishCatalogue,
  recordReview,
} from '../db/catalogue';
import type { Viewer } from '../db/visible';
import { categoryOf, diffOf, matterRoutes } from '../domain/catalogue';
import { isoDate, problemClass, text } from '../domain/inputs';
import { dayOf, toInstant } from '../domain/time';
import { canonicalForm } from '../sealing/canonical';
import { derivedId } from '../sealing/hashes';
import type { Deps } from './deps';
import { Problem } from './problem';
import { type Answer, type Call, type Route, route } from './route';

const words = (max: number) => z.strictObject({ zh: text(max), en: text(max) });
const entry = z.strictObject({
  problemClass,
  label: words(80),
  route: z.enum(matterRoutes),
  legalBasis: words(300),
  organ: words(120),
  whatToBring: z.array(words(120)).max(12),
  changeReason: text(300).optional().describe('Of this line; absent: that of the version'),
});
const draft = z.strictObject({
  validFrom: isoDate.describe('Not before today, nor before the newest version is in force'),
  changeReason: text(300),
  entries: z
    .array(entry)
    .min(1)
    .max(200)
    .refine((list) => new Set(list.map((one) => one.problemClass)).size === list.length, 'a class of problem twice')
    .meta({ description: 'The whole list, each class of problem once' }),
});
const review = z.strictObject({ note: text(500).optional() });
const versionText = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number);

const at = (method: 'get' | 'post', path: string, says: string) => ({ method, path, tag: 'registers', says });

/** The Concise List 简明清单: read by all, kept by administrators and by the coordinators of the topmost bureau. */
export const catalogueRoutes: readonly Route[] = [
  route({
    ...at('get', '/routes', 'The list of routes in force, or one version of it'),
    query: z.strictObject({ version: versionText.optional() }),
    handle: async ({ deps, query: { version }, nowMs }) => {
      const found = version ? await catalogueVersion(deps.db, version) : await catalogueOn(deps.db, dayOf(nowMs));
      if (!found) throw new Problem('notFound');
      return { body: view(found) };
    },
  }),
  route({
    ...at('get', '/routes/versions', 'Every version, newest first, with what it changed in the one before'),
    handle: async ({ deps }) => ({ body: { items: history(await catalogueVersions(deps.db)) } }),
  }),
  route({
    ...at('post', '/routes', 'Publishes the next version of the list'),
    ...{ keyed: true, success: 201, body: draft },
    handle: publish,
  }),
  route({
    ...at('post', '/routes/review', 'Gone through this quarter, nothing to change'),
    ...{ keyed: true, success: 201, body: review },
    handle: keepReview,
  }),
];

function view({ id: _id, bodyHash: _hash, entries, ...version }: PublishedCatalogue) {
  return { ...version, entries: entries.map((one) => ({ ...one, category: categoryOf(one.route) ?? null })) };
}

const history = (versions: readonly PublishedCatalogue[]) =>
  versions
    .map(({ version, validFrom, changeReason, publishedBy, publishedAt, entries }, n) => ({
      ...{ version, validFrom, changeReason, publishedBy, publishedAt, entries: entries.length },
      diff: diffOf(versions[n - 1], { entries }),
    }))
    .reverse();

/** Throws a Problem unless the caller keeps the list. */
async function refuseOthers({ db }: Deps, { roles, unit }: Viewer): Promise<void> {
  if (roles.includes('admin')) return;
  const keeps = roles.includes('coordinator') && unit !== undefined && unit === (await catalogueKeeper(db));
  if (!keeps) throw new Problem('forbidden');
}

/** No person's data stands in the list, so a plain hash tells one request from another. */
const hashOf = (body: unknown): string =>
  createHash('sha256')
    .update(canonicalForm(JSON.parse(JSON.stringify(body))))
    .digest('hex');

async function publish({ deps, viewer, body, key, nowMs }: Call<unknown, z.output<typeof draft>>): Promise<Answer> {
  await refuseOthers(deps, viewer);
  const asked = { id: derivedId('catalogue', viewer.id, key), by: viewer.id, bodyHash: hashOf(body) };
  const found = await publishCatalogue(deps.db, { ...asked, at: toInstant(nowMs), draft: body });
  if (!found) throw new Problem('dateOutOfOrder', 'validFrom: another version is in force then');
  if (found.bodyHash !== asked.bodyHash) throw new Problem('keyReused');
  return { headers: { Location: `/api/v1/routes?version=${found.version}` }, body: view(found) };
}

async function keepReview({ deps, viewer, body, key, nowMs }: Call<unknown, z.output<typeof review>>): Promise<Answer> {
  await refuseOthers(deps, viewer);
  const asked = { id: derivedId('catalogueReview', viewer.id, key), bodyHash: hashOf(body) };
  const row = { ...asked, reviewedOn: dayOf(nowMs), by: viewer.id, note: body.note ?? null };
  const { reviewedOn, by, note, bodyHash } = await recordReview(deps.db, row);
  if (bodyHash !== asked.bodyHash) throw new Problem('keyReused');
  return { body: { reviewedOn, by, note } };
}
