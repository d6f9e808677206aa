import { createHash } from 'node:crypto';
import { readTable } from '../../api/intake/read-table';
import { scanNames, scanType } from '../../api/intake/scan-names';
import type { Kind } from '../../api/intake/table';
import { type Door, DoorError } from '../../runtime/seed/door';
import { derivedId } from '../../sealing/hashes';
import type { Scans } from './scans';

/** What became of a line, as the door tells it. */
export interface Line {
  readonly line: number;
  readonly result: string;
  readonly petition: string | null;
  readonly number: string | null;
  readonly code: string | null;
  readonly errors: readonly { readonly column: string; readonly detail: string }[] | null;
}

export interface ScanFault {
  readonly line: number;
  readonly scan: string;
  readonly code: string;
}

/** The names in the column of scans, by line. */
export async function namesByLine(file: Buffer, kind: Kind): Promise<ReadonlyMap<number, readonly string[]>> {
  return scanNames(await readTable(file, kind));
}

interface Filing {
  readonly door: Door;
  readonly as: string;
  readonly scans: Scans;
}

/** Files a line's scans to its matter, each once however often it is asked; answers with what could not be filed. */
export async function fileScans(
  { door, as, scans }: Filing,
  line: Line,
  names: readonly string[],
): Promise<ScanFault[]> {
  const faults: ScanFault[] = [];
  for (const scan of names) {
    const bytes = await scans.get(scan);
    const fault = bytes ? await fileOne({ door, as }, line.petition!, scan, bytes) : 'scanMissing';
    if (fault) faults.push({ line: line.line, scan, code: fault });
  }
  return faults;
}

async function fileOne({ door, as }: Pick<Filing, 'door' | 'as'>, petition: string, scan: string, bytes: Buffer) {
  const key = derivedId('scan', petition, createHash('sha256').update(bytes).digest('hex'));
  const headers = { 'content-type': scanType(scan) };
  try {
    await door.post(as, '/documents', bytes, { key, headers, query: { story: petition, type: 'petitionPaper' } });
    return undefined;
  } catch (error) {
    if (error instanceof DoorError) return error.code;
    throw error;
  }
}
