import type { Label } from '../acts';
import type { IsoDate } from '../time';
import type { PaperKind } from './kinds';

/** One part of a paper. Every word stands in both languages; what came from the matter is the same in both. */
export type Block =
  | { readonly is: 'heading' | 'paragraph' | 'remedy'; readonly text: Label }
  | { readonly is: 'fields'; readonly rows: readonly (readonly [Label, Label])[] }
  | { readonly is: 'table'; readonly head: readonly Label[]; readonly rows: readonly (readonly Label[])[] }
  /** The place of the petitioner's link, code and PIN. They are filled in as it is printed and never kept. */
  | { readonly is: 'link' };

/** What a template makes of a matter. */
export interface Draft {
  readonly title: Label;
  /** Absent: the paper goes to nobody, it stays with the file. */
  readonly addressee?: Label;
  readonly blocks: readonly Block[];
}

/** A paper as it was issued: page and docx are both made of this, and nothing of it changes any more. */
export interface PaperContent extends Draft {
  readonly v: 1;
  readonly kind: PaperKind;
  readonly serial: string;
  /** Who issued it, as the register named it on the day. */
  readonly issuer: string;
  readonly issuedOn: IsoDate;
}

/** Words of the matter, which nobody translates. */
export const as = (text: string): Label => ({ zh: text, en: text });
export const say = (zh: string, en: string): Label => ({ zh, en });

export const paragraph = (zh: string, en: string): Block => ({ is: 'paragraph', text: say(zh, en) });
export const heading = (zh: string, en: string): Block => ({ is: 'heading', text: say(zh, en) });
export const remedyLine = (zh: string, en: string): Block => ({ is: 'remedy', text: say(zh, en) });
