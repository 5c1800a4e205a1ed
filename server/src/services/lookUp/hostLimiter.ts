import { CancelledError } from '../../base/cancellation';
import type { Registry } from '../../lookup/registry';
import type { Clock } from './clock';

/** Somebody who waits to send a request. */
interface Turn {
  start(): void;
}

/**
 * Lets requests to one host start one after the other, at least `interval` milliseconds apart and at most `concurrency` at once, in the
 * order in which they were asked for.
 */
export class HostLimiter {
  readonly #limits: Pick<Registry, 'interval' | 'concurrency'>;
  readonly #clock: Clock;
  readonly #waiting: Turn[] = [];
  #runningCount = 0;
  #earliestStart = Number.NEGATIVE_INFINITY;
  #stopTimer = (): void => undefined;

  constructor(limits: Pick<Registry, 'interval' | 'concurrency'>, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Runs `send` when its turn has come. Rejects with CancelledError, and does not run it, if `signal` is aborted before. */
  async run<T>(send: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#waitForTurn(signal);
    const started = this.#clock.now();
    try {
      return await send();
    } finally {
      this.#runningCount--;
      // A request that took long may have been sent long after its start: an editor asks the writer before it sends the first one.
      const ended = this.#clock.now();
      if (ended - started > this.#limits.interval) this.waitUntil(ended + this.#limits.interval);
      this.#startNext();
    }
  }

  /** Starts no request before that time. */
  waitUntil(time: number): void {
    this.#earliestStart = Math.max(this.#earliestStart, time);
  }

  #waitForTurn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new CancelledError());
      const turn: Turn = {
        start() {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        reject(new CancelledError());
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(turn);
      this.#startNext();
    });
  }

  #startNext(): void {
    this.#stopTimer();
    while (this.#runningCount < this.#limits.concurrency) {
      const [turn] = this.#waiting;
      if (turn === undefined) return;
      const now = this.#clock.now();
      if (now < this.#earliestStart) {
        this.#stopTimer = this.#clock.after(this.#earliestStart - now, () => this.#startNext());
        return;
      }
      this.#waiting.shift();
      this.#runningCount++;
      this.#earliestStart = now + this.#limits.interval;
      turn.start();
    }
  }
}
