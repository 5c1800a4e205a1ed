import type { Timers } from '../timers';

/** The time in milliseconds, and what is to happen later. Tests have one that they move forward themselves. */
export interface Clock {
  now(): number;
  /** Calls `step` after `milliseconds`. Returns a function that prevents the call. */
  after(milliseconds: number, step: () => void): () => void;
}

/** The time of the machine. What is to happen later ends with `timers`. */
export function createClock(timers: Timers): Clock {
  return { now: Date.now, after: timers.after };
}
