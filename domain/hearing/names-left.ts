/** One thing that would tell who is meant. */
export interface Telltale {
  readonly kind: 'name' | 'phone' | 'idNumber' | 'mail' | 'address' | 'code';
  readonly value: string;
}

/**
 * Whether a text still holds one of them, however it is spaced, dashed or widened. It helps the person who checks and
 * replaces nobody: a nickname, a house or a workplace it does not know. Without a code that is found by chance: names of
 * one character and numbers of fewer than six are looked for as whole words only.
 */
export function namesLeft(text: string, telltales: readonly Telltale[]): boolean {
  const plain = plainOf(text);
  const solid = solidOf(plain);
  return telltales.some(({ kind, value }) => isIn({ plain, solid }, kind, plainOf(value)));
}

interface Forms {
  /** Small letters, narrow forms, nothing that cannot be seen. */
  readonly plain: string;
  /** … and neither blanks nor marks. */
  readonly solid: string;
}

const plainOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}\p{DI}]/gu, '')
    // A circle is typed for the Chinese zero, and would be lost as a mark.
    .replaceAll('○', '〇');
const solidOf = (plain: string) => plain.replace(/[^\p{L}\p{N}]/gu, '');

function isIn({ plain, solid }: Forms, kind: Telltale['kind'], value: string): boolean {
  const wanted = kind === 'phone' ? value.replace(/\D/g, '').replace(/^(00)?86(?=1\d{10}$)/, '') : solidOf(value);
  if (wanted === '') return false;
  const isSure = /\p{Script=Han}/u.test(wanted)
    ? wanted.length >= 2
    : kind !== 'name' && kind !== 'code' && wanted.length >= 6;
  if (!isSure) return wordIn(plain, value);
  return solid.includes(wanted) || (isNumber(kind) && inFigures(solid).includes(wanted));
}

const isNumber = (kind: Telltale['kind']) => kind === 'phone' || kind === 'idNumber';

/** 一三九 is 139, and on the telephone one says 幺 for 一. */
const figures = '〇一二三四五六七八九';
const inFigures = (solid: string) =>
  solid.replace(/[零幺〇一二三四五六七八九]/g, (one) =>
    one === '零' ? '0' : one === '幺' ? '1' : `${figures.indexOf(one)}`,
  );

/** As a word of its own; a Chinese character beside a Latin one ends a word. */
function wordIn(plain: string, value: string): boolean {
  const parts = value.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  const side = /\p{Script=Han}/u.test(value) ? String.raw`\p{L}` : String.raw`\p{Script=Latin}\p{N}`;
  return new RegExp(`(?<![${side}])${parts.join('[^\\p{L}\\p{N}]*')}(?![${side}])`, 'u').test(plain);
}
