/** Tells whether a result is no longer needed. LSP's CancellationToken has this shape. */
export interface CancellationSignal {
  readonly isCancellationRequested: boolean;
}

export class CancelledError extends Error {
  constructor() {
    super('Cancelled');
  }
}

/**
 * Lets the event loop handle waiting messages, and throws CancelledError if one of them was a cancellation. A synchronous handler can't
 * see that its request was cancelled, so loops over many files await this now and then.
 */
export async function yieldToMessages(signal?: CancellationSignal): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  if (signal?.isCancellationRequested === true) throw new CancelledError();
}
