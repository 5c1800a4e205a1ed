import { citePublished } from '../../bibliography/write/completion/citePublished';
import type { BibliographyEntry } from '../../model/bibliography';
import type { TextEdit } from '../../model/draft';
import type { Snapshot } from '../../workspace/snapshot';
import { findPublishedVersion } from '../citing/publishedVersion';
import { listConflicts } from './conflictRefusal';

/**
 * The edits that make these entries of a bibliography cite the published versions; empty if none is known, or if the file has git's marks
 * of a conflict.
 */
export function planPublishedEntries(snapshot: Snapshot, uri: string, entries: readonly BibliographyEntry[]): readonly TextEdit[] {
  const file = snapshot.bibliographies.get(uri);
  if (file === undefined || listConflicts(snapshot, [uri]).length > 0) return [];
  const known = [...new Set(entries)].flatMap((entry) => {
    const version = findPublishedVersion(snapshot, uri, entry);
    return version === undefined ? [] : [{ entry, paper: version.paper, facts: version.facts }];
  });
  return known.length === 0 ? [] : citePublished({ text: file.text, bibliography: file.bibliography() }, known);
}

/** The entries of a bibliography that these edits of `planPublishedEntries` change. */
export function listChangedEntries(snapshot: Snapshot, uri: string, edits: readonly TextEdit[]): ReadonlySet<BibliographyEntry> {
  const { entries, starts } = snapshot.bibliographies.get(uri)?.bibliography() ?? { entries: [], starts: [] };
  const changed = new Set(edits.map(({ span }) => span.start));
  return new Set(entries.filter((_, index) => changed.has(starts[index] ?? -1)));
}
