import type { Draft } from './blocks';
import type { Given } from './given';
import { hearingMinutes } from './hearing-minutes';
import * as hearingOpinions from './hearing-opinions';
import * as hearings from './hearings';
import type { PaperInput } from './inputs';
import type { PaperKind } from './kinds';
import * as notices from './notices';
import * as opinions from './opinions';
import * as screening from './screening';
import * as slips from './slips';
import * as supervision from './supervision';

/** One template a kind. */
const templates: { readonly [K in PaperKind]: (given: Given, input: PaperInput<K>) => Draft } = {
  ...notices,
  ...screening,
  ...slips,
  ...opinions,
  ...supervision,
  ...hearings,
  ...hearingOpinions,
  hearingMinutes,
};

/** The words of a paper. Throws a PaperRefusal for what the matter does not bear out. */
export const draftOf = (kind: PaperKind, given: Given, input: unknown): Draft =>
  (templates[kind] as (given: Given, input: unknown) => Draft)(given, input);
