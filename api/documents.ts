import { createHash } from 'node:crypto';
import { z } from 'zod';
import { documentFiled, documentSeen, fileDocument } from '../db/documents';
import { wrappedKeyOf } from '../db/keys';
import { type Story, storySeen } from '../db/stories';
import { documentBytesMax, documentTypes } from '../domain/documents';
import { derivedId, inputHash } from '../sealing/hashes';
import { sealBytes } from '../sealing/seal';
import { storyNow } from './begin';
import type { Deps } from './deps';
import { workingRoles } from './doors';
import { noPapersForMembers } from './member-sight';
import { openDocument } from './papers/content';
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
  const paper = { type: query.type, mediaType: mediaTypeOf(call), content: body };
  const filed = { id: derivedId('document', viewer.id, key), by: viewer.id, nowMs };
  const shown = await filePaper(deps, story, { ...paper, ...filed });
  return { headers: { Location: `/api/v1/documents/${shown.id}` }, body: shown };
}

type FiledTo = Pick<Story, 'id' | 'matter' | 'offsetMs'>;

interface PaperToFile {
  readonly id: string;
  readonly type: (typeof documentTypes)[number];
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** The person, or the party of the matter. */
  readonly by: string;
  readonly nowMs: number;
}

/**
 * Files a paper sealed under the matter's key. A repeat of the same id finds the first; with other content it throws a
 * Problem (keyReused).
 */
export async function filePaper(deps: Deps, story: FiledTo, { id, by, nowMs, content, ...paper }: PaperToFile) {
  const wrapped = (await wrappedKeyOf(deps.db, story.matter)) ?? null;
  const matter = matterOf(deps, { wrapped, matter: story.matter });
  const card = { ...paper, story: story.id, sha256: sha256(content), size: content.length };
  const hash = inputHash(matter.key, card);
  const row = { id, ...card, filedBy: by, filedAt: storyNow(story, nowMs), inputHash: hash };
  if (!(await documentFiled(deps.db, id))) {
    const sealed = sealBytes(matter.key, content, matter.id);
    if (!(await fileDocument(deps.db, matter.id, { ...row, content: sealed }))) throw new Problem('matterErased');
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
  await noPapersForMembers(call, found.story);
  const content = await openDocument(call, found, wrapped);
  const headers = { 'Content-Disposition': `attachment; filename="${id}"`, ETag: `"${found.sha256}"` };
  return { headers, bytes: { type: found.mediaType, content } };
}

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
