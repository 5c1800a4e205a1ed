import type { RegistryRecord } from '../../model/registryRecord';
import type { HttpAnswer, RegistryAnswer } from '../registry';
import { failAsUnreadable } from './failures';

/** No request asks for as many works. */
const mostRecords = 1_000;

/**
 * The records of a list of works. If there are works but none can be read, the registry has changed its answers: a failure, because it
 * does not mean that the registry does not know the work.
 */
export function answerWithRecords<T>(
  works: readonly T[],
  read: (work: T) => RegistryRecord | undefined,
  answer: HttpAnswer,
  label: string,
): RegistryAnswer {
  const records = works.slice(0, mostRecords).flatMap((work) => read(work) ?? []);
  return records.length === 0 && works.length > 0 ? failAsUnreadable(answer, label) : { kind: 'records', records };
}

/** The record without the members that are undefined, so that it is equal to itself after it was kept as JSON. */
export function createRecord(record: RegistryRecord): RegistryRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as unknown as RegistryRecord;
}
