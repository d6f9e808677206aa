import { type Kept, keepPanel } from '../../db/panel-members';
import { unitNames } from '../../db/registers';
import type { PanelEntry } from '../../domain/panel/inputs';
import { inOrder, type PanelMember, withPeriod } from '../../domain/panel/member';
import { toInstant } from '../../domain/time';
import { tableIn } from '../intake/file';
import { headed } from '../intake/headers';
import { type ColumnFault, type Understood, understoodAs } from '../intake/lines';
import type { Answer, Call } from '../route';
import { panelTable } from './columns';

interface Line {
  readonly line: number;
  readonly person?: string;
  readonly result: Exclude<Kept, 'impossible'> | 'refused';
  readonly code?: string;
  readonly errors?: readonly ColumnFault[];
}

type Asked = Call<{ readonly bureau: string; readonly reason: string }, Buffer>;

/** A whole list: what is wrong in a line is named and left out, all else is taken, and the same list again adds nothing. */
export async function importPanel(call: Asked): Promise<Answer> {
  const { deps, viewer, query, nowMs } = call;
  const table = headed(await tableIn(call, panelTable.columns), panelTable.columns);
  const known = await unitNames(deps.db);
  const seen = new Map<string, number>();
  const judged = table.lines.map((row) => {
    const one = understoodAs(panelTable, table, row);
    return 'input' in one ? judge(one, known, seen) : one;
  });
  const entries = judged.flatMap((one) => ('input' in one ? [one] : []));
  const kept = await keepPanel(
    deps.db,
    query.bureau,
    entries.map(({ input }) => ({ person: input.person, make: (before) => merged(query.bureau, input, before) })),
    { changeReason: query.reason, changedBy: viewer.id, changedAt: toInstant(nowMs) },
  );
  const results = new Map(entries.map(({ line }, n) => [line, kept[n]!]));
  const lines = judged.map((one): Line => {
    if ('code' in one) return { line: one.line, result: 'refused', code: one.code, errors: one.errors };
    const result = results.get(one.line)!;
    if (result === 'impossible') return { line: one.line, result: 'refused', code: 'invalidInput', errors: cutsIn };
    return { line: one.line, person: one.input.person, result };
  });
  return { body: { bureau: query.bureau, ...countsOf(lines), lines } };
}

const cutsIn = [{ column: 'from', detail: 'it cuts into another period of this person' }];

type Judged = Understood<PanelEntry>;

/** What the schema cannot see: a unit that the register lacks, a person who stands in the list before. */
function judge(
  one: Extract<Judged, { input: PanelEntry }>,
  units: ReadonlyMap<string, unknown>,
  seen: Map<string, number>,
): Judged {
  const { line, input } = one;
  const first = seen.get(input.person);
  if (first !== undefined)
    return { line, code: 'lineRepeated', errors: [{ column: 'person', detail: `the person of line ${first}` }] };
  const missing = input.units.filter((unit) => !units.has(unit));
  if (missing.length > 0)
    return { line, code: 'unknownUnit', errors: [{ column: 'units', detail: missing.join(', ') }] };
  seen.set(input.person, line);
  return one;
}

/** A list names the period that it is about, and those before stay: undefined if it would cut into one of them. */
function merged(
  bureau: string,
  { mainKind, kinds, periods, ...said }: PanelEntry,
  before?: PanelMember,
): PanelMember | undefined {
  const all = withPeriod(before?.periods ?? [], periods[0]!);
  return inOrder(all) ? { ...said, bureau, kinds, mainKind: mainKind ?? kinds[0]!, periods: all } : undefined;
}

function countsOf(lines: readonly Line[]) {
  const count = (wanted: Line['result']) => lines.filter(({ result }) => result === wanted).length;
  return {
    ...{ added: count('added'), changed: count('changed') },
    ...{ wasThere: count('wasThere'), refused: count('refused') },
  };
}
