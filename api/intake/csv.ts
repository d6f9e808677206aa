import { CsvError, parse } from 'csv-parse/sync';
import { bounded, type Table, TableFault } from './table';

/** What a mark at the beginning says, else what the bytes can be: Excel in China writes GB18030 without a mark. */
function decoded(bytes: Uint8Array): { text: string; encoding: string } {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const encoding of marked)
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // The next one may fit.
    }
  throw new TableFault('tableUnreadable', `the text is not in ${marked.join(' or ')}`);
}

const delimiters = [',', '\t', ';'] as const;

/** The sign that stands most often in the first line: Excel writes semicolons or tabs in some settings. */
function delimiterOf(text: string): string {
  const first = text.trimStart().split(/\r?\n/, 1)[0] ?? '';
  const times = (sign: string) => first.split(sign).length;
  return [...delimiters].sort((a, b) => times(b) - times(a))[0]!;
}

/** A CSV file (RFC 4180) in UTF-8, UTF-16 with its mark, or GB18030. Throws TableFault. */
export function readCsv(bytes: Uint8Array): Table {
  const { text, encoding } = decoded(bytes);
  const options = { delimiter: delimiterOf(text), bom: true, relax_column_count: true };
  try {
    const rows = parse(text, options).map((cells, n) => ({ line: n + 1, cells }));
    return { encoding, rows: bounded(rows) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new TableFault('tableUnreadable', `${error.code}, text line ${Number(error.lines) || '?'}`);
  }
}
