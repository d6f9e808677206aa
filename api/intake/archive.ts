import { extname } from 'node:path';
import { fromBufferPromise } from 'yauzl';
import { documentBytesMax } from '../../domain/documents';
import { readCsv } from './csv';
import { scanNames } from './scan-names';
import { type Table, TableFault } from './table';
import { readXlsx } from './xlsx';
import { bytesOf, entriesOf } from './zip';

/** What a ZIP may unpack to; scans are packed already, so more than this was made to fill memory. */
const unpackedMax = 40 * 1024 * 1024;

/** What the lines may file together: the same scan, named by many of them, is filed to each matter. */
const filedMax = 1024 * 1024 * 1024;

const isTable = (name: string): boolean => /\.(csv|xlsx)$/i.test(name) && !/^(\._|~\$)/.test(name);

/**
 * The one table of a ZIP and those of its files that the table names as scans; the rest is left where it is. Throws
 * TableFault. Only ever in a process of its own.
 */
export async function readArchive(bytes: Buffer): Promise<Table> {
  try {
    const zip = await fromBufferPromise(bytes, { decodeStrings: false });
    const entries = await entriesOf(zip);
    const tables = [...entries.keys()].filter(isTable);
    if (tables.length !== 1) throw new TableFault('tableUnreadable', 'a ZIP holds one table, .csv or .xlsx');
    let left = unpackedMax;
    const unpack = async (name: string) => {
      const entry = entries.get(name)!;
      // More bytes than it declares are refused by the library.
      left -= entry.uncompressedSize;
      if (entry.uncompressedSize > documentBytesMax)
        throw new TableFault('tableTooLong', `a file of more than ${documentBytesMax} bytes`);
      if (left < 0) throw new TableFault('tableTooLong', `unpacked more than ${unpackedMax} bytes`);
      return bytesOf(zip, entry);
    };
    const name = tables[0]!;
    const content = await unpack(name);
    const table = extname(name).toLowerCase() === '.xlsx' ? await readXlsx(content) : readCsv(content);
    const scans: Record<string, string> = {};
    const named = [...scanNames(table).values()].flat();
    const filed = named.reduce((sum, one) => sum + (entries.get(one)?.uncompressedSize ?? 0), 0);
    if (filed > filedMax) throw new TableFault('tableTooLong', `its lines file more than ${filedMax} bytes`);
    for (const scan of new Set(named))
      if (entries.has(scan) && scan !== name) scans[scan] = (await unpack(scan)).toString('base64');
    return { ...table, scans };
  } catch (error) {
    if (error instanceof TableFault) throw error;
    throw new TableFault('tableUnreadable', 'a broken ZIP file');
  }
}
