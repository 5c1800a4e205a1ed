import { citePublished } from '../../bibliography/write/completion/citePublished';
import type { BibliographyEntry } from '../../model/bibliography';
import type { TextEdit } from '../../model/draft';
import type { Snapshot } from '../../workspace/snapshot';
import { findPublishedVersion } from '../citing/publishedVersion';

/** The edits that make these entries of a bibliography cite the published versions; empty if none is known. */
export function planPublishedEntries(snapshot: Snapshot, uri: string, entries: readonly BibliographyEntry[]): readonly TextEdit[] {
  const file = snapshot.bibliographies.get(uri);
  if (file === undefined) return [];
  const known = [...new Set(entries)].flatMap((entry) => {
    const version = findPublishedVersion(snapshot, uri, entry);
    return version === undefined ? [] : [{ entry, paper: version.paper, facts: version.facts }];
  });
  return known.length === 0 ? [] : citePublished({ text: file.text, bibliography: file.bibliography() }, known);
}
