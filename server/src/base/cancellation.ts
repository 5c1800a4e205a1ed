/** Tells a long loop that nobody waits for its result any more. LSP's CancellationToken has this shape. */
export interface CancellationSignal {
  readonly isCancellationRequested: boolean;
}

export class CancelledError extends Error {
  constructor() {
    super('Cancelled');
  }
}

/**
 * Lets waiting messages in, a cancel notice among them, and throws CancelledError where one came.
 * A synchronous handler can't see its own cancellation: loops over many files await this now and then.
 */
export async function yieldToMessages(signal?: CancellationSignal): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  if (signal?.isCancellationRequested === true) throw new CancelledError();
}
