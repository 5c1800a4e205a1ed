import type { SecretStorage } from 'vscode';

/** A registry that gives keys to those who ask it often. */
export interface KeyedRegistry {
  readonly registry: string;
  readonly label: string;
  /** The page where the writer gets a key. */
  readonly page: string;
}

export const keyedRegistries: readonly KeyedRegistry[] = [
  { registry: 'openalex', label: 'OpenAlex', page: 'https://openalex.org/settings/api' },
  { registry: 'semantic-scholar', label: 'Semantic Scholar', page: 'https://www.semanticscholar.org/product/api' },
];

/** The writer's keys for registries, in the editor's secret storage. The server never gets them. */
export class ApiKeys {
  readonly #secrets: SecretStorage;

  constructor(secrets: SecretStorage) {
    this.#secrets = secrets;
  }

  async find(registry: string): Promise<string | undefined> {
    return keyedRegistries.some((each) => each.registry === registry) ? this.#secrets.get(nameOf(registry)) : undefined;
  }

  /** Keeps a key. An empty one deletes the key that was kept. */
  async set(registry: string, key: string): Promise<void> {
    await (key === '' ? this.#secrets.delete(nameOf(registry)) : this.#secrets.store(nameOf(registry), key));
  }
}

function nameOf(registry: string): string {
  return `marginalia.apiKey.${registry}`;
}
