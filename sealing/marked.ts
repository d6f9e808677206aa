import { allSchemas, fits, type JsonSchema, partsOf, resolve, unreachedMarks } from './schema';
import { isSealed, openValue, sealValue } from './seal';

/** Seals and opens what one input schema marks. Made once per schema; `seal` is on the road of every act. */
export interface Sealer {
  /** A copy with every marked value sealed under the matter's key. Null and absent values stay as they are. */
  seal(input: unknown, key: Uint8Array, context: string): unknown;
  /** A copy with every sealed value opened: `openMarked`. */
  open(input: unknown, key: Uint8Array | null, context: string): unknown;
  /** The marked places: `petitioner.phone`, `requests[].text`, `notes.*`. What refers to itself is listed once. */
  readonly paths: readonly string[];
}

/**
 * The sealer of an input schema, given as `z.toJSONSchema(schema, { io: 'input' })`. `.meta({ sealed: true })` on a zod
 * schema marks a value: a text is sealed as text, anything else as one JSON value. `.meta({ sealed: true, padTo: 512 })`
 * hides lengths up to 512 bytes. In a union the variants that the value fits decide, and one mark among them is enough.
 * Throws RangeError for a mark in a place that it could not reach, and for a property named `sealed`.
 */
export function sealerFor(schema: JsonSchema): Sealer {
  const unreached = unreachedMarks(schema);
  if (unreached.length > 0) throw new RangeError(`cannot seal inside ${unreached.join(', ')}`);
  const live = liveSchemas(schema);
  return {
    seal: (input, key, context) => sealAt([schema], input, { root: schema, live, key, context }),
    open: openMarked,
    paths: markedPaths(schema),
  };
}

/**
 * A copy of any JSON value (an input, an event's data, a row) with every sealed value in it opened. It needs no schema,
 * because a sealed value says what it is. What comes out of one is not searched again. Throws UnsealError.
 */
export function openMarked(value: unknown, key: Uint8Array | null, context: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isSealed(value)) return openValue(key, value, context);
  if (Array.isArray(value)) return value.map((item) => openMarked(item, key, context));
  return mapFields(value, (field) => openMarked(field, key, context));
}

interface Walk {
  root: JsonSchema;
  /** The schemas from which a mark can be reached; nothing else is walked. */
  live: ReadonlySet<JsonSchema>;
  key: Uint8Array;
  context: string;
}

/** Several schemas may speak about one value (unions, allOf): they are followed together, so that it is sealed once. */
function sealAt(schemas: readonly JsonSchema[], value: unknown, walk: Walk): unknown {
  if (value === null || value === undefined || schemas.length === 0) return value;
  const speaking = schemas.flatMap((schema) => expand(schema, value, walk));
  const mark = speaking.find((schema) => schema.sealed === true);
  if (mark) return sealValue(walk.key, value, walk.context, mark.padTo);
  if (speaking.length === 0 || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return value.map((item, at) => sealAt(childrenAt(speaking, at), item, walk));
  }
  return mapFields(value, (field, name) => sealAt(childrenAt(speaking, name), field, walk));
}

/** The schema itself and the ones it is composed of, as far as the value fits them; empty if none holds a mark. */
function expand(schema: JsonSchema, value: unknown, walk: Walk): JsonSchema[] {
  if (!walk.live.has(schema)) return [];
  if (schema.sealed === true) return [schema];
  const composed = [...(schema.allOf ?? [])];
  if (schema.$ref !== undefined) composed.push(resolve(walk.root, schema.$ref));
  for (const union of [schema.anyOf, schema.oneOf]) {
    if (!union) continue;
    const fitting = union.filter((variant) => fits(walk.root, variant, value));
    // A validated value fits at least one; if it fits none, sealing too much is the safe mistake.
    composed.push(...(fitting.length > 0 ? fitting : union));
  }
  return [schema, ...composed.flatMap((part) => expand(part, value, walk))];
}

function childrenAt(schemas: readonly JsonSchema[], at: string | number): JsonSchema[] {
  return schemas.flatMap((schema) => {
    const child =
      typeof at === 'number'
        ? (schema.prefixItems?.[at] ?? schema.items)
        : schema.properties && Object.hasOwn(schema.properties, at)
          ? schema.properties[at]
          : schema.additionalProperties;
    return typeof child === 'object' ? [child] : [];
  });
}

function liveSchemas(root: JsonSchema): Set<JsonSchema> {
  const live = new Set<JsonSchema>();
  const schemas = allSchemas(root);
  // Schemas may refer to themselves, so one pass is not enough: repeat until a pass finds nothing new.
  for (let before = -1; before !== live.size; ) {
    before = live.size;
    for (const schema of schemas) {
      if (schema.sealed === true || partsOf(root, schema).some((part) => live.has(part.schema))) live.add(schema);
    }
  }
  return live;
}

function markedPaths(root: JsonSchema): string[] {
  const paths = new Set<string>();
  const visit = (schema: JsonSchema, path: string, way: readonly JsonSchema[]) => {
    if (way.includes(schema)) return;
    if (schema.sealed === true) paths.add(path.replace(/^\./, ''));
    else for (const part of partsOf(root, schema)) visit(part.schema, path + part.step, [...way, schema]);
  };
  visit(root, '', []);
  return [...paths];
}

/** Object.fromEntries defines fields instead of assigning them: a field named __proto__ stays a field. */
function mapFields(value: object, change: (field: unknown, name: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, change(field, name)]));
}
