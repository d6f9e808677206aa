import { eq } from 'drizzle-orm';
import type { Queries } from '../db/connection';
import { checklists, policies } from '../db/schema';
import { bundledChecklists } from '../domain/checklists';
import { bundledPolicies } from '../domain/policy/bundled';
import { canonicalForm } from '../sealing/canonical';

/** The registers that new code may bring new versions for. */
const registers = [
  { name: 'policy', table: policies, shipped: bundledPolicies },
  { name: 'checklist', table: checklists, shipped: bundledChecklists },
] as const;

export interface Brought {
  /** What the registers lacked, e.g. `policy national-2022@2`. */
  readonly brought: readonly string[];
  /** What they hold under a shipped version's name with other contents: it stays. */
  readonly different: readonly string[];
}

/**
 * Brings every shipped version of a policy or checklist into the registers that lack it, and changes nothing that is
 * there: clocks that run keep the version they began with. A repeat, also at once, brings nothing.
 */
export async function bringShipped(db: Queries): Promise<Brought> {
  const brought: string[] = [];
  const different: string[] = [];
  for (const { name, table, shipped } of registers) {
    for (const data of shipped) {
      const { id, version } = data;
      const added = await db
        .insert(table)
        .values({ id, version, data })
        .onConflictDoNothing()
        .returning({ id: table.id });
      if (added.length > 0) brought.push(`${name} ${id}@${version}`);
      else if (!(await isSame(db, table, data))) different.push(`${name} ${id}@${version}`);
    }
  }
  return { brought, different };
}

async function isSame(
  db: Queries,
  table: (typeof registers)[number]['table'],
  data: { readonly id: string; readonly version: number },
): Promise<boolean> {
  const rows = await db.select({ version: table.version, data: table.data }).from(table).where(eq(table.id, data.id));
  const row = rows.find(({ version }) => version === data.version);
  return canonicalForm(row?.data) === canonicalForm(JSON.parse(JSON.stringify(data)));
}

/** What a person is told of it, a line each. */
export const wordsOf = ({ brought, different }: Brought): string[] => [
  ...brought.map((one) => `registers: ${one} added`),
  ...different.map((one) => `registers: ${one} is not what ships under that version; it stays as it is`),
];
