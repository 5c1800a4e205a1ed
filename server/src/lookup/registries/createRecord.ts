import type { RegistryRecord } from '../../model/registryRecord';

/** The record without the members that are undefined, so that it is equal to itself after it was kept as JSON. */
export function createRecord(record: RegistryRecord): RegistryRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as unknown as RegistryRecord;
}
