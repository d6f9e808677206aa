import type { StoryKind } from './kind';
import { petition } from './petition/petition';
import type { StoryKindName } from './story';

/** Every kind of story that runs. */
export const kinds = { petition } as unknown as Readonly<Record<StoryKindName, StoryKind>>;
