/** The timers of one server. Once they are disposed of none fires, and none is started. */
export interface Timers {
  /**
   * Gives a function that calls `step` after `milliseconds` without another call of that function: with 1000 and a call for each key, a
   * second after the writer has stopped typing. A call may name another time that holds for it alone.
   */
  whenQuiet(milliseconds: number, step: () => void): (milliseconds?: number) => void;
  /** Calls `step` after `milliseconds`; gives the function that prevents it. */
  after(milliseconds: number, step: () => void): () => void;
  dispose(): void;
}

export function createTimers(): Timers {
  const running = new Set<NodeJS.Timeout>();
  let isDisposed = false;
  const after: Timers['after'] = (milliseconds, step) => {
    if (isDisposed) return () => undefined;
    const timer = setTimeout(() => {
      running.delete(timer);
      step();
    }, milliseconds);
    running.add(timer);
    return () => {
      running.delete(timer);
      clearTimeout(timer);
    };
  };
  return {
    after,
    whenQuiet: (usualMilliseconds, step) => {
      let stop = (): void => undefined;
      return (milliseconds = usualMilliseconds) => {
        stop();
        stop = after(milliseconds, step);
      };
    },
    dispose() {
      isDisposed = true;
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}
