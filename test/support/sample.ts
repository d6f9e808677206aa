import { randomUUID } from 'node:crypto';
import type { JsonSchema } from '../../sealing/schema';

type Found = JsonSchema & { readonly format?: string; readonly minimum?: number };

/** The smallest value that a schema of ours takes, so that only the caller or the matter is in question. */
export function sampleOf(schema: Found): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.anyOf?.[0]) return sampleOf(schema.anyOf[0]);
  if (schema.enum) return schema.enum[0];
  if (schema.format === 'uuid') return randomUUID();
  if (schema.format === 'date') return '2026-03-02';
  if (schema.format === 'date-time') return '2026-03-02T09:00:00+08:00';
  if (schema.type === 'integer') return Math.max(1, schema.minimum ?? 1);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'array') return typeof schema.items === 'object' ? [sampleOf(schema.items)] : [];
  if (schema.type !== 'object') return 'housing';
  return Object.fromEntries((schema.required ?? []).map((name) => [name, sampleOf(schema.properties![name]!)]));
}
