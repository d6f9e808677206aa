/** A table of matters as a reader found it: nothing of it is understood yet. */

/** What stands in a cell, or why that cannot be told. */
export type Cell = string | { readonly wrong: 'formulaCell' | 'numberLost' | 'brokenCell' };

export interface Row {
  /** As a spreadsheet numbers it: the first is 1, whatever line breaks its cells hold. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

export interface Table {
  readonly encoding: string;
  readonly rows: readonly Row[];
  /** Of a ZIP: the scans that the table names, by file name, in base64. Absent: none came with it. */
  readonly scans?: Readonly<Record<string, string>>;
}

export const kinds = ['csv', 'xlsx', 'zip'] as const;
export type Kind = (typeof kinds)[number];

/** The greatest number of lines of one file. */
export const linesMax = 20_000;

/** Why a file is no table. `detail` never holds what stands in it. */
export class TableFault extends Error {
  constructor(
    readonly code: 'tableUnreadable' | 'tableEmpty' | 'tableTooLong',
    readonly detail?: string,
  ) {
    super(code);
  }
}

/** Rows in which something stands, within the bounds. Throws TableFault. */
export function bounded(rows: readonly Row[]): readonly Row[] {
  const filled = rows.filter(({ cells }) => cells.some((cell) => typeof cell !== 'string' || cell.trim() !== ''));
  if (filled.length - 1 > linesMax) throw new TableFault('tableTooLong', `at most ${linesMax} lines`);
  return filled;
}
