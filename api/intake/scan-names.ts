import { extname } from 'node:path';
import { HeaderFault, headed } from './headers';
import type { Table } from './table';

const types: Readonly<Record<string, string>> = {
  ...{ '.pdf': 'application/pdf', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png' },
  ...{ '.tif': 'image/tiff', '.tiff': 'image/tiff' },
};
export const scanType = (name: string): string => types[extname(name).toLowerCase()] ?? 'application/octet-stream';

/** The names in the column of scans, by line; none of a table whose headers are wrong. */
export function scanNames(table: Table): ReadonlyMap<number, readonly string[]> {
  try {
    const { columns, lines } = headed(table);
    const at = columns.findIndex((column) => column?.code === 'scans');
    const named = (cell: unknown) => (typeof cell === 'string' && at >= 0 ? columns[at]!.read(cell) : []) as string[];
    return new Map(lines.map(({ line, cells }) => [line, named(cells[at])]));
  } catch (error) {
    if (error instanceof HeaderFault) return new Map();
    throw error;
  }
}
