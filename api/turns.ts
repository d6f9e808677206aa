interface Lane {
  busy: number;
  readonly waiting: (() => void)[];
}

/** What shares a lane is asked few at a time and in its order; the others wait here. */
export function turnsOf(mostAtOnce: number) {
  const lanes = new Map<string, Lane>();
  return async <T>(name: string, ask: () => Promise<T>): Promise<T> => {
    const lane = lanes.get(name) ?? { busy: 0, waiting: [] };
    lanes.set(name, lane);
    if (lane.busy < mostAtOnce) lane.busy += 1;
    else await new Promise<void>((go) => lane.waiting.push(go));
    try {
      return await ask();
    } finally {
      // The next one takes this one's turn.
      const next = lane.waiting.shift();
      if (next) next();
      else if (--lane.busy === 0) lanes.delete(name);
    }
  };
}
