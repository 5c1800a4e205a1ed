import type { HttpAnswer, RegistryRequest } from '../../../server/src/lookUp/registry';
import type { Transport } from '../../../server/src/services/platform';
import type { Answerer, ReplayedRequest, ReplayRegistries } from './replayRegistries';

/** Registries without a network, for tests with a clock of their own. An answer takes no time. */
export class RegistryTransport implements Transport, Pick<ReplayRegistries, 'answer'> {
  readonly requests: ReplayedRequest[] = [];
  readonly #now: () => number;
  readonly #answerers = new Map<string, Answerer>();

  constructor(now: () => number) {
    this.#now = now;
  }

  answer(host: string, answerer: Answerer): void {
    this.#answerers.set(host, answerer);
  }

  async send({ url: address, body = '' }: RegistryRequest): Promise<HttpAnswer> {
    const url = new URL(address);
    const method = body === '' ? 'GET' : 'POST';
    const request: ReplayedRequest = { host: url.host, method, url, headers: {}, body, startedAt: this.#now() };
    this.requests.push(request);
    return this.#answerers.get(url.host)?.(request) ?? { status: 404, headers: {}, body: 'Not found.' };
  }
}
