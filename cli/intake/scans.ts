import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openPromise } from 'yauzl';
import { bytesOf, entriesOf } from '../../api/intake/zip';
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
  const entries = await entriesOf(zip);
  return {
    get: async (name) => {
      const entry = entries.get(name);
      return entry && bytesOf(zip, entry);
    },
  };
}
