/** The part of JSON Schema 2020-12 that zod writes and that decides where a value may be sealed. */
export interface JsonSchema {
  sealed?: unknown;
  padTo?: number;
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: boolean | JsonSchema;
  prefixItems?: readonly JsonSchema[];
  items?: boolean | JsonSchema;
  allOf?: readonly JsonSchema[];
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  $ref?: string;
}

/** Keywords whose value is data. */
const dataKeywords = new Set(['const', 'enum', 'default', 'examples']);
/** Keywords whose value is a map from names to schemas. */
const mapKeywords = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs']);

/** The schemas directly inside one, each with the step of the path that leads to it ('' for compositions). */
export function partsOf(root: JsonSchema, schema: JsonSchema): { step: string; schema: JsonSchema }[] {
  const parts: { step: string; schema: unknown }[] = [
    ...Object.entries(schema.properties ?? {}).map(([name, part]) => ({ step: `.${name}`, schema: part })),
    { step: '.*', schema: schema.additionalProperties },
    ...(schema.prefixItems ?? []).map((part, at) => ({ step: `[${at}]`, schema: part })),
    { step: '[]', schema: schema.items },
    ...[schema.allOf, schema.anyOf, schema.oneOf].flatMap((union) =>
      (union ?? []).map((part) => ({ step: '', schema: part })),
    ),
    { step: '', schema: schema.$ref === undefined ? undefined : resolve(root, schema.$ref) },
  ];
  return parts.filter((part): part is { step: string; schema: JsonSchema } => typeof part.schema === 'object');
}

/** The schema that `#` or `#/a/b` points to. Throws RangeError when there is none. */
export function resolve(root: JsonSchema, ref: string): JsonSchema {
  let found: unknown = ref.startsWith('#') ? root : undefined;
  for (const raw of ref.split('/').slice(1)) {
    const name = decodeURIComponent(raw).replaceAll('~1', '/').replaceAll('~0', '~');
    found = (found as Record<string, unknown> | undefined)?.[name];
  }
  if (typeof found !== 'object' || found === null) throw new RangeError(`$ref: ${ref}`);
  return found as JsonSchema;
}

/**
 * Whether a validated value can be of this variant: types, constants, required and unknown fields. Lengths and patterns
 * are not looked at; the schema has already been enforced, here it only decides between the variants of a union.
 */
export function fits(root: JsonSchema, schema: JsonSchema, value: unknown): boolean {
  if (schema.$ref !== undefined && !fits(root, resolve(root, schema.$ref), value)) return false;
  if (schema.allOf?.some((part) => !fits(root, part, value))) return false;
  if (schema.anyOf && !schema.anyOf.some((part) => fits(root, part, value))) return false;
  if (schema.oneOf && !schema.oneOf.some((part) => fits(root, part, value))) return false;
  if ('const' in schema && !sameJson(schema.const, value)) return false;
  if (schema.enum && !schema.enum.some((choice) => sameJson(choice, value))) return false;
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOfType(type, value))) return false;
  if (Array.isArray(value)) return itemsFit(root, schema, value);
  if (typeof value === 'object' && value !== null) return fieldsFit(root, schema, value as Record<string, unknown>);
  return true;
}

function itemsFit(root: JsonSchema, schema: JsonSchema, items: unknown[]): boolean {
  return items.every((item, at) => {
    const part = schema.prefixItems?.[at] ?? schema.items ?? true;
    return typeof part === 'boolean' ? part : fits(root, part, item);
  });
}

function fieldsFit(root: JsonSchema, schema: JsonSchema, fields: Record<string, unknown>): boolean {
  if (schema.required?.some((name) => fields[name] === undefined)) return false;
  return Object.entries(fields).every(([name, field]) => {
    if (field === undefined) return true;
    const known = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    const part = known ?? schema.additionalProperties ?? true;
    return typeof part === 'boolean' ? part : fits(root, part, field);
  });
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

const sameJson = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Every schema that `partsOf` leads to, each once, the root first. */
export function allSchemas(root: JsonSchema): Set<JsonSchema> {
  const found = new Set([root]);
  // A set may grow while it is walked: what is added is still visited.
  for (const schema of found) for (const part of partsOf(root, schema)) found.add(part.schema);
  return found;
}

/**
 * What would silently stay open: marks under a keyword that `partsOf` does not follow (patternProperties, if, not …), and
 * properties named `sealed`, which could be taken for a sealed value. Named by their place in the schema.
 */
export function unreachedMarks(root: JsonSchema): string[] {
  const followed = allSchemas(root);
  const unreached: string[] = [];
  const search = (node: unknown, place: string, keyword: string) => {
    if (typeof node !== 'object' || node === null) return;
    const isMap = mapKeywords.has(keyword);
    if (!isMap && (node as JsonSchema).sealed === true && !followed.has(node)) unreached.push(place);
    if (keyword === 'properties' && Object.hasOwn(node, 'sealed')) unreached.push(`${place}/sealed`);
    for (const [name, child] of Object.entries(node)) {
      if (isMap || !dataKeywords.has(name)) search(child, `${place}/${name}`, isMap ? '' : name);
    }
  };
  search(root, '#', '');
  return unreached;
}
