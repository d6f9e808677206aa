import { condition, patched } from '@temporalio/workflow';
import { toInstant } from '../domain/time';
import type { Advance, Advanced } from './messages';

/** A story whose time can be moved, as seen from the training clock. */
export interface Movable {
  now(): number;
  /** Moves the story's now ahead by so many milliseconds. */
  move(ms: number): void;
  /** The next instant at which something is due by itself; Infinity if nothing is. */
  due(): number;
  isOver(): boolean;
  isBusy(): boolean;
  /** Another story has opened it, and its first act is on the way. */
  isUnborn(): boolean;
}

/** Real time left before a due instant when time is moved, so that the engine's own timer fires. */
const STOP_BEFORE_MS = 300;

/** One step of moved time: to just before the next due instant, whose real timer then fires, or to `to`. */
export async function step(story: Movable, { to, outage }: Advance): Promise<Advanced> {
  // What another story opened or told belongs to this instant, not to the one that time is moved to.
  const isOpen = () => story.isBusy() || story.isUnborn();
  if (isOpen() && patched('2026-11-settled-before-moved')) await condition(() => !isOpen());
  const next = story.due();
  const wanted = outage ? Date.parse(to) : Math.min(Date.parse(to), next - STOP_BEFORE_MS);
  story.move(Math.max(0, wanted - story.now()));
  const isDone = () => story.isOver() || story.due() > (outage ? story.now() : next);
  if (outage || next <= Date.parse(to)) await condition(isDone);
  await condition(() => !story.isBusy());
  const due = story.due();
  return { now: toInstant(story.now()), next: Number.isFinite(due) ? toInstant(due) : null, over: story.isOver() };
}
