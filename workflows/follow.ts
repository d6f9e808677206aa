import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ApplicationFailure, getExternalWorkflowHandle, ParentClosePolicy, startChild } from '@temporalio/workflow';
import { theClock } from '../domain/acts';
import type { StoryEvent } from '../domain/event';
import type { AnyState, Opening, Telling } from '../domain/story';
import { type Fact, factSignal, type StoryStart, storyWorkflowId } from './messages';

/** What a committed event sets in motion in other stories. Harmless to repeat: ids are fixed, facts carry command ids. */
export async function follow(event: StoryEvent, state: AnyState): Promise<void> {
  for (const opening of event.data.opens ?? []) await open(opening, state);
  for (const [n, telling] of (event.data.tells ?? []).entries())
    await tell(telling, `${event.story}/${event.seq}/${n}`);
}

/** The new story outlives this one, begins at its time, and is there once only. */
async function open({ kind, id, act, input, context }: Opening & { id: string }, state: AnyState): Promise<void> {
  const first = { id: `${id}/${act}`, act, actor: theClock, input, context };
  const start: StoryStart = { id, offset: state.offset, training: state.training, parent: state.id, first };
  try {
    await startChild(kind, {
      workflowId: storyWorkflowId(kind, id),
      args: [start],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowTaskTimeout: '5 seconds',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** A closed story needs no more facts; any other failure to tell it is one. */
async function tell({ kind, id, fact, data }: Telling, commandId: string): Promise<void> {
  const message: Fact = { commandId, fact, data };
  try {
    await getExternalWorkflowHandle(storyWorkflowId(kind, id)).signal(factSignal, message);
  } catch (error) {
    if (!(error instanceof ApplicationFailure && error.type === 'ExternalWorkflowExecutionNotFound')) throw error;
  }
}
