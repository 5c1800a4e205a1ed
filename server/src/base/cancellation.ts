/** Says whether a result is no longer needed. LSP's CancellationToken has this shape. */
export interface CancellationSignal {
  readonly isCancellationRequested: boolean;
}

export class CancelledError extends Error {
  constructor() {
    super('Cancelled');
  }
}

/**
 * Lets the event loop handle waiting messages. Then throws CancelledError if the request was cancelled. A synchronous handler can't
 * notice a cancellation, so loops over many files await this function now and then.
 */
export async function yieldToMessages(signal?: CancellationSignal): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  if (signal?.isCancellationRequested === true) throw new CancelledError();
}
