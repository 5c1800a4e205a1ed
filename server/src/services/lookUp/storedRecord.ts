import { type RegistryRecord, registryNames } from '../../model/registryRecord';

/** Whether what was read from a file of ours is a record. Throws if its lists are none. */
export function isStoredRecord(record: RegistryRecord): boolean {
  const { registry, page, identifiers, linked, type, title, authors, ...others } = record;
  return (
    registryNames.includes(registry) &&
    [page, type, title].every((text) => typeof text === 'string') &&
    [identifiers, ...linked, ...authors].every(hasOnlyStrings) &&
    Object.values(others).every((value) => ['string', 'number', 'boolean'].includes(typeof value))
  );
}

function hasOnlyStrings(value: object): boolean {
  return Object.values(value).every((part) => typeof part === 'string');
}
