import type { HttpAnswer, RegistryRequest } from '../../../server/src/lookUp/registry';
import { type RegistryName, registryNames } from '../../../server/src/model/registryRecord';
import type { Transport } from '../../../server/src/services/platform';
import { registerContents } from '../../../test/support/registries/paperRegistries';
import { RegistryTransport } from '../../../test/support/registries/registryTransport';
import { readWorks } from './readWorks';
import type { WorkIndex } from './workIndex';
import { contentsOf } from './worksContents';

/**
 * All registries without a network. They know the works of an index and nothing else, each in its own form and with its own mistakes. An
 * identifier that the index lacks doesn't exist for them.
 */
export class WorksTransport implements Transport {
  /** How many requests each registry got. */
  readonly sent = new Map<RegistryName, number>(registryNames.map((name) => [name, 0]));
  readonly #registries = new RegistryTransport(() => 0);

  constructor(index: WorkIndex) {
    registerContents(this.#registries, (name) => contentsOf(name, index));
  }

  send(request: RegistryRequest): Promise<HttpAnswer> {
    this.sent.set(request.registry, (this.sent.get(request.registry) ?? 0) + 1);
    return this.#registries.send(request);
  }
}

/** The registries with all works of the data; undefined where it is not at hand. */
export async function openWorksTransport(): Promise<WorksTransport | undefined> {
  const index = await readWorks();
  return index === undefined ? undefined : new WorksTransport(index);
}
