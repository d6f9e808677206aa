/** Half of what the engine takes of one story at a time: another door, or the clock, may ask as well. */
const mostAtOnce = 5;

interface Lane {
  busy: number;
  readonly waiting: (() => void)[];
}

/**
 * Requests to one story, few at a time and in their order: a story does one act after another anyway, and refuses to be
 * asked more than ten at once. Fifteen members who vote in the same second wait here instead of failing there.
 */
export function turnsByStory() {
  const lanes = new Map<string, Lane>();
  return async <T>(story: string, ask: () => Promise<T>): Promise<T> => {
    const lane = lanes.get(story) ?? { busy: 0, waiting: [] };
    lanes.set(story, lane);
    if (lane.busy < mostAtOnce) lane.busy += 1;
    else await new Promise<void>((go) => lane.waiting.push(go));
    try {
      return await ask();
    } finally {
      // The next one takes this one's turn.
      const next = lane.waiting.shift();
      if (next) next();
      else if (--lane.busy === 0) lanes.delete(story);
    }
  };
}
