import type { Clock } from '../../server/src/services/timers';

interface Step {
  readonly time: number;
  readonly step: () => void;
}

/** A clock that stands still until it is moved. It begins at 0. */
export class FakeClock implements Clock {
  #now = 0;
  #later: Step[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, step: () => void): () => void {
    const entry = { time: this.#now + Math.max(0, milliseconds), step };
    this.#later.push(entry);
    return () => {
      this.#later = this.#later.filter((other) => other !== entry);
    };
  }

  /** Lets everything happen that is to happen until `time`, or everything if no time is given. */
  async run(time = Number.POSITIVE_INFINITY): Promise<void> {
    for (;;) {
      // What waits for promises goes on first, because it may start timers.
      await new Promise<void>((resolve) => setImmediate(resolve));
      const next = this.#later.reduce<Step | undefined>(
        (first, entry) => (first === undefined || entry.time < first.time ? entry : first),
        undefined,
      );
      if (next === undefined || next.time > time) break;
      this.#later = this.#later.filter((entry) => entry !== next);
      this.#now = next.time;
      next.step();
    }
    if (time !== Number.POSITIVE_INFINITY) this.#now = time;
  }
}
