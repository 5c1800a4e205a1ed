import { getRegistry } from '../../server/src/lookUp/registries/allRegistries';
import type { HttpAnswer, Registry, RegistryRequest } from '../../server/src/lookUp/registry';
import type { RegistryName, RegistryRecord } from '../../server/src/model/registryRecord';
import type { Transport } from '../../server/src/services/platform';

/**
 * A registry with the policy of a real one and an interface of its own, for tests of what asks registries: the addresses say what is asked, a batch has at most three
 * works, an answer is the JSON of records, and the status 429 means that the registry is busy.
 */
export function createPaperRegistry(name: RegistryName, some: Partial<Registry> = {}): Registry {
  const request = (question: string): RegistryRequest => ({ registry: name, url: `https://${name}.test/${question}`, maxBytes: 1000 });
  const { asked, trust, origin, documentation } = getRegistry(name);
  return {
    name,
    asked,
    trust,
    origin,
    documentation,
    label: name.toUpperCase(),
    host: `${name}.test`,
    interval: 1000,
    concurrency: 1,
    listByIdentifier(works) {
      const identifiers = works.flatMap((work) => Object.values(work));
      return Array.from({ length: Math.ceil(identifiers.length / 3) }, (_, at) =>
        request(`ids=${identifiers.slice(3 * at, 3 * at + 3).join(',')}`),
      );
    },
    findByTitle: (title) => request(`title=${title}`),
    read({ status, headers, body }) {
      if (status === 200 && body.startsWith('[')) return { kind: 'records', records: JSON.parse(body) as RegistryRecord[] };
      const retryAfter = headers['retry-after'];
      return {
        kind: 'failed',
        reason: status === 429 ? 'it is busy' : 'the answer is not readable',
        isTemporary: status === 429,
        ...(retryAfter === undefined ? {} : { retryAfter: 1000 * Number(retryAfter) }),
      };
    },
    ...some,
  };
}

/** A network that answers from a function, and writes down what was sent, and when. */
export class ScriptedTransport implements Transport {
  readonly sent: { readonly url: string; readonly time: number }[] = [];
  readonly #now: () => number;
  readonly #answer: (url: string, count: number) => HttpAnswer | Promise<HttpAnswer>;

  /** `answer` gets the address and the number of requests that were sent before. It may throw. */
  constructor(now: () => number, answer: (url: string, count: number) => HttpAnswer | Promise<HttpAnswer>) {
    this.#now = now;
    this.#answer = answer;
  }

  async send({ url }: RegistryRequest): Promise<HttpAnswer> {
    this.sent.push({ url, time: this.#now() });
    return this.#answer(url, this.sent.length - 1);
  }
}

export function answerWith(records: readonly RegistryRecord[]): HttpAnswer {
  return { status: 200, headers: {}, body: JSON.stringify(records) };
}

export const busy: HttpAnswer = { status: 429, headers: {}, body: 'Too many requests' };
