import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { PanelKind, Selection } from '../domain/panel/kinds';
import type { PanelMember, Period } from '../domain/panel/member';
import type { Instant } from '../domain/time';
import type { Db, Queries } from './connection';
import { panelMembers, units } from './schema';

/** One version of a member's entry, with who changed it and why. */
export interface PanelVersion extends PanelMember {
  readonly version: number;
  readonly changeReason: string;
  readonly changedBy: string;
  readonly changedAt: Instant;
}

type Row = typeof panelMembers.$inferSelect;

const versionOf = ({ selectedHow, selectedBy, ...row }: Row): PanelVersion => ({
  ...row,
  kinds: row.kinds as PanelKind[],
  mainKind: row.mainKind as PanelKind,
  periods: row.periods as Period[],
  selected: { how: selectedHow as Selection, ...(selectedBy === null ? {} : { by: selectedBy }) },
});

/** The newest version of each member of a panel, by name. */
export async function panelOf(db: Queries, bureau: string): Promise<PanelVersion[]> {
  const newest = await db
    .selectDistinctOn([panelMembers.person])
    .from(panelMembers)
    .where(eq(panelMembers.bureau, bureau))
    .orderBy(panelMembers.person, desc(panelMembers.version));
  return newest.map(versionOf);
}

/** Every version of a member's entry, the newest first. */
export async function panelVersions(db: Queries, bureau: string, person: string): Promise<PanelVersion[]> {
  const of = and(eq(panelMembers.bureau, bureau), eq(panelMembers.person, person));
  const found = await db.select().from(panelMembers).where(of).orderBy(desc(panelMembers.version));
  return found.map(versionOf);
}

export type Kept = 'added' | 'changed' | 'wasThere' | 'impossible';
type Change = Pick<PanelVersion, 'changeReason' | 'changedBy' | 'changedAt'>;

/** One statement takes 65,535 values, and a row has a dozen. */
const batch = 1000;

/**
 * Writes the next version of each entry that says something new, all in one transaction. `make` is given what is there;
 * what does not go together with it is undefined, and is left out. A repeat adds nothing.
 */
export async function keepPanel(
  db: Db,
  bureau: string,
  entries: readonly { readonly person: string; readonly make: (known?: PanelMember) => PanelMember | undefined }[],
  change: Change,
): Promise<Kept[]> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${panelMembers} in share row exclusive mode`);
    const known = new Map((await panelOf(tx, bureau)).map((one) => [one.person, one]));
    const kept: Kept[] = [];
    const rows: Row[] = [];
    for (const { person, make } of entries) {
      const before = known.get(person);
      const next = make(before);
      if (!next) {
        kept.push('impossible');
        continue;
      }
      const isSame = before !== undefined && saidBy(before) === saidBy(next);
      kept.push(isSame ? 'wasThere' : before ? 'changed' : 'added');
      if (!isSame) rows.push(rowOf(next, (before?.version ?? 0) + 1, change));
    }
    for (let at = 0; at < rows.length; at += batch) await tx.insert(panelMembers).values(rows.slice(at, at + batch));
    return kept;
  });
}

/** All that an entry says, in one order. */
const saidBy = ({ name, kinds, mainKind, units: ties, periods, selected }: PanelMember): string =>
  JSON.stringify([
    name,
    kinds,
    mainKind,
    ties,
    periods.map(({ from, to = null }) => [from, to]),
    selected.how,
    selected.by,
  ]);

function rowOf(
  { selected, kinds, units: ties, periods, ...member }: PanelMember,
  version: number,
  change: Change,
): Row {
  const { person, bureau, name, mainKind } = member;
  return {
    ...{ person, bureau, name, mainKind, version, kinds: [...kinds], units: [...ties], periods: [...periods] },
    ...{ selectedHow: selected.how, selectedBy: selected.by ?? null, ...change },
  };
}

/** The bureaus that have a panel, by id, with their names. */
export async function bureausWithPanel(db: Queries): Promise<{ id: string; name: string }[]> {
  return db
    .selectDistinct({ id: units.id, name: units.name })
    .from(units)
    .innerJoin(panelMembers, eq(panelMembers.bureau, units.id))
    .orderBy(asc(units.id));
}
