import type { RegistryName } from '../../model/registryRecord';
import type { Registry, RegistryPlaces } from '../registry';
import { aclAnthology } from './aclAnthology';
import { arxiv } from './arxiv';
import { crossref } from './crossref';
import { datacite } from './datacite';
import { huggingFace } from './huggingFace';
import { openAlex } from './openAlex';
import { semanticScholar } from './semanticScholar';

/** In the order in which documents and questions list them. Of records that match a paper equally well, those of the first are shown first. */
export const registries: readonly Registry[] = [arxiv, datacite, crossref, openAlex, semanticScholar, huggingFace, aclAnthology];

const registryByName: ReadonlyMap<RegistryName, Registry> = new Map(registries.map((registry) => [registry.name, registry]));

export function getRegistry(name: RegistryName): Registry {
  const registry = registryByName.get(name);
  if (registry === undefined) throw new Error(`No registry is called ${name}.`);
  return registry;
}

/** The registries that have a place in an order of asking, in that order. */
export function listInOrder(findPlace: (asked: RegistryPlaces) => number | undefined): readonly RegistryName[] {
  const placed = registries.flatMap(({ name, asked }) => {
    const place = findPlace(asked);
    return place === undefined ? [] : [{ name, place }];
  });
  return placed.sort((one, other) => one.place - other.place).map(({ name }) => name);
}
