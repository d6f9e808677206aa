import { setTimeout as pause } from 'node:timers/promises';
import {
  ApplicationFailure,
  type Client,
  WithStartWorkflowOperation,
  type Workflow,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import type { Command } from '../domain/acts';
import type { StoryKindName } from '../domain/story';
import {
  type Advance,
  type Advanced,
  advanceUpdate,
  catchUpSignal,
  type Fact,
  factSignal,
  type Receipt,
  type RefusedDetail,
  refusedType,
  type StoryStart,
  storyWorkflowId,
} from '../workflows/messages';
import { Problem } from './problem';
import { turnsOf } from './turns';
import { grpcCodeOf } from './unavailable';

/** The story said no. */
export class RefusedByStory extends Error {
  constructor(readonly detail: RefusedDetail) {
    super(detail.code);
  }
}

/** No run of this story takes messages any more. */
export class StoryGone extends Error {}

const FAILED_PRECONDITION = 9;
/** Together 6.3 s: longer than the task timeout after which a story whose worker was killed goes on. */
const TRIES = 7;
/**
 * Requests to one story at a time: it does one act after another anyway, and refuses to be asked more than ten at once;
 * another door, or the clock, may ask as well. Fifteen members who vote in the same second wait instead of failing.
 */
const OF_ONE_STORY = 5;

/** How the door speaks to stories. Every call ends by its own deadline; the client library would wait for ever. */
export interface Stories {
  perform(kind: StoryKindName, id: string, command: Command): Promise<Receipt>;
  /** Starts the story, unless it runs, and performs its first act in one step. */
  begin(kind: StoryKindName, start: StoryStart, command: Command): Promise<Receipt>;
  advance(kind: StoryKindName, id: string, advance: Advance): Promise<Advanced>;
  tell(kind: StoryKindName, id: string, fact: Fact): Promise<void>;
  catchUp(kind: StoryKindName, id: string): Promise<void>;
}

export function storiesOf(client: Client, options: { taskQueue: string; deadlineMs: number }): Stories {
  const { taskQueue, deadlineMs } = options;
  const handle = (kind: StoryKindName, id: string) => client.workflow.getHandle(storyWorkflowId(kind, id));
  const inTurn = turnsOf(OF_ONE_STORY);
  const within = <T>(ms: number, ask: () => Promise<T>) => client.withDeadline(Date.now() + ms, () => answered(ask));
  return {
    perform: (kind, id, command) =>
      inTurn(id, () =>
        within(deadlineMs, () =>
          handle(kind, id).executeUpdate<Receipt, [Command]>(command.act, { args: [command], updateId: command.id }),
        ),
      ),
    begin: (kind, start, command) =>
      within(deadlineMs, () => {
        const startWorkflowOperation = new WithStartWorkflowOperation(kind, {
          workflowId: storyWorkflowId(kind, start.id),
          taskQueue,
          args: [start],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY', // A story that no act began ends as failed.
          // After a killed worker the story goes on this soon.
          workflowTaskTimeout: '5 seconds',
        });
        const update = { args: [command] as [Command], updateId: command.id, startWorkflowOperation };
        return client.workflow.executeUpdateWithStart<Workflow, Receipt, [Command]>(command.act, update);
      }),
    advance: (kind, id, advance) =>
      within(60_000, () => handle(kind, id).executeUpdate<Advanced, [Advance]>(advanceUpdate, { args: [advance] })),
    tell: (kind, id, fact) => within(deadlineMs, () => handle(kind, id).signal<[Fact]>(factSignal, fact)),
    catchUp: (kind, id) => within(deadlineMs, () => handle(kind, id).signal(catchUpSignal)),
  };
}

/**
 * The answer, with the library's errors in our words. A story that is just leaving (design: rest) makes the server drop
 * updates with FAILED_PRECONDITION; asking again with the same id is safe.
 */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await ask();
    } catch (error) {
      if (grpcCodeOf(error) !== FAILED_PRECONDITION) throw inOurWords(error);
      // A worker that is starting, or slow, may take longer than our patience: the same request may succeed later.
      if (tried === TRIES) throw new Problem('unavailable', undefined, { headers: { 'Retry-After': '2' } });
      await pause(50 * 2 ** tried);
    }
  }
}

function inOurWords(error: unknown): unknown {
  if (error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError)
    return new StoryGone();
  const cause = error instanceof WorkflowUpdateFailedError ? failureIn(error.cause) : undefined;
  if (!cause) return error;
  // The activity that writes the record could not measure a date: the same request will fail again.
  if (cause.type === 'Impossible') return new Problem('impossibleDate');
  // A column cannot hold what the schema let through: our mistake, and yet no repeat will be written.
  if (cause.type === 'Unwritable') return new Problem('unwritable', cause.message);
  if (cause.type === 'RuleMissing') return new Problem('ruleMissing', cause.message);
  if (cause.type === refusedType) return new RefusedByStory(cause.details?.[0] as RefusedDetail);
  // The run ended before it answered.
  return cause.type === 'AcceptedUpdateCompletedWorkflow' ? new StoryGone() : error;
}

/** The failure of ours behind an update's: the story's own, or that of an activity it asked. */
function failureIn(error: unknown): ApplicationFailure | undefined {
  for (let one = error; one instanceof Error; one = one.cause) if (one instanceof ApplicationFailure) return one;
  return undefined;
}
