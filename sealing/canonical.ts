/** jsonb and our own walkers recurse; business data is never this deep. It also ends a value that contains itself. */
const levelsMax = 100;
const loneSurrogate = /[\ud800-\udfff]/u;

/** A value that would not come back from a jsonb column as it went in. The text names the place, never the value. */
export class NotStorableError extends Error {
  override readonly name = 'NotStorableError';
  constructor(
    readonly path: string,
    reason: string,
  ) {
    super(`not storable at ${path || 'the top'}: ${reason}`);
  }
}

/**
 * Throws NotStorableError for undefined, NaN, infinities, -0, bigint, functions, symbols, anything but plain objects and
 * arrays (Date, Map, Buffer), \u0000, lone surrogates, a key named __proto__, and nesting over 100 levels.
 */
export function assertStorable(value: unknown): void {
  canonicalForm(value);
}

/**
 * RFC 8785 (JSON Canonicalization Scheme) of a storable value: keys in UTF-16 order, numbers and strings as ECMAScript
 * writes them. Ours, because the `canonicalize` package cannot be required from CommonJS. Throws NotStorableError.
 */
export function canonicalForm(value: unknown): string {
  return write(value, []);
}

/** Whether UTF-8 can hold the text: no lone surrogate. (String.prototype.isWellFormed is not in the ES2023 types.) */
export function isWellFormed(text: string): boolean {
  return !loneSurrogate.test(text);
}

function write(value: unknown, path: (string | number)[]): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value, path);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw notStorable(path, 'not a finite number');
    if (Object.is(value, -0)) throw notStorable(path, 'negative zero');
    return String(value);
  }
  if (typeof value !== 'object') throw notStorable(path, typeof value);
  if (path.length >= levelsMax) throw notStorable(path.slice(0, 3), `nested deeper than ${levelsMax} levels`);
  return Array.isArray(value) ? writeArray(value, path) : writeObject(value, path);
}

function writeArray(items: unknown[], path: (string | number)[]): string {
  let text = '[';
  for (let at = 0; at < items.length; at += 1) {
    path.push(at);
    text += (at ? ',' : '') + write(items[at], path);
    path.pop();
  }
  return `${text}]`;
}

function writeObject(value: object, path: (string | number)[]): string {
  // Not a comparison with Object.prototype: objects from another realm (sandbox, test runner) are plain too.
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw notStorable(path, 'not a plain object');
  let text = '{';
  for (const key of Object.keys(value).sort()) {
    path.push(key);
    if (key === '__proto__') throw notStorable(path, 'a key that copying loses');
    text += `${text.length > 1 ? ',' : ''}${writeString(key, path)}:${write((value as Record<string, unknown>)[key], path)}`;
    path.pop();
  }
  return `${text}}`;
}

function writeString(text: string, path: (string | number)[]): string {
  if (text.includes('\u0000')) throw notStorable(path, 'the character U+0000');
  if (!isWellFormed(text)) throw notStorable(path, 'a lone surrogate');
  return JSON.stringify(text);
}

function notStorable(path: (string | number)[], reason: string): NotStorableError {
  return new NotStorableError(path.join('.').replaceAll('\u0000', '\\u0000'), reason);
}
