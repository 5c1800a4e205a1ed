import { toReference } from '#bibliography';
import { type CheckedWork, nameWork } from '#verdicts';
import type { Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import type { BibliographyEntry } from '../../model/bibliography';

/** What entries say, as `nameWork` has it. An entry that an edit did not change stays the same object, so it is read only once. */
const getNames = derived(
  (_: Snapshot) => [],
  () => new WeakMap<BibliographyEntry, string>(),
);

/** What registries say of an entry, as it is now; undefined if it was not compared with them. */
export function findCheck(snapshot: Snapshot, entry: BibliographyEntry): CheckedWork | undefined {
  if (snapshot.checks.size === 0) return undefined;
  const names = getNames(snapshot);
  const name = names.get(entry) ?? nameWork(toReference(entry));
  names.set(entry, name);
  return snapshot.checks.get(name);
}
