import { basename } from 'node:path';
import type { Entry, ZipFile } from 'yauzl';

/**
 * The files of a ZIP by the last part of their names. A name is looked up, never used as a path; one that stands twice, in
 * two folders, names none of them: nobody's paper gets into another's matter.
 */
export async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const seen = new Set<string>();
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (name.endsWith('/')) continue;
    const last = basename(name);
    if (seen.has(last)) entries.delete(last);
    else entries.set(last, entry);
    seen.add(last);
  }
  return entries;
}

/** What is in one of them; the reader refuses more bytes than the ZIP declares. */
export async function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const utf8Flag = 0x800;

/** Windows in China writes names in GB18030 and does not say so. */
function nameOf({ fileName, generalPurposeBitFlag }: Entry): string {
  const bytes = fileName as unknown as Buffer;
  const decode = (encoding: string) => new TextDecoder(encoding, { fatal: true }).decode(bytes);
  if (generalPurposeBitFlag & utf8Flag) return bytes.toString('utf8');
  try {
    return decode('utf-8');
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
