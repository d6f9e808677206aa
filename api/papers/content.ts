import { createHash } from 'node:crypto';
import type { DocumentRow } from '../../db/documents';
import type { PaperContent } from '../../domain/papers/blocks';
import { openBytes } from '../../sealing/seal';
import { logRead } from '../access';
import { Problem } from '../problem';
import { matterOf } from '../road';
import type { Call } from '../route';

type Filed = Pick<DocumentRow, 'id' | 'story' | 'sha256' | 'content'> & { readonly matter: string };

/** A document's bytes, opened; the access log says so first. Throws a Problem once the matter is erased. */
export async function openDocument(
  call: Pick<Call, 'deps' | 'viewer' | 'nowMs'>,
  filed: Filed,
  wrapped: string | null,
) {
  if (filed.content === null) throw new Problem('matterErased');
  const matter = matterOf(call.deps, { wrapped, matter: filed.matter });
  const content = openBytes(matter.key, filed.content, matter.id);
  const sum = createHash('sha256').update(content).digest('hex');
  if (sum !== filed.sha256) throw new Error(`document ${filed.id} is not what was filed`);
  await logRead(call, filed.story, `document:${filed.id}`);
  return content;
}

/** A paper's words. */
export async function contentOf(...asked: Parameters<typeof openDocument>): Promise<PaperContent> {
  return JSON.parse((await openDocument(...asked)).toString('utf8'));
}
