import { listMissingPaperFacts, type MissingFact, toReference } from '#bibliography';
import { splitPersonName } from '#text';
import type { DescribedWork } from '#verdicts';
import { type BibliographyFile, citationsOf, findOwnEntry, getDraftBibliographies, resolveCitation, type Snapshot } from '#workspace';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import { getDifference, getMissingFacts } from './entryDifference';
import { keySpanOf } from './entrySource';
import { findPublishedVersion, isKnownAsPreprint } from './publishedVersion';

/** A reference that lacks what every style prints, or one that lacks nothing but was asked for. */
export interface IncompleteReferenceFound {
  /** The key of the paper in the library. */
  readonly key: CitationKey;
  readonly title: string;
  readonly missing: readonly MissingFact[];
  /** The key of its entry in a bibliography, and its offset there; undefined if it has no entry yet. */
  readonly entry?: { readonly uri: string; readonly offset: number; readonly key: string };
  /** Where it was published, if the entry cites the preprint and can cite the published version. */
  readonly published?: string;
  /** What the entry says otherwise than registries do. */
  readonly differs?: string;
  readonly isWithdrawn?: true;
  /** The URIs of the drafts that cite it. */
  readonly citedIn: readonly string[];
}

/** An entry of a bibliography, or a paper that is cited and has none. */
type Reference = { readonly file: BibliographyFile; readonly entry: BibliographyEntry } | { readonly paper: Paper };

/**
 * The incomplete references of the draft with this URI and of the drafts that are compiled with it, in the order of their first
 * citations; or those of the bibliography with this URI. Without `uri`: all incomplete entries of bibliographies, then the incomplete
 * papers that drafts cite and that have no entry.
 */
export function listIncompleteReferences(snapshot: Snapshot, uri?: string): readonly IncompleteReferenceFound[] {
  return listReferences(snapshot, uri)
    .filter((reference) => listMissing(snapshot, reference).length > 0)
    .map((reference) => describe(snapshot, reference));
}

/**
 * The references, of those that `listIncompleteReferences` looks through, that are known as preprints alone, or whose entries cite the
 * preprint although a published version is known; also those that lack nothing.
 */
export function listPreprints(snapshot: Snapshot, uri?: string): readonly IncompleteReferenceFound[] {
  return listReferences(snapshot, uri).flatMap((reference) => {
    const paper = 'paper' in reference ? reference.paper : snapshot.library().findByEntry(reference.entry);
    if (paper === undefined) return [];
    const canCitePublished = 'entry' in reference && findPublishedVersion(snapshot, reference.file.uri, reference.entry) !== undefined;
    return canCitePublished || isKnownAsPreprint(paper) ? [describe(snapshot, reference)] : [];
  });
}

/**
 * What the references of the papers with these keys lack now: for each paper its entries, also complete ones, or itself if it has no
 * entry. Keys of no paper are left out.
 */
export function checkReferences(snapshot: Snapshot, keys: readonly CitationKey[]): readonly IncompleteReferenceFound[] {
  return keys.flatMap((key) => {
    const paper = snapshot.library().findByKey(key);
    if (paper === undefined) return [];
    const entries = paper.occurrences.flatMap((occurrence): readonly Reference[] => {
      const file = occurrence.kind === 'bibliography' ? snapshot.bibliographies.get(occurrence.uri) : undefined;
      return file === undefined || occurrence.kind !== 'bibliography' ? [] : [{ file, entry: occurrence.entry }];
    });
    const references = entries.length > 0 ? entries : [{ paper }];
    return references.map((reference) => describe(snapshot, reference));
  });
}

/** A reference as the writer has it: its entry, or what a digest says of a paper that has none. */
interface ReferenceToCheck {
  /** The key by which the writer cites it. */
  readonly key: CitationKey;
  readonly work: DescribedWork;
}

/** The references, of those that `listIncompleteReferences` looks through, also complete ones. */
export function listReferencesToCheck(snapshot: Snapshot, uri?: string): readonly ReferenceToCheck[] {
  return listReferences(snapshot, uri).map((reference) =>
    'entry' in reference
      ? { key: reference.entry.key, work: toReference(reference.entry) }
      : { key: reference.paper.key, work: describeListed(reference.paper) },
  );
}

