import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Entry, openPromise } from 'yauzl';
import { WrongUse } from '../command';

/** Scanned papers by their file names; undefined for one that is not there. */
export interface Scans {
  get(name: string): Promise<Buffer | undefined>;
}

/** A folder, or a ZIP file. Names are looked up, never used as paths: nothing outside is ever read. */
export async function openScans(path: string): Promise<Scans> {
  try {
    return statSync(path).isDirectory() ? ofFolder(path) : await ofZip(path);
  } catch {
    throw new WrongUse(`--scans: ${path} is neither a folder nor a ZIP file`);
  }
}

function ofFolder(path: string): Scans {
  const names = new Set(readdirSync(path));
  return { get: async (name) => (names.has(name) ? readFileSync(join(path, name)) : undefined) };
}

async function ofZip(path: string): Promise<Scans> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false });
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(basename(nameOf(entry)), entry);
  return {
    get: async (name) => {
      const entry = entries.get(name);
      if (!entry) return undefined;
      const parts: Buffer[] = [];
      for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
      return Buffer.concat(parts);
    },
  };
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
