import { fileName } from '../../base/fileName';
import { citePublished } from '../../bibliography/write/completion/citePublished';
import type { BibliographyEntry } from '../../model/bibliography';
import type { TextEdit } from '../../model/draft';
import type { Snapshot } from '../../workspace/snapshot';
import { findEntryUnderCursor } from '../citing/keyUnderCursor';
import { findPublishedVersion } from '../citing/publishedVersion';
import { describeConflicts, listConflicts } from './conflictRefusal';

/** Where an entry was listed. */
export interface ListedEntry {
  readonly uri: string;
  /** Of its key. */
  readonly offset: number;
  readonly key: string;
}

export interface PublishedEntries {
  /** The edits of bibliographies, by URI. */
  readonly files: ReadonlyMap<string, readonly TextEdit[]>;
  /** Those of the listed entries that the edits change. */
  readonly changed: readonly ListedEntry[];
  /** Why other bibliographies are not changed, in words for the writer. */
  readonly refusals: readonly string[];
}

/**
 * The edits that make listed entries cite the published versions, for the files as they are now. A file in which another entry stands
 * at one of the places has none.
 */
export function planListedEntries(snapshot: Snapshot, listed: readonly ListedEntry[]): PublishedEntries {
  const found = listed.map((place) => ({ place, entry: findListed(snapshot, place) }));
  const stale = new Set(found.flatMap(({ place, entry }) => (entry === undefined ? [place.uri] : [])));
  const uris = [...new Set(listed.map(({ uri }) => uri))].filter((uri) => !stale.has(uri));
  const planned = uris.map((uri) => {
    const wanted = found.flatMap(({ place, entry }) => (place.uri === uri && entry !== undefined ? [entry] : []));
    return [uri, planPublishedEntries(snapshot, uri, wanted)] as const;
  });
  const files = new Map(planned.filter(([, edits]) => edits.length > 0));
  const changed = new Map([...files].map(([uri, edits]) => [uri, listChangedEntries(snapshot, uri, edits)]));
  return {
    files,
    changed: found.flatMap(({ place, entry }) => (entry !== undefined && changed.get(place.uri)?.has(entry) === true ? [place] : [])),
    refusals: [describeStale(stale), describeConflicts(listConflicts(snapshot, uris))].filter((reason) => reason !== undefined),
  };
}

/**
 * The edits that make these entries of a bibliography cite the published versions; empty if none is known, or if the file has git's marks
 * of a conflict.
 */
export function planPublishedEntries(snapshot: Snapshot, uri: string, entries: readonly BibliographyEntry[]): readonly TextEdit[] {
  const file = snapshot.bibliographies.get(uri);
  if (file === undefined || listConflicts(snapshot, [uri]).length > 0) return [];
  const known = [...new Set(entries)].flatMap((entry) => {
    const version = findPublishedVersion(snapshot, uri, entry);
    return version === undefined ? [] : [{ ...version, entry }];
  });
  return known.length === 0 ? [] : citePublished({ text: file.text, bibliography: file.bibliography() }, known);
}

/** The entries of a bibliography that these edits of `planPublishedEntries` change. */
export function listChangedEntries(snapshot: Snapshot, uri: string, edits: readonly TextEdit[]): ReadonlySet<BibliographyEntry> {
  const { entries, starts } = snapshot.bibliographies.get(uri)?.bibliography() ?? { entries: [], starts: [] };
  const changed = new Set(edits.map(({ span }) => span.start));
  return new Set(entries.filter((_, index) => changed.has(starts[index] ?? -1)));
}

/** The entry with its key, if it still stands at its place. */
function findListed(snapshot: Snapshot, { uri, offset, key }: ListedEntry): BibliographyEntry | undefined {
  const file = snapshot.bibliographies.get(uri);
  const entry = file === undefined ? undefined : findEntryUnderCursor(file, offset)?.entry;
  return entry?.key === key ? entry : undefined;
}

function describeStale(uris: ReadonlySet<string>): string | undefined {
  if (uris.size === 0) return undefined;
  const names = [...uris].map(fileName).join(', ');
  const verb = uris.size === 1 ? 'has' : 'have';
  return `${names} ${verb} changed in the meantime. Nothing was written. Choose the entries again.`;
}
