/** The timers of one server. After they are disposed of, no timer fires and none is started. */
export interface Timers {
  /**
   * Returns a function that calls `step` once that function has not been called again for `milliseconds`. For example, with 1000 and a
   * call for each keystroke, `step` runs a second after the writer has stopped typing. A call may pass a different time, which applies
   * only to that call.
   */
  whenQuiet(milliseconds: number, step: () => void): (milliseconds?: number) => void;
  /** Calls `step` after `milliseconds`. Returns a function that prevents the call. */
  after(milliseconds: number, step: () => void): () => void;
  dispose(): void;
}

/** The time in milliseconds, and what is to happen later. Tests have one that they move forward themselves. */
export interface Clock {
  now(): number;
  /** Calls `step` after `milliseconds`. Returns a function that prevents the call. */
  after(milliseconds: number, step: () => void): () => void;
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

/** The time of the machine. What is to happen later ends with `timers`. */
export function createClock(timers: Timers): Clock {
  return { now: Date.now, after: timers.after };
}
