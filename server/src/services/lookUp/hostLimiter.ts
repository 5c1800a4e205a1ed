import { CancelledError } from '../../base/cancellation';
import type { Clock } from '../timers';

/** When a request may start, and until when it is wanted. */
interface TurnOptions {
  /** The shortest time from the start and from the end of the request until the next one may start, in milliseconds. */
  readonly interval: number;
  readonly signal: AbortSignal;
}

/** Somebody who waits to send a request. */
interface Turn extends TurnOptions {
  start(): void;
  /** Says that the request is not to be sent. */
  dismiss(): void;
  /** Says that the request is no longer wanted. */
  leave(): void;
}

/**
 * Lets requests to one host start one after the other, in the order in which they were asked for, with an interval after each start and
 * each end, and at most so many at once.
 */
export class HostLimiter {
  readonly #concurrency: number;
  readonly #clock: Clock;
  readonly #known = new WeakSet<AbortSignal>();
  #waiting: Turn[] = [];
  #runningCount = 0;
  #earliestStart = Number.NEGATIVE_INFINITY;
  #stopTimer = (): void => undefined;

  /** `concurrency` is how many requests may run at once. */
  constructor(concurrency: number, clock: Clock) {
    this.#concurrency = concurrency;
    this.#clock = clock;
  }

  /**
   * Runs `send` when its turn has come. If it was dismissed before, it is not run, and the result is undefined. Rejects with
   * CancelledError, and does not run it, if `signal` is aborted before.
   */
  async run<T>(send: () => Promise<T>, { interval, signal }: TurnOptions): Promise<T | undefined> {
    if (!(await this.#waitForTurn({ interval, signal }))) return undefined;
    try {
      return await send();
    } finally {
      this.#runningCount--;
      // When a request reaches the registry is not known here, only that it does so before its end.
      this.waitUntil(this.#clock.now() + interval);
      this.#startNext();
    }
  }

  /** Starts no request before that time. */
  waitUntil(time: number): void {
    this.#earliestStart = Math.max(this.#earliestStart, time);
  }

  /** Ends the waiting of all who wait now, without sending their requests. */
  dismissWaiting(): void {
    const dismissed = this.#waiting;
    this.#waiting = [];
    for (const turn of dismissed) turn.dismiss();
  }

  /** Resolves to `false` if the request is not to be sent. */
  #waitForTurn({ interval, signal }: TurnOptions): Promise<boolean> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new CancelledError());
      this.#listenTo(signal);
      const [start, dismiss] = [() => resolve(true), () => resolve(false)];
      this.#waiting.push({ interval, signal, start, dismiss, leave: () => reject(new CancelledError()) });
      this.#startNext();
    });
  }

  /** One listener is enough for all who wait with the same signal. */
  #listenTo(signal: AbortSignal): void {
    if (this.#known.has(signal)) return;
    this.#known.add(signal);
    const leave = (): void => {
      const leaving = this.#waiting.filter((turn) => turn.signal === signal);
      this.#waiting = this.#waiting.filter((turn) => turn.signal !== signal);
      for (const turn of leaving) turn.leave();
    };
    signal.addEventListener('abort', leave, { once: true });
  }

  #startNext(): void {
    this.#stopTimer();
    while (this.#runningCount < this.#concurrency) {
      const [turn] = this.#waiting;
      if (turn === undefined) return;
      const now = this.#clock.now();
      if (now < this.#earliestStart) {
        this.#stopTimer = this.#clock.after(this.#earliestStart - now, () => this.#startNext());
        return;
      }
      this.#waiting.shift();
      this.#runningCount++;
      this.#earliestStart = now + turn.interval;
      turn.start();
    }
  }
}
