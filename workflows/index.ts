import { petition as petitionKind } from '../domain/petition/petition';
import type { StoryStart } from './messages';
import { live } from './story';

/** One petition, from registration to the end of its last right. */
export async function petition(start: StoryStart): Promise<void> {
  await live(petitionKind, start);
}
