import { sleep } from '@temporalio/workflow';
import { petition as petitionKind } from '../../domain/petition/petition';
import type { StoryStart } from '../../workflows/messages';
import { live } from '../../workflows/story';

/** The petition's story with one command more: what a careless change looks like. */
export async function petition(start: StoryStart): Promise<void> {
  await sleep(1000);
  await live(petitionKind, start);
}
