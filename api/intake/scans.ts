import { createHash } from 'node:crypto';
import { hasDocument } from '../../db/documents';
import { derivedId } from '../../sealing/hashes';
import type { Code } from '../codes';
import type { Deps } from '../deps';
import { filePaper } from '../documents';
import { asProblem, Problem } from '../problem';
import type { ColumnFault } from './lines';
import { scanType } from './scan-names';

interface Filing {
  readonly deps: Deps;
  readonly petition: string;
  readonly by: string;
  /** The scans that came with the table. */
  readonly scans: Readonly<Record<string, string>>;
}

/**
 * Files the scans that a line names, each once however often it comes. Answers with what could not be filed, by the place
 * in the cell: a name may be a person's. Throws when a server is away.
 */
export async function fileScans(
  filing: Filing,
  names: readonly string[],
): Promise<{ code: Code; errors: ColumnFault[] }[]> {
  const faults: { code: Code; errors: ColumnFault[] }[] = [];
  for (const [n, name] of names.entries()) {
    const code = await fileOne(filing, name);
    if (code) faults.push({ code, errors: [{ column: 'scans', detail: `scan ${n + 1}: ${code}` }] });
  }
  return faults;
}

async function fileOne({ deps, petition, by, scans }: Filing, name: string): Promise<Code | undefined> {
  const found = Object.hasOwn(scans, name) ? scans[name] : undefined;
  if (!found) return 'scanMissing';
  const content = Buffer.from(found, 'base64');
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (await hasDocument(deps.db, petition, sha256)) return undefined;
  const paper = { type: 'petitionPaper', mediaType: scanType(name), content, by, nowMs: deps.clock() } as const;
  try {
    const id = derivedId('scan', petition, sha256);
    await filePaper(deps, { id: petition, matter: petition, offsetMs: 0 }, { id, ...paper });
    return undefined;
  } catch (error) {
    const { code } = asProblem(error);
    if (code === 'unavailable') throw new Problem('unavailable');
    return code;
  }
}
