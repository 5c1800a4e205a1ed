import type { RegistryName } from '../../model/registryRecord';
import { registries } from './allRegistries';

/** The name of a registry that the writer reads: `Semantic Scholar`. */
export function getRegistryLabel(name: RegistryName): string {
  return registries.find((registry) => registry.name === name)?.label ?? name;
}
