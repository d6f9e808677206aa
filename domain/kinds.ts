import type { StoryKind } from './kind';
import { order } from './order/order';
import { petition } from './petition/petition';
import type { StoryKindName } from './story';

/** Every kind of story that runs. */
export const kinds = { petition, order } as unknown as Readonly<Record<StoryKindName, StoryKind>>;
