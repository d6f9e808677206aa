import type { Context } from './acts';
import { type Refusal, refusal } from './refusals';
import type { AnyState } from './story';
import type { IsoDate } from './time';

/** A paper that must reach the petitioner. */
export interface Paper {
  readonly doc: string;
  readonly issuedOn: IsoDate;
  readonly deliveredOn?: IsoDate;
}

/** The paper must be filed to this very story. */
export function filedRefusal(state: AnyState, context: Context, doc: string): Refusal | undefined {
  if (context.documents?.[doc]?.story !== state.id)
    return refusal('documentMissing', `no document ${doc} is filed to this ${state.kind}`);
}

/** … and be of a type the act needs. */
export function paperRefusal(state: AnyState, context: Context, doc: string, types: readonly string[]) {
  const type = context.documents?.[doc]?.type ?? '';
  const filed = filedRefusal(state, context, doc);
  return (
    filed ?? (types.includes(type) ? undefined : refusal('wrongPaper', `${type} is not one of ${types.join(', ')}`))
  );
}
