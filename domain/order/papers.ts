import type { Context } from '../acts';
import { refusal } from '../refusals';
import type { OrderState } from './facts';

/** The paper must be filed to this order and, if one is named, be of the type the act needs. */
export function paperRefusal(state: OrderState, context: Context, doc: string, type?: string) {
  const card = context.documents?.[doc];
  if (!card || card.story !== state.id) return refusal('documentMissing', `no document ${doc} is filed to this order`);
  if (type && card.type !== type) return refusal('wrongPaper', `${card.type} is not ${type}`);
}
