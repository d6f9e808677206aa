import { hearing } from './hearing/hearing';
import type { StoryKind } from './kind';
import { order } from './order/order';
import { leaderPackage } from './package/package';
import { petition } from './petition/petition';
import { review } from './review/review';
import { spotCheck } from './spot-check/spot-check';
import type { StoryKindName } from './story';

/** Every kind of story that runs. */
export const kinds = { petition, order, review, package: leaderPackage, hearing, spotCheck } as unknown as Readonly<
  Record<StoryKindName, StoryKind>
>;
