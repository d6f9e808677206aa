import { type Column, columns } from './columns';
import { type Row, type Table, TableFault } from './table';

/** A table whose columns are known. */
export interface Headed {
  /** By the place of the cell; undefined where nothing stands in the first row. */
  readonly columns: readonly (Column | undefined)[];
  readonly lines: readonly Row[];
}

/** What the first row says that it must not, or lacks. */
export class HeaderFault extends Error {
  constructor(readonly detail: string) {
    super('headersWrong');
  }
}

/** `收到日期*`, ` Received On ` and `receivedOn` are one header. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s*\p{Cf}]/gu, '')
    .toLowerCase();

const namesOf = (columns: readonly Column[]) =>
  new Map(
    columns.flatMap((column) => [column.code, column.label.zh, column.label.en].map((name) => [plain(name), column])),
  );

/** The columns that the first row names, and the lines below it. Throws TableFault, and HeaderFault that names each fault. */
export function headed({ rows }: Table, of: readonly Column[] = columns): Headed {
  const known = namesOf(of);
  const [first, ...lines] = rows;
  if (!first || lines.length === 0) throw new TableFault('tableEmpty');
  const names = first.cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
  const found = names.map((name) => known.get(plain(name)));
  const unknown = names.flatMap((name, at) => (name === '' || found[at] ? [] : [`column ${at + 1}`]));
  const codes = found.flatMap((column) => column?.code ?? []);
  const twice = [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))];
  const missing = of.filter(({ code, isNeeded }) => isNeeded && !codes.includes(code)).map(({ code }) => code);
  const faults = Object.entries({ missing, twice, unknown }).filter(([, list]) => list.length > 0);
  if (faults.length > 0) throw new HeaderFault(faults.map(([what, list]) => `${what}: ${list.join(', ')}`).join('; '));
  return { columns: found, lines };
}
