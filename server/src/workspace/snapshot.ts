import type { Corrections } from '#digest';
import { areTopicsOf, type KnownTopics, type Library, type LibraryParts, papersInDigests } from '#library';
import type { BuiltSegment, SearchIndex } from '#search';
import type { SeedFinder } from '#topics';
import type { CheckedWorks } from '#verdicts';
import type { DerivedValues, Lazy, SuccessiveLazy } from '../base/derivedValues';
import { type Span, shiftSpan } from '../base/span';
import type { CitationKey } from '../model/citation';
import type { Occurrence, Paper } from '../model/paper';
import type { Settings } from '../model/settings';
import type { KeptHeading, Topic } from '../model/topic';
import type { DraftGraph } from './drafts/draftGraph';
import type { BibliographyFile, DigestFile, DraftFile, OwnFiles, ProjectFile, TextFile } from './files/textFile';
import type { NoteIndex } from './notes';

/** The library and the values that are computed from it. Each value is computed when it is first used. */
export interface LibraryState {
  /** Increases with every change of digests, bibliographies or computed topics. */
  readonly revision: number;
  /** Ordered by URI. */
  readonly digests: ReadonlyMap<string, DigestFile>;
  /** Ordered by URI. */
  readonly bibliographies: ReadonlyMap<string, BibliographyFile>;
  readonly ownFiles: OwnFiles;
  readonly library: Lazy<Library>;
  readonly libraryParts: Lazy<LibraryParts>;
  readonly searchIndex: Lazy<SearchIndex<Paper>>;
  /** The earlier values that are reused to compute the parts of this state. */
  readonly earlier: EarlierState;
  /** The topics that were computed last, possibly for an earlier library; undefined until topics have been computed. */
  readonly knownTopics: KnownTopics | undefined;
  /** The topics of the papers in digests, with the changes in the writer's topics files. */
  readonly topics: Lazy<readonly Topic[]>;
  /** The topics in `knownTopics`, adapted to the papers of this library, without the writer's changes. */
  readonly foundTopics: Lazy<readonly Topic[]>;
  /** The headings that the writer keeps, from the writer's topics files; empty if the writer keeps none. */
  readonly keptHeadings: Lazy<readonly KeptHeading[]>;
  /** Finds the papers for topics that the writer defined. */
  readonly seedFinder: SeedFinder;
}

/** The values that were last computed for an earlier state. The next values are built from them. */
export interface EarlierState {
  readonly libraryParts?: LibraryParts | undefined;
  readonly searchIndex?: SearchIndex<Paper> | undefined;
  /** Segments that were built in the background after `searchIndex`. */
  readonly segments?: readonly BuiltSegment<Paper>[];
  readonly topics?: KnownTopics | undefined;
  readonly seedFinder?: SeedFinder;
}

/**
 * Everything that the server knows at one moment. A snapshot never changes, so the handler of a request takes one snapshot and works
 * only with that one.
 */
export interface Snapshot extends LibraryState {
  /** Whether every digest and bibliography of the workspace has been read. */
  readonly ready: boolean;
  /** Whether the text of every draft of the workspace is known, including all notes. */
  readonly draftsRead: boolean;
  /** Whether every draft of the workspace has also been scanned, and the bibliographies that drafts name have been read. */
  readonly draftsReady: boolean;
  readonly settings: Settings;
  /** URIs of the workspace's folders. */
  readonly folders: readonly string[];
  /** The drafts in the workspace's folders and those that are open, ordered by URI. */
  readonly drafts: ReadonlyMap<string, DraftFile>;
  /** The drafts in the notes folder. The map remains the same object until one of these drafts changes. */
  readonly notes: ReadonlyMap<string, DraftFile>;
  readonly projects: ReadonlyMap<string, ProjectFile>;
  /** The writer's corrections in all files. They affect how digests are read. */
  readonly corrections: Corrections;
  /** URIs of the documents that are open in the editor. */
  readonly open: ReadonlySet<string>;
  /**
   * URIs of bibliographies that don't exist on disk. A bibliography that a draft has just named is added only after the server has
   * looked for it.
   */
  readonly absentBibliographies: ReadonlySet<string>;
  /** What registries say of works that were checked, by what their entries say. The map remains the same object until the next check. */
  readonly checks: CheckedWorks;
  draftGraph(): DraftGraph;
  /** The index remains the same object until the notes or the library change. */
  readonly noteIndex: SuccessiveLazy<NoteIndex>;
  /** While only drafts change, the index remains the same object as long as they cite the same papers by the same keys. */
  readonly citations: SuccessiveLazy<CitationIndex>;
  /** Values that features compute from snapshots for their own use. All snapshots of a workspace share them. */
  readonly derived: DerivedValues;
}

/** A draft that cites a paper, and the key that it uses. */
export interface CitingDraft {
  readonly uri: string;
  readonly key: CitationKey;
  /** How often the draft cites the paper by this key; at least 1. */
  readonly count: number;
}

/**
 * An index of which drafts cite which papers. It contains no positions, so it remains the same object while the writer edits the text
 * around citations.
 */
export interface CitationIndex {
  /**
   * For each paper, the drafts that cite it and the keys that they use, in the order of the drafts and of the keys in each draft. A
   * paper that no draft cites has no entry.
   */
  readonly citing: ReadonlyMap<Paper, readonly CitingDraft[]>;
  /** The sources of this index, from which the next index is made. */
  readonly sources: IndexedSources;
}

interface IndexedSources {
  readonly library: Library;
  readonly bibliographies: ReadonlyMap<string, BibliographyFile>;
  draftGraph(): DraftGraph;
  /** The drafts by URI. */
  readonly drafts: ReadonlyMap<string, IndexedDraft>;
}

/** A draft and the papers that it cites. */
export interface IndexedDraft {
  readonly draft: DraftFile;
  readonly cited: readonly CitedPaper[];
}

export interface CitedPaper extends CitingDraft {
  readonly paper: Paper;
}

/** The file with this URI, of any kind. */
export function findFile(snapshot: Snapshot, uri: string): TextFile | undefined {
  return (
    snapshot.drafts.get(uri) ??
    snapshot.digests.get(uri) ??
    snapshot.bibliographies.get(uri) ??
    snapshot.projects.get(uri) ??
    Object.values(snapshot.ownFiles)
      .map((files) => files.get(uri))
      .find((file) => file !== undefined)
  );
}

/** Whether the topics of exactly the present papers and kept headings are known. While they are being computed, they are not. */
export function hasCurrentTopics({ knownTopics, library, keptHeadings }: LibraryState): boolean {
  return knownTopics !== undefined && areTopicsOf(knownTopics, papersInDigests(library()), keptHeadings());
}

/** The spans of an occurrence's block and of its title in the text of its file. */
export function locateOccurrence(snapshot: Snapshot, occurrence: Occurrence): { readonly block: Span; readonly title: Span } {
  const { kind, uri, entry } = occurrence;
  const start = (kind === 'digest' ? snapshot.digests.get(uri)?.startOf(entry) : snapshot.bibliographies.get(uri)?.startOf(entry)) ?? 0;
  return { block: shiftSpan(entry.span, start), title: shiftSpan(entry.titleSpan, start) };
}
