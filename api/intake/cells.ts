import type { Label } from '../../domain/acts';
import type { Cell } from './table';

/** How cells are read: what is understood becomes a value of the input, anything else stays as typed for the schema. */
export type Read = (text: string) => unknown;

export const asTyped: Read = (text) => text;

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** One of a closed list, by its code or by a label in either language. */
export function choice(labels: Readonly<Record<string, Label>>): Read {
  const known = new Map(
    Object.entries(labels).flatMap(([code, { zh, en }]) => [code, zh, en].map((name) => [plain(name), code])),
  );
  return (text) => known.get(plain(text)) ?? text;
}

/** 2026-03-02, 2026/3/2, 2026.3.2, 2026年3月2日, 20260302. */
export const day: Read = (text) => {
  const found = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d\d)(\d\d))(?:[ T]00:00(?::00)?)?$/.exec(text);
  if (!found) return text;
  const [, year, month = found[4]!, date = found[5]!] = found;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
};

export const whole: Read = (text) => (/^\d{1,9}$/.test(text) ? Number(text) : text);

const answers: Readonly<Record<string, boolean>> = {
  是: true,
  yes: true,
  true: true,
  否: false,
  no: false,
  false: false,
};
export const yesOrNo: Read = (text) => answers[plain(text)] ?? text;

/** Several codes or file names, divided by semicolons. */
export const list: Read = (text) => parts(text, /[;；]/);

/** Several of a closed list, divided by semicolons, commas or 、. */
export const choices = (labels: Readonly<Record<string, Label>>): Read => {
  const one = choice(labels);
  return (text) => parts(text, /[;；,，、]/).map(one);
};

/** Each request on a line of its own, or divided by upright strokes. */
export const requests: Read = (text) => parts(text, /[\r\n|]+/).map((one) => ({ text: one }));

const parts = (text: string, sign: RegExp) =>
  text
    .split(sign)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** A number with a sign, or a dash before words: no spreadsheet takes those for a formula. */
const harmless = /^[+-](?:[\d\s().-]*$|[\s\p{Script=Han}\p{P}])/u;
const lostEnd = /^\d(?:\.\d+)?E\+\d+$/i;

/** What is wrong with a cell before anybody asks what it means. */
export function faultOf(cell: Cell): 'formulaCell' | 'numberLost' | 'brokenCell' | undefined {
  if (typeof cell !== 'string') return cell.wrong;
  const text = cell.trim();
  if (lostEnd.test(text)) return 'numberLost';
  // Text that a spreadsheet would run as soon as somebody opens an export of ours.
  if (/^[=@]/.test(text) || (/^[+-]/.test(text) && !harmless.test(text))) return 'formulaCell';
  return undefined;
}
