/** Lets jobs start one after the other, in the order in which they came; one that fails doesn't hold up the next. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Starts the job once all before it have ended. Resolves or rejects as it does. */
  take<T>(job: () => Promise<T>): Promise<T> {
    const done = this.#last.then(job);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Resolves once all jobs that have come by now have ended, well or not. */
  async settle(): Promise<void> {
    await this.#last;
  }
}
