import { createHash } from 'node:crypto';
import { z } from 'zod';
import { batchesOf, batchOf, linesOf, putBatch } from '../../db/intake-batches';
import { documentBytesMax } from '../../domain/documents';
import { toInstant } from '../../domain/time';
import { derivedId } from '../../sealing/hashes';
import { newMatterKey, wrapKey } from '../../sealing/keys';
import { sealBytes } from '../../sealing/seal';
import { Problem } from '../problem';
import { type Answer, type Call, type Route, route } from '../route';
import { templateOf } from './columns';
import { tableIn } from './file';

const number = (max: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().max(max))
    .default(usual);
const lines = z.strictObject({
  result: z.enum(['registered', 'wasThere', 'refused']).optional(),
  after: number(999_999, 0).meta({ description: 'The last line of the page before' }),
  limit: number(1000, 200).meta({ description: 'At most 1000' }),
});
const template = z.strictObject({ lang: z.enum(['zh', 'en']).default('zh') });

const base = { tag: 'intake' } as const;

/** Many matters from one file: taken in at once, worked off by whichever process is free, told line by line. */
export const batchRoutes: readonly Route[] = [
  route({
    ...{ ...base, method: 'post', path: '/intake/batches', keyed: 'own', success: 201, patient: true },
    says: 'Takes in a CSV or XLSX file of matters, or a ZIP of one with its scans; the same file again adds nothing and tries refused lines once more',
    body: { bytes: documentBytesMax },
    handle: takeIn,
  }),
  route({
    ...{ ...base, method: 'get', path: '/intake/batches', says: 'The newest files that the caller brought' },
    handle: async ({ deps, viewer }) => ({ body: { items: await batchesOf(deps.db, personOf({ viewer })) } }),
  }),
  route({
    ...{ ...base, method: 'get', path: '/intake/batches/:id', says: 'How far a file is' },
    handle: async (call) => ({ body: await found(call) }),
  }),
  route({
    ...{ ...base, method: 'get', path: '/intake/batches/:id/lines', says: 'What became of each line' },
    query: lines,
    handle: async (call) => {
      const { id } = await found(call);
      const items = await linesOf(call.deps.db, { batch: id, ...call.query });
      return { body: { items, ...(items.length === call.query.limit ? { next: items.at(-1)?.line } : {}) } };
    },
  }),
  route({
    ...{
      ...base,
      method: 'get',
      path: '/intake/template.csv',
      says: 'An empty table with its headers',
      query: template,
    },
    handle: async ({ query: { lang } }) => ({
      headers: { 'Content-Disposition': `attachment; filename="huiyin-intake-${lang}.csv"` },
      bytes: { type: 'text/csv; charset=utf-8', content: Buffer.from(templateOf(lang)) },
    }),
  }),
];

/** Who registers for a bureau brings its files. */
function personOf({ viewer }: Pick<Call, 'viewer'>): string {
  if (!viewer.roles.includes('coordinator')) throw new Problem('notYourRole');
  return viewer.id;
}

async function found(call: Pick<Call, 'deps' | 'viewer' | 'id'>) {
  const batch = await batchOf(call.deps.db, personOf(call), call.id);
  if (!batch) throw new Problem('notFound');
  return batch;
}

async function takeIn(call: Call<unknown, Buffer>): Promise<Answer> {
  const { deps, viewer, body, nowMs } = call;
  const person = personOf(call);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const id = derivedId('intake batch', person, viewer.unit ?? '', sha256);
  const table = await tableIn(call);
  const key = newMatterKey();
  await putBatch(deps.db, {
    ...{ id, viewer, at: toInstant(nowMs), lines: table.rows.length - 1, encoding: table.encoding },
    wrapped: wrapKey(deps.keys.master, key, id),
    content: sealBytes(key, Buffer.from(JSON.stringify(table)), id),
  });
  return { headers: { Location: `/api/v1/intake/batches/${id}` }, body: await found({ ...call, id }) };
}
