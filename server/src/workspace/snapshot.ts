import type { DerivedValues } from '../base/derivedValues';
import type { Lazy, SuccessiveLazy } from '../base/lazy';
import { shiftSpan, type Span } from '../base/span';
import type { Corrections } from '../digest/corrections/corrections';
import type { LibraryParts } from '../library/createLibrary';
import type { Library } from '../library/library';
import type { KnownTopics } from '../library/libraryTopics';
import type { Occurrence, Paper } from '../model/paper';
import type { Settings } from '../model/settings';
import type { Topic } from '../model/topic';
import type { BuiltSegment } from '../search/mergeSegments';
import type { SearchIndex } from '../search/searchIndex';
import type { SeedFinder } from '../topics/seedFinder';
import type { CitationIndex } from './citationIndex';
import type { DraftGraph } from './drafts/draftGraph';
import type { NoteIndex } from './notes';
import type { BibliographyFile, CorrectionsFile, DigestFile, DraftFile, ProjectFile, TextFile, TopicsFile } from './files/textFile';

/** What digests, bibliographies and topics files say together; each part is computed when it is first asked for. */
export interface LibraryState {
  /** Grows with every change of the digests and bibliographies, and of the topics. */
  readonly revision: number;
  /** Ordered by URI. */
  readonly digests: ReadonlyMap<string, DigestFile>;
  /** Ordered by URI. */
  readonly bibliographies: ReadonlyMap<string, BibliographyFile>;
  readonly library: Lazy<Library>;
  readonly libraryParts: Lazy<LibraryParts>;
  readonly searchIndex: Lazy<SearchIndex<Paper>>;
  /** What this state is built from where somebody asks for it. */
  readonly earlier: EarlierState;
  /** The topics that were computed last, maybe of an earlier library; undefined before the first are. */
  readonly knownTopics: KnownTopics | undefined;
  /** Of the papers in digests, as the writer's topics files change them. */
  readonly topics: Lazy<readonly Topic[]>;
  /** The same without the writer's changes: `knownTopics`, adapted to the papers of this library. */
  readonly foundTopics: Lazy<readonly Topic[]>;
  /** Finds the papers of the writer's own topics; all snapshots of one workspace share it. */
  readonly seedFinder: SeedFinder;
  /** The writer's own topics, by URI. */
  readonly topicsFiles: ReadonlyMap<string, TopicsFile>;
}

/** The last values that were computed before a state: the next ones are built from them. */
export interface EarlierState {
  readonly libraryParts?: LibraryParts | undefined;
  readonly searchIndex?: SearchIndex<Paper> | undefined;
  /** Segments that were built in the background after `searchIndex` was. */
  readonly segments?: readonly BuiltSegment<Paper>[];
  readonly topics?: KnownTopics | undefined;
  readonly seedFinder?: SeedFinder;
}

/** Everything the server knows at one moment. It never changes: a handler reads it once and works on that. */
export interface Snapshot extends LibraryState {
  /** Whether every digest and bibliography of the workspace has been read since the start. */
  readonly ready: boolean;
  /** Whether the text of every draft of the workspace is known, and every note has been read. */
  readonly draftsRead: boolean;
  /** Whether every draft of the workspace has been understood too, with the bibliographies that they name. */
  readonly draftsReady: boolean;
  readonly settings: Settings;
  /** URIs of the workspace's folders. */
  readonly folders: readonly string[];
  /** Those of the workspace's folders and those that are open, ordered by URI. */
  readonly drafts: ReadonlyMap<string, DraftFile>;
  /** Those of the drafts that lie in the notes folder. The same object as long as none of them changes. */
  readonly notes: ReadonlyMap<string, DraftFile>;
  readonly projects: ReadonlyMap<string, ProjectFile>;
  /** The writer's corrections of what is read from digests, ordered by URI. */
  readonly correctionsFiles: ReadonlyMap<string, CorrectionsFile>;
  /** What `correctionsFiles` say together: digests are read with it. */
  readonly corrections: Corrections;
  /** URIs of the documents that are open in the editor. */
  readonly open: ReadonlySet<string>;
  /** URIs of bibliographies that are missing on disk. One that a draft has just named is added once it was looked for. */
  readonly absentBibliographies: ReadonlySet<string>;
  draftGraph(): DraftGraph;
  /** The same object as long as neither the notes nor the library change. */
  readonly noteIndex: SuccessiveLazy<NoteIndex>;
  /** The same object as long as the drafts cite the same papers by the same keys. */
  readonly citations: SuccessiveLazy<CitationIndex>;
  /** What features derive from this snapshot, for them alone. All snapshots of one workspace share it. */
  readonly derived: DerivedValues;
}

/** The file with this URI, whatever its kind. */
export function findFile(snapshot: Snapshot, uri: string): TextFile | undefined {
  return (
    snapshot.drafts.get(uri) ??
    snapshot.digests.get(uri) ??
    snapshot.bibliographies.get(uri) ??
    snapshot.projects.get(uri) ??
    snapshot.topicsFiles.get(uri) ??
    snapshot.correctionsFiles.get(uri)
  );
}

/** The spans of an occurrence's whole block and of its title in the text of its file. */
export function locateOccurrence(snapshot: Snapshot, occurrence: Occurrence): { readonly block: Span; readonly title: Span } {
  const { kind, uri, entry } = occurrence;
  const start = (kind === 'digest' ? snapshot.digests.get(uri)?.startOf(entry) : snapshot.bibliographies.get(uri)?.startOf(entry)) ?? 0;
  return { block: shiftSpan(entry.span, start), title: shiftSpan(entry.titleSpan, start) };
}
