import type { Worksheet, Cell as XlsxCell } from 'exceljs';
import { Workbook } from 'exceljs';
import { fromBuffer, type ZipFile } from 'yauzl';
import { bounded, type Cell, type Table, TableFault } from './table';

/** A sheet of the longest table is a few MB; what unpacks to more than this was made to fill memory. */
const unpackedMax = 100 * 1024 * 1024;

const openZip = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((done, fail) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => (error ? fail(error) : done(zip))),
  );

/** Unpacks and counts before the workbook is built: sizes that a file states may be lies. */
async function checkSize(bytes: Buffer): Promise<void> {
  const zip = await openZip(bytes);
  let total = 0;
  for await (const entry of zip.eachEntry())
    for await (const part of await zip.openReadStreamPromise(entry)) {
      total += (part as Buffer).length;
      if (total > unpackedMax) throw new TableFault('tableTooLong', `unpacked more than ${unpackedMax} bytes`);
    }
}

/** The one sheet of a workbook in which something stands. Throws TableFault. Only ever in a process of its own. */
export async function readXlsx(bytes: Buffer): Promise<Table> {
  const workbook = new Workbook();
  try {
    await checkSize(bytes);
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  } catch (error) {
    throw error instanceof TableFault ? error : new TableFault('tableUnreadable', 'this is no XLSX workbook');
  }
  const filled = workbook.worksheets.filter((sheet) => sheet.actualRowCount > 0);
  if (filled.length > 1) throw new TableFault('tableUnreadable', 'something stands in more than one sheet');
  return { encoding: 'xlsx', rows: bounded(filled[0] ? rowsOf(filled[0]) : []) };
}

function rowsOf(sheet: Worksheet): Table['rows'] {
  const rows: { line: number; cells: Cell[] }[] = [];
  sheet.eachRow((row, line) => {
    const cells: Cell[] = [];
    row.eachCell((cell, column) => {
      cells[column - 1] = cellOf(cell);
    });
    rows.push({ line, cells: Array.from(cells, (cell) => cell ?? '') });
  });
  return rows;
}

/** Excel keeps 15 digits of a number: what is longer has lost its end before we see it. */
const exact = 1e15;

function cellOf({ value }: XlsxCell): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Math.abs(value) < exact ? String(value) : { wrong: 'numberLost' };
  if (value instanceof Date) return dayOf(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('formula' in value || 'sharedFormula' in value) return { wrong: 'formulaCell' };
  return 'text' in value && typeof value.text === 'string' ? value.text : { wrong: 'brokenCell' };
}

const dayOf = (value: Date): Cell =>
  Number.isNaN(value.getTime()) ? { wrong: 'brokenCell' } : value.toISOString().slice(0, 10);
