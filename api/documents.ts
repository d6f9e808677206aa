import { createHash } from 'node:crypto';
import { z } from 'zod';
import { documentFiled, documentSeen, fileDocument } from '../db/documents';
import { wrappedKeyOf } from '../db/keys';
import { type Story, storySeen } from '../db/stories';
import { documentBytesMax, documentTypes } from '../domain/documents';
import { derivedId, inputHash } from '../sealing/hashes';
import { openBytes, sealBytes } from '../sealing/seal';
import { logRead } from './access';
import { storyNow } from './begin';
import type { Deps } from './deps';
import { workingRoles } from './doors';
import { Problem } from './problem';
import { matterOf } from './road';
import { type Answer, type Call, type Route, route } from './route';

const filing = z.strictObject({ story: z.uuid(), type: z.enum(documentTypes) });
const mediaType = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,80}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}$/;

export const documentRoutes: readonly Route[] = [
  route({
    ...{ method: 'post', path: '/documents', tag: 'documents', says: 'Files a paper or recording to a matter' },
    ...{ keyed: 'own', success: 201, query: filing, body: { bytes: documentBytesMax } },
    handle: file,
  }),
  route({
    ...{
      method: 'get',
      path: '/documents/:id',
      tag: 'documents',
      says: 'The paper itself; the access log says who read it',
    },
    handle: read,
  }),
];

type Filing = Call<z.output<typeof filing>, Buffer>;

/** Files the bytes sealed under the matter's key, once for each key of the caller. */
async function file(call: Filing): Promise<Answer> {
  const { deps, viewer, query, body, key, nowMs } = call;
  const story = await storySeen(deps.db, viewer, query.story);
  if (!story) throw new Problem('notFound');
  if (!viewer.roles.some((role) => workingRoles.includes(role))) throw new Problem('forbidden');
  if (body.length === 0) throw new Problem('invalidInput', 'the document is empty');
  const id = derivedId('document', viewer.id, key);
  const paper = { id, type: query.type, mediaType: mediaTypeOf(call), content: body, filedBy: viewer.id };
  const shown = await filePaper(deps, story, { ...paper, filedAt: storyNow(story, nowMs) });
  return { headers: { Location: `/api/v1/documents/${id}` }, body: shown };
}

export interface NewPaper {
  readonly id: string;
  readonly type: (typeof documentTypes)[number];
  readonly mediaType: string;
  readonly content: Uint8Array;
  readonly filedBy: string;
  readonly filedAt: string;
}

/** Files a paper sealed under the matter's key, once for each id. Throws a Problem: `keyReused`, `matterErased`. */
export async function filePaper(deps: Deps, story: Pick<Story, 'id' | 'matter'>, paper: NewPaper) {
  const { id, content: plain, filedBy, filedAt, type, mediaType } = paper;
  const wrapped = (await wrappedKeyOf(deps.db, story.matter)) ?? null;
  const matter = matterOf(deps, { wrapped, matter: story.matter });
  const card = { story: story.id, type, mediaType, sha256: sha256(plain), size: plain.length };
  const hash = inputHash(matter.key, card);
  const row = { id, ...card, filedBy, filedAt, inputHash: hash };
  if (!(await documentFiled(deps.db, id))) {
    const content = sealBytes(matter.key, plain, matter.id);
    if (!(await fileDocument(deps.db, matter.id, { ...row, content }))) throw new Problem('matterErased');
  }
  const filed = await documentFiled(deps.db, id);
  if (filed?.inputHash !== hash) throw new Problem('keyReused');
  const { inputHash: _own, ...shown } = filed;
  return shown;
}

function mediaTypeOf({ header }: Pick<Call, 'header'>): string {
  const type = header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!mediaType.test(type)) throw new Problem('unsupportedMediaType', 'Content-Type says what the paper is');
  return type;
}

async function read(call: Call): Promise<Answer> {
  const { deps, viewer, id } = call;
  const found = await documentSeen(deps.db, viewer, id);
  if (!found) throw new Problem('notFound');
  const wrapped = (await wrappedKeyOf(deps.db, found.matter)) ?? null;
  if (found.content === null) throw new Problem('matterErased');
  const matter = matterOf(deps, { wrapped, matter: found.matter });
  const content = openBytes(matter.key, found.content, matter.id);
  if (sha256(content) !== found.sha256) throw new Error(`document ${id} is not what was filed`);
  await logRead(call, found.story, `document:${id}`);
  const headers = { 'Content-Disposition': `attachment; filename="${id}"`, ETag: `"${found.sha256}"` };
  return { headers, bytes: { type: found.mediaType, content } };
}

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
