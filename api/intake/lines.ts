import type { z } from 'zod';
import { petitionInputs } from '../../domain/petition/inputs';
import type { Code } from '../codes';
import { faultOf } from './cells';
import { type Column, columns } from './columns';
import type { Headed } from './headers';
import type { Row } from './table';

export type Registration = z.output<typeof petitionInputs.register>;

/** What is wrong in a column; never what stands in it. */
export interface ColumnFault {
  readonly column: string;
  readonly detail: string;
}

export type Understood<Input = Registration> =
  | { readonly line: number; readonly input: Input }
  | { readonly line: number; readonly code: Code; readonly errors: readonly ColumnFault[] };

/** What a line of a table is to become. */
export interface Meaning<Input> {
  readonly columns: readonly Column[];
  readonly schema: z.ZodType<Input>;
  /** What the columns leave out and the schema wants. */
  readonly completed?: (typed: Typed) => Typed;
}

const registration: Meaning<Registration> = {
  columns,
  schema: petitionInputs.register,
  completed: (typed) =>
    typed.accused ? { ...typed, accused: { units: [], officers: [], ...(typed.accused as object) } } : typed,
};

/** A line as the door would be asked to register it, judged by the door's own schema. */
export const understand = (table: Pick<Headed, 'columns'>, row: Row): Understood =>
  understoodAs(registration, table, row);

/** The line as an input that the schema takes, or which of its columns are wrong. */
export function understoodAs<Input>(
  { columns: known, schema, completed = (typed) => typed }: Meaning<Input>,
  { columns: of }: Pick<Headed, 'columns'>,
  { line, cells }: Row,
): Understood<Input> {
  const surplus = cells.flatMap((cell, at) => (of[at] || cell === '' ? [] : [`column ${at + 1}`]));
  if (surplus.length > 0)
    return { line, code: 'cellsTooMany', errors: surplus.map((column) => ({ column, detail: 'no header' })) };
  const filled = cells.flatMap((cell, at) => (of[at] && cell !== '' ? [{ column: of[at], cell }] : []));
  const faults = filled.flatMap(({ column, cell }) => {
    const wrong = faultOf(cell);
    return wrong ? [{ code: wrong, column: column.code, detail: wrong }] : [];
  });
  if (faults[0])
    return { line, code: faults[0].code, errors: faults.map(({ column, detail }) => ({ column, detail })) };
  const typed: Typed = {};
  for (const { column, cell } of filled) put(typed, column, String(cell).trim());
  const parsed = schema.safeParse(completed(typed));
  if (parsed.success) return { line, input: parsed.data };
  return { line, code: 'invalidInput', errors: parsed.error.issues.flatMap((issue) => columnFaults(known, issue)) };
}

interface Typed {
  [field: string]: unknown;
}

/** Sets the field that the column fills; blank cells are absent fields. */
function put(typed: Typed, { at, read }: Column, text: string): void {
  if (at === undefined || text === '') return;
  let inner = typed as Record<string | number, unknown>;
  for (const [n, step] of at.slice(0, -1).entries()) {
    inner[step] ??= typeof at[n + 1] === 'number' ? [] : {};
    inner = inner[step] as Typed;
  }
  inner[at.at(-1)!] = read(text);
}

/** The columns that fill the field at which the schema found something, or a part of it that is missing as a whole. */
function columnFaults(columns: readonly Column[], { path, message }: z.core.$ZodIssue): ColumnFault[] {
  const fits = ({ at = [] }: Column) => at.length > 0 && at.every((step, n) => n >= path.length || step === path[n]);
  const hit = columns.filter(fits);
  const needed = hit.filter(({ isNeeded }) => isNeeded);
  return (needed.length > 0 ? needed : hit).map(({ code }) => ({ column: code, detail: message.slice(0, 200) }));
}

/** Which columns a refusal of the story is about. */
export const columnsOf: Partial<Readonly<Record<Code, readonly string[]>>> = {
  dateInFuture: ['receivedOn'],
  dateOutOfOrder: ['receivedOn'],
  impossibleDate: ['receivedOn'],
  accusedMissing: ['accusedUnits', 'accusedOfficers'],
  accusedUnit: ['accusedUnits'],
  unknownUnit: ['bureauId', 'accusedUnits'],
  unknownOfficer: ['firstReceiver', 'accusedOfficers'],
  notYourUnit: ['bureauId'],
  sourceReused: ['sourceSystem', 'sourceNumber'],
};
