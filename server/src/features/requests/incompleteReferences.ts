import { listMissingPaperFacts, type MissingFact } from '../../bibliography/missingFacts';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import { citationsOf } from '../../workspace/citationsOf';
import { findOwnEntry, getDraftBibliographies, resolveCitation } from '../../workspace/drafts/draftLibrary';
import type { BibliographyFile } from '../../workspace/files/textFile';
import type { Snapshot } from '../../workspace/snapshot';
import { getMissingFacts } from '../citing/entryFacts';
import { keySpanOf } from '../rules/duplicateCitationKey';

/** A reference that lacks what every style prints, or, if it was asked for by its key, that lacks nothing. */
export interface IncompleteReferenceFound {
  /** The key of the paper in the library. */
  readonly key: CitationKey;
  readonly title: string;
  readonly missing: readonly MissingFact[];
  /** The key of its entry in a bibliography, with its offset; undefined if it has no entry yet. */
  readonly entry?: { readonly uri: string; readonly offset: number };
  /** The URIs of the drafts that cite it. */
  readonly citedIn: readonly string[];
}

/**
 * The incomplete references of the draft with this URI and of the drafts that are compiled with it, in the order of their first
 * citations; or those of the bibliography with this URI. Without `uri`: all incomplete entries of bibliographies, then the incomplete
 * papers that drafts cite and that have no entry.
 */
export function listIncompleteReferences(snapshot: Snapshot, uri?: string): readonly IncompleteReferenceFound[] {
  if (uri === undefined) return listInWorkspace(snapshot);
  const file = snapshot.bibliographies.get(uri);
  if (file !== undefined) return listInBibliography(snapshot, file);
  const { members } = snapshot.draftGraph().projectOf(uri);
  return listInDrafts(snapshot, members.includes(uri) ? members : [uri]);
}

/**
 * What the references of the papers with these keys lack now: for each paper its entries, also complete ones, or itself if it has no
 * entry. Keys of no paper are left out.
 */
export function checkReferences(snapshot: Snapshot, keys: readonly CitationKey[]): readonly IncompleteReferenceFound[] {
  return keys.flatMap((key) => {
    const paper = snapshot.library().findByKey(key);
    if (paper === undefined) return [];
    const entries = paper.occurrences.filter((occurrence) => occurrence.kind === 'bibliography');
    if (entries.length === 0) return [describePaper(snapshot, paper)];
    return entries.flatMap(({ uri, entry }) => {
      const file = snapshot.bibliographies.get(uri);
      return file === undefined ? [] : [describeEntry(snapshot, file, entry)];
    });
  });
}

function isIncomplete({ missing }: IncompleteReferenceFound): boolean {
  return missing.length > 0;
}

function listInWorkspace(snapshot: Snapshot): readonly IncompleteReferenceFound[] {
  const inFiles = [...snapshot.bibliographies.values()].flatMap((file) => listInBibliography(snapshot, file));
  const withoutEntry = [...snapshot.citations().citing.keys()].filter((paper) => paper.occurrences.every(({ kind }) => kind === 'digest'));
  return [...inFiles, ...withoutEntry.map((paper) => describePaper(snapshot, paper)).filter(isIncomplete)];
}

function listInBibliography(snapshot: Snapshot, file: BibliographyFile): readonly IncompleteReferenceFound[] {
  return file
    .bibliography()
    .entries.filter((entry) => getMissingFacts(snapshot, entry).length > 0)
    .map((entry) => describeEntry(snapshot, file, entry));
}

function listInDrafts(snapshot: Snapshot, uris: readonly string[]): readonly IncompleteReferenceFound[] {
  const seen = new Set<BibliographyEntry | Paper>();
  return uris.flatMap((uri) => {
    const { ownKeys } = snapshot.draftGraph().projectOf(uri);
    return [...(snapshot.drafts.get(uri)?.itemsByKey().keys() ?? [])].flatMap((key) => {
      const own = findOwnEntry(snapshot, uri, key);
      const [paper, ...others] = own === undefined && !ownKeys.has(key) ? resolveCitation(snapshot, uri, key) : [];
      const cited = own?.entry ?? (others.length === 0 ? paper : undefined);
      if (cited === undefined || seen.has(cited)) return [];
      seen.add(cited);
      if (own !== undefined) return [describeEntry(snapshot, own.file, own.entry)].filter(isIncomplete);
      return paper === undefined ? [] : [describePaper(snapshot, paper)].filter(isIncomplete);
    });
  });
}

function describeEntry(snapshot: Snapshot, file: BibliographyFile, entry: BibliographyEntry): IncompleteReferenceFound {
  const paper = snapshot.library().findByEntry(entry);
  const drafts = paper === undefined ? [] : listCitingDrafts(snapshot, paper).filter((uri) => usesFile(snapshot, uri, file));
  return {
    key: paper?.key ?? entry.key,
    title: entry.title,
    missing: getMissingFacts(snapshot, entry),
    entry: { uri: file.uri, offset: keySpanOf(file, entry).start },
    citedIn: drafts,
  };
}

function describePaper(snapshot: Snapshot, paper: Paper): IncompleteReferenceFound {
  return { key: paper.key, title: paper.title, missing: listMissingPaperFacts(paper), citedIn: listCitingDrafts(snapshot, paper) };
}

function listCitingDrafts(snapshot: Snapshot, paper: Paper): readonly string[] {
  return [...new Set(citationsOf(snapshot, paper).map(({ uri }) => uri))];
}

function usesFile(snapshot: Snapshot, uri: string, file: BibliographyFile): boolean {
  const { files } = getDraftBibliographies(snapshot, uri);
  return files.length === 0 || files.includes(file);
}