function describeListed({ title, authors, hasMoreAuthors, year, venue, arxivId, doi }: Paper): DescribedWork {
  return { title, authors: authors.map(splitPersonName), hasMoreAuthors, year, venue, arxivId, doi };
}

function listReferences(snapshot: Snapshot, uri: string | undefined): readonly Reference[] {
  if (uri === undefined) return listInWorkspace(snapshot);
  const file = snapshot.bibliographies.get(uri);
  if (file !== undefined) return listInBibliography(file);
  const { members } = snapshot.draftGraph().projectOf(uri);
  return listInDrafts(snapshot, members.includes(uri) ? members : [uri]);
}

function listInWorkspace(snapshot: Snapshot): readonly Reference[] {
  const inFiles = [...snapshot.bibliographies.values()].flatMap(listInBibliography);
  const withoutEntry = [...snapshot.citations().citing.keys()].filter((paper) => paper.occurrences.every(({ kind }) => kind === 'digest'));
  return [...inFiles, ...withoutEntry.map((paper) => ({ paper }))];
}

function listInBibliography(file: BibliographyFile): readonly Reference[] {
  return file.bibliography().entries.map((entry) => ({ file, entry }));
}

function listInDrafts(snapshot: Snapshot, uris: readonly string[]): readonly Reference[] {
  const seen = new Set<BibliographyEntry | Paper>();
  return uris.flatMap((uri): readonly Reference[] => {
    const { ownKeys } = snapshot.draftGraph().projectOf(uri);
    return [...(snapshot.drafts.get(uri)?.itemsByKey().keys() ?? [])].flatMap((key): readonly Reference[] => {
      const own = findOwnEntry(snapshot, uri, key);
      const [paper, ...others] = own === undefined && !ownKeys.has(key) ? resolveCitation(snapshot, uri, key) : [];
      const cited = own?.entry ?? (others.length === 0 ? paper : undefined);
      if (cited === undefined || seen.has(cited)) return [];
      seen.add(cited);
      if (own !== undefined) return [own];
      return paper === undefined ? [] : [{ paper }];
    });
  });
}

function listMissing(snapshot: Snapshot, reference: Reference): readonly MissingFact[] {
  return 'paper' in reference ? listMissingPaperFacts(reference.paper) : getMissingFacts(snapshot, reference.entry);
}

function describe(snapshot: Snapshot, reference: Reference): IncompleteReferenceFound {
  return 'paper' in reference ? describePaper(snapshot, reference.paper) : describeEntry(snapshot, reference.file, reference.entry);
}

function describeEntry(snapshot: Snapshot, file: BibliographyFile, entry: BibliographyEntry): IncompleteReferenceFound {
  const paper = snapshot.library().findByEntry(entry);
  const { summary: published } = findPublishedVersion(snapshot, file.uri, entry) ?? {};
  const { reference } = paper ?? {};
  const differs = reference === undefined ? undefined : getDifference(snapshot, entry, reference);
  const drafts = paper === undefined ? [] : listCitingDrafts(snapshot, paper).filter((uri) => usesFile(snapshot, uri, file));
  return {
    key: paper?.key ?? entry.key,
    title: entry.title,
    missing: getMissingFacts(snapshot, entry),
    entry: { uri: file.uri, offset: keySpanOf(file, entry).start, key: entry.key },
    ...(published === undefined ? {} : { published }),
    ...(differs === undefined ? {} : { differs }),
    ...(reference?.isWithdrawn === true ? { isWithdrawn: true } : {}),
    citedIn: drafts,
  };
}

function describePaper(snapshot: Snapshot, paper: Paper): IncompleteReferenceFound {
  const { key, title } = paper;
  const warning = paper.reference?.isWithdrawn === true ? ({ isWithdrawn: true } as const) : {};
  return { key, title, missing: listMissingPaperFacts(paper), ...warning, citedIn: listCitingDrafts(snapshot, paper) };
}

function listCitingDrafts(snapshot: Snapshot, paper: Paper): readonly string[] {
  return [...new Set(citationsOf(snapshot, paper).map(({ uri }) => uri))];
}

function usesFile(snapshot: Snapshot, uri: string, file: BibliographyFile): boolean {
  const { files } = getDraftBibliographies(snapshot, uri);
  return files.length === 0 || files.includes(file);
}
