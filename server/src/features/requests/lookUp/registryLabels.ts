import { registries } from '../../../lookup/registries/allRegistries';
import type { RegistryName } from '../../../model/registryRecord';

/** The name of a registry that the writer reads: `Semantic Scholar`. */
export function getLabel(name: RegistryName): string {
  return registries.find((registry) => registry.name === name)?.label ?? name;
}
