import type { SecretStorage } from 'vscode';
import type { RequestToSend } from './outgoingRequest';

/** A registry that gives keys to those who ask it often. */
export interface KeyedRegistry {
  readonly registry: string;
  readonly label: string;
  /** The page where the writer gets a key. */
  readonly page: string;
  /** Where a request has the key: in a header, or in a parameter of the address. */
  readonly place: 'header' | 'parameter';
  readonly name: string;
}

/** As OpenAlex ("Authentication and pricing") and Semantic Scholar ("Academic Graph API") document it. */
export const keyedRegistries: readonly KeyedRegistry[] = [
  { registry: 'openalex', label: 'OpenAlex', page: 'https://openalex.org/settings/api', place: 'parameter', name: 'api_key' },
  {
    registry: 'semantic-scholar',
    label: 'Semantic Scholar',
    page: 'https://www.semanticscholar.org/product/api',
    place: 'header',
    name: 'x-api-key',
  },
];

/** The writer's keys for registries, in the editor's secret storage. The server never gets them. */
export class ApiKeys {
  readonly #secrets: SecretStorage;

  constructor(secrets: SecretStorage) {
    this.#secrets = secrets;
  }

  /** undefined if the registry gives no keys, or the writer has none. */
  async find(registry: string): Promise<RequestToSend['key']> {
    const known = keyedRegistries.find((each) => each.registry === registry);
    if (known === undefined) return undefined;
    const value = await this.#secrets.get(nameOf(registry));
    return value === undefined ? undefined : { place: known.place, name: known.name, value };
  }

  /** The registries for which the writer has a key. */
  async list(): Promise<readonly string[]> {
    const keys = await Promise.all(keyedRegistries.map(({ registry }) => this.find(registry)));
    return keyedRegistries.filter((_, index) => keys[index] !== undefined).map(({ registry }) => registry);
  }

  /** Keeps a key. An empty one deletes the key that was kept. */
  async set(registry: string, key: string): Promise<void> {
    await (key === '' ? this.#secrets.delete(nameOf(registry)) : this.#secrets.store(nameOf(registry), key));
  }
}

function nameOf(registry: string): string {
  return `marginalia.apiKey.${registry}`;
}
