import type { SecretStorage } from 'vscode';
import { type RegistryKey, type RegistryName, registryIdentities, registryNames } from '../../../server/src/client';
import type { RequestToSend } from './outgoingRequest';

/** A registry that gives keys to those who ask it often. */
interface KeyedRegistry extends RegistryKey {
  readonly registry: RegistryName;
  readonly label: string;
}

export const keyedRegistries: readonly KeyedRegistry[] = registryNames.flatMap((registry) => {
  const { label, key } = registryIdentities[registry];
  return key === undefined ? [] : [{ registry, label, ...key }];
});

/** The writer's keys for registries, in the editor's secret storage. The server never gets them. */
export class ApiKeys {
  readonly #secrets: SecretStorage;

  constructor(secrets: SecretStorage) {
    this.#secrets = secrets;
  }

  /** undefined if the registry gives no keys, or the writer has none. */
  async find(registry: RegistryName): Promise<RequestToSend['key']> {
    const { key } = registryIdentities[registry];
    if (key === undefined) return undefined;
    const value = await this.#secrets.get(nameOf(registry));
    return value === undefined ? undefined : { place: key.place, name: key.name, value };
  }

  /** The registries for which the writer has a key. */
  async list(): Promise<readonly string[]> {
    const keys = await Promise.all(keyedRegistries.map(({ registry }) => this.find(registry)));
    return keyedRegistries.filter((_, index) => keys[index] !== undefined).map(({ registry }) => registry);
  }

  /** Keeps a key. An empty one deletes the key that was kept. */
  async set(registry: RegistryName, key: string): Promise<void> {
    await (key === '' ? this.#secrets.delete(nameOf(registry)) : this.#secrets.store(nameOf(registry), key));
  }
}

function nameOf(registry: RegistryName): string {
  return `marginalia.apiKey.${registry}`;
}
