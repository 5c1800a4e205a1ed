import type { HttpAnswer, RegistryRequest } from '../lookUp/registry';

/**
 * Sends requests to registries. The client implements it with VS Code's own `fetch`, which knows proxies and certificates; for other
 * editors `platform/node` does. It checks the host against a fixed list and asks the writer before the first request.
 */
export interface Transport {
  /**
   * Resolves for an HTTP answer of any status. Rejects with a `TransportError` if there was no answer: no network, a time-out, a host
   * that is not on the list, an answer that is too large, or a writer who does not agree.
   */
  send(request: RegistryRequest, signal: AbortSignal): Promise<HttpAnswer>;
}

export type TransportProblem = 'refused' | 'unreachable' | 'timed-out' | 'too-large' | 'cancelled';

export class TransportError extends Error {
  constructor(
    readonly problem: TransportProblem,
    message: string,
  ) {
    super(message);
  }
}
