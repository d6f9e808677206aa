import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { sql } from 'drizzle-orm';
import type { Db } from '../../db/connection';

/** Every text in a workflow's history, payloads decoded, memo and search attributes included. */
export async function historyText(client: Client, workflowId: string): Promise<string> {
  const handle = client.workflow.getHandle(workflowId);
  const history = JSON.parse(historyToJSON(await handle.fetchHistory()));
  const { memo, searchAttributes } = await handle.describe();
  return JSON.stringify([decoded(history), memo, searchAttributes]);
}

/** Payload data is base64 in proto JSON: what a person would search for is behind it. */
function decoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) =>
      name === 'data' && typeof field === 'string'
        ? [name, Buffer.from(field, 'base64').toString()]
        : [name, decoded(field)],
    ),
  );
}

/** Every row of every table as text, by table. */
export async function databaseText(db: Db): Promise<Record<string, string>> {
  const listed = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const texts: Record<string, string> = {};
  for (const { name } of listed) {
    const rows = await db.execute<{ text: string }>(sql`select t::text as text from ${sql.identifier(name)} t`);
    texts[name] = rows.map((row) => row.text).join('\n');
  }
  return texts;
}

/** The tables in which a text occurs. */
export const tablesWith = (texts: Record<string, string>, needle: string): string[] =>
  Object.keys(texts).filter((table) => texts[table]!.includes(needle));
