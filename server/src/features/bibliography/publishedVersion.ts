import { citePublished, citesPreprint, getVersionFacts, isPublication, type WorkFacts } from '#bibliography';
import { readWorkText } from '#lookUp';
import { readArxivDoi } from '#text';
import type { Snapshot } from '#workspace';
import { fileName } from '../../base/paths';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CompletedReference } from '../../model/completedReference';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import { findEntryUnderCursor } from '../evidence/underCursor';
import { canCompleteEntriesOf, describeConflicts, listConflicts } from './completeEntries';

/** The published version of a paper whose entry cites the preprint. */
interface PublishedVersion {
  readonly paper: Paper;
  readonly facts: WorkFacts;
  /** Its title, if that is another one than the entry has. */
  readonly title?: string | undefined;
  /** In words for the writer: `Proceedings of EMNLP 2024 · DOI 10.1234/5`. */
  readonly summary: string;
}

/** Where an entry was listed. */
interface ListedEntry {
  readonly uri: string;
  /** Of its key. */
  readonly offset: number;
  readonly key: string;
}

interface PublishedEntries {
  /** The edits of bibliographies, by URI. */
  readonly files: ReadonlyMap<string, readonly TextEdit[]>;
  /** Those of the listed entries that the edits change. */
  readonly changed: readonly ListedEntry[];
  /** Why other bibliographies are not changed, in words for the writer. */
  readonly refusals: readonly string[];
}

/**
 * The version that an entry can cite in the place of the preprint, as registries said when the paper was looked up. undefined if none is
 * known, if it was withdrawn, if the writer prefers to cite preprints, or if the file is none in which entries are changed.
 */
export function findPublishedVersion(snapshot: Snapshot, uri: string, entry: BibliographyEntry): PublishedVersion | undefined {
  const paper = snapshot.library().findByEntry(entry);
  const { reference } = paper ?? {};
  if (paper === undefined || reference === undefined || snapshot.settings.preferredVersion === 'preprint') return undefined;
  if (!canCiteInstead(snapshot, uri, entry, reference)) return undefined;
  const summary = describePublication(paper, reference, entry.title);
  const facts = getVersionFacts(paper, reference, 'published');
  if (facts === undefined || summary === undefined) return undefined;
  return { paper, facts, summary, title: findOtherTitle(reference, entry.title) };
}

/** Whether an entry cites the preprint that a reference is about, and can cite another version, if one is known. */
function canCiteInstead(snapshot: Snapshot, uri: string, entry: BibliographyEntry, { arxivId, isWithdrawn }: CompletedReference): boolean {
  // A reference can be found by the title, so it may be that of another preprint.
  if (entry.arxivId === undefined || arxivId !== entry.arxivId || isWithdrawn === true) return false;
  return citesPreprint(entry) && canCompleteEntriesOf(snapshot, uri);
}

/**
 * Where a work was published: `Proceedings of EMNLP, 2024 · DOI 10.1234/5`, and under which title if that is another one than `title`.
 * undefined if it is known as a preprint alone, or if too little is known to cite the published version.
 */
export function describePublication(paper: Paper, reference: CompletedReference, title = paper.title): string | undefined {
  const { type, venue, year, doi } = reference;
  if (type === undefined || type === 'preprint' || type === 'unknown' || venue === undefined || year === undefined) return undefined;
  const facts = getVersionFacts(paper, reference, 'published');
  if (facts === undefined || !isPublication(facts.kind)) return undefined;
  const named = venue.includes(String(year)) ? venue : `${venue}, ${year}`;
  const other = findOtherTitle(reference, title);
  return [named, doi === undefined ? undefined : `DOI ${doi}`, other === undefined ? undefined : `titled "${other}" there`]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/**
 * The title in the reference, if it differs from another one in more than case, TeX, punctuation and spaces. Publishers register many titles
 * without their subtitles, so that one is missing is no difference.
 */
function findOtherTitle({ title }: CompletedReference, other: string): string | undefined {
  if (title === undefined) return undefined;
  const [known, written] = [readWorkText({ title }), readWorkText({ title: other })];
  if (known.letters === written.letters || written.beginnings().has(known.letters)) return undefined;
  return title;
}

/** Whether all that is known of a paper is its preprint at arXiv: by the writer's own files, and by registries. */
export function isKnownAsPreprint(paper: Paper): boolean {
  const { arxivId, reference, occurrences } = paper;
  if (arxivId === undefined) return false;
  const isOfPreprint = reference?.arxivId === undefined || reference.arxivId === arxivId;
  if (reference !== undefined && isOfPreprint && describePublication(paper, reference) !== undefined) return false;
  return occurrences.every(({ kind, entry }) =>
    kind === 'bibliography' ? citesPreprint(entry) : entry.doi === undefined || readArxivDoi(entry.doi) !== undefined,
  );
}

/** Whether a paper has an entry that can cite the published version, if the reference knows one, in the place of the preprint. */
export function canCitePublished(snapshot: Snapshot, { occurrences }: Paper, reference: CompletedReference): boolean {
  if (snapshot.settings.preferredVersion === 'preprint') return false;
  return occurrences.some(({ kind, uri, entry }) => kind === 'bibliography' && canCiteInstead(snapshot, uri, entry, reference));
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
function listChangedEntries(snapshot: Snapshot, uri: string, edits: readonly TextEdit[]): ReadonlySet<BibliographyEntry> {
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
