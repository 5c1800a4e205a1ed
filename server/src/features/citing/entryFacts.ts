import { derived } from '../../base/derivedValues';
import { listMissingFacts, listMissingPaperFacts, type MissingFact } from '../../bibliography/missingFacts';
import type { BibliographyEntry } from '../../model/bibliography';
import { findOwnEntry, resolveCitation } from '../../workspace/drafts/draftLibrary';
import type { Snapshot } from '../../workspace/snapshot';

/** What was found so far. An entry that an edit did not change stays the same object, so it is read only once. */
const getFound = derived(
  (_: Snapshot) => [],
  () => new WeakMap<BibliographyEntry, readonly MissingFact[]>(),
);

/** What an entry lacks of that which every style prints. The result for an entry is computed once. */
export function getMissingFacts(snapshot: Snapshot, entry: BibliographyEntry): readonly MissingFact[] {
  const found = getFound(snapshot);
  const known = found.get(entry);
  if (known !== undefined) return known;
  const missing = listMissingFacts(entry);
  found.set(entry, missing);
  return missing;
}

/**
 * What the reference that a draft prints for this key lacks: facts of the entry in the draft's bibliographies, or, if there is none, of
 * the entry that would be made. Empty if no paper or several papers have the key, or if the draft itself contains the reference.
 */
export function listMissingCitedFacts(snapshot: Snapshot, uri: string, key: string): readonly MissingFact[] {
  const own = findOwnEntry(snapshot, uri, key);
  if (own !== undefined) return getMissingFacts(snapshot, own.entry);
  if (snapshot.draftGraph().projectOf(uri).ownKeys.has(key)) return [];
  const [paper, ...others] = resolveCitation(snapshot, uri, key);
  return paper === undefined || others.length > 0 ? [] : listMissingPaperFacts(paper);
}
