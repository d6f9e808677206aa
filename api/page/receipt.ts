import type { Clock } from '../../domain/clock';
import type { Contact } from '../../domain/papers/parts';
import { type LinkOnReceipt, type Received, receiptBlocks } from '../../domain/papers/receipt';
import { dayOf, type Instant, type IsoDate } from '../../domain/time';
import { blocksHtml, inBoth } from '../papers/html';
import type { PrintedLink } from '../papers/link';
import { sheet } from './layout';

/** The view in an answer: the matter as an act left it. */
export interface Left {
  readonly number: string;
  readonly bureau: string;
  readonly unit?: string;
  readonly officer?: string;
  readonly details: { readonly receivedOn: IsoDate; readonly registeredAt?: Instant };
  readonly clocks: readonly Pick<Clock, 'rule' | 'state' | 'dueOn'>[];
}

/** What the receipt of a matter says, whoever hands it out. */
export function receivedOf({ number, details, clocks }: Left, link: LinkOnReceipt, contact?: Contact): Received {
  const { receivedOn, registeredAt } = details;
  return { number, receivedOn, registeredOn: registeredAt ? dayOf(registeredAt) : receivedOn, clocks, contact, link };
}

const title = { zh: '信访事项登记回执', en: 'Receipt' };

/** A plain receipt, both languages on one page, for offices that print without a template of their own. */
export function receiptPage(received: Received, link: PrintedLink): string {
  const main = `<div class="receipt"><h1>${inBoth(title)}</h1>
${blocksHtml(receiptBlocks(received), inBoth, link)}</div>`;
  return sheet({ title: title.zh, main }, { language: 'zh', isLarge: false });
}
