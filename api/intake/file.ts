import { Problem } from '../problem';
import type { Call } from '../route';
import { type Column, columns } from './columns';
import { HeaderFault, headed } from './headers';
import { readTable } from './read-table';
import { type Kind, type Table, TableFault } from './table';

const kindOf: Readonly<Record<string, Kind>> = {
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/zip': 'zip',
};

const alone: readonly Kind[] = ['csv', 'xlsx'];

/**
 * The table in a request's body, if its headers are right; matters may bring their scans in a ZIP. Throws a Problem that
 * says what is wrong with it as a whole.
 */
export async function tableIn(
  { body, header }: Pick<Call<unknown, Buffer>, 'body' | 'header'>,
  of: readonly Column[] = columns,
): Promise<Table> {
  const accepted = Object.keys(kindOf).filter((type) => of === columns || alone.includes(kindOf[type]!));
  const type = header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const kind = accepted.includes(type) ? kindOf[type] : undefined;
  if (!kind) throw new Problem('unsupportedMediaType', accepted.join(' or '));
  if (body.length === 0) throw new Problem('tableEmpty');
  try {
    const table = await readTable(body, kind);
    headed(table, of);
    return table;
  } catch (error) {
    if (error instanceof HeaderFault) throw new Problem('headersWrong', error.detail);
    if (error instanceof TableFault) throw new Problem(error.code, error.detail);
    throw error;
  }
}
