import { lazy, type Lazy } from '../base/lazy';
import { shiftSpan, type Span } from '../base/span';
import type { Corrections } from '../digest/corrections/corrections';
import type { Paper, Occurrence } from '../model/paper';
import type { Settings } from '../model/settings';
import type { PinnedTopic, Topic } from '../model/topic';
import { createSearchIndex, type SearchIndex } from '../search/searchIndex';
import type { BuiltSegment } from '../search/mergeSegments';
import { pinTopics } from '../topics/pinTopics';
import type { CitationIndex } from './citationIndex';
import type { DraftGraph } from './drafts/draftGraph';
import { createLibrary, type Library } from '../library/library';
import { collectOccurrences, listOccurrences, type OccurrencesByFile } from '../library/occurrences';
import { adaptTopics, papersInDigests, type KnownTopics } from '../library/libraryTopics';
import { resolvePinnedTopics } from './pinnedTopics';
import type { BibliographyFile, CorrectionsFile, DigestFile, DraftFile, ProjectFile, TextFile, TopicsFile } from './files/textFile';

/** What digests and bibliographies give, computed as far as somebody asks. The same object as long as none of them changes. */
export interface LibraryState {
  /** Grows with every change of the digests and bibliographies, and of the topics. */
  readonly revision: number;
  /** Ordered by URI. */
  readonly digests: ReadonlyMap<string, DigestFile>;
  /** Ordered by URI. */
  readonly bibliographies: ReadonlyMap<string, BibliographyFile>;
  library(): Library;
  readonly searchIndex: Lazy<SearchIndex<Paper>>;
  readonly joined: Lazy<JoinedLibrary>;
  /** What was made last before this state: what is made next builds on it. */
  readonly known: KnownState;
  /** Topics as they were last computed, maybe of an earlier library; undefined before the first are known. */
  readonly knownTopics: KnownTopics | undefined;
  /** Of the papers that stand in a digest, as the writer's topics file orders them. */
  readonly topics: Lazy<readonly Topic[]>;
  /** The same before the writer's own topics change them: those last known, adapted to the papers that there are now. */
  readonly foundTopics: Lazy<readonly Topic[]>;
  /** The writer's own topics, by URI. */
  readonly topicsFiles: ReadonlyMap<string, TopicsFile>;
}

/** What the next state builds on. */
export interface KnownState {
  readonly joined?: JoinedLibrary | undefined;
  readonly index?: SearchIndex<Paper> | undefined;
  /** Parts that came after the index was made. */
  readonly segments?: readonly BuiltSegment<Paper>[];
  readonly topics?: KnownTopics | undefined;
}

/** A library, and the occurrences that it joins. */
export interface JoinedLibrary {
  readonly occurrences: OccurrencesByFile;
  readonly library: Library;
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
  /** What they say together: digests are read with it. */
  readonly corrections: Corrections;
  /** URIs of the documents that are open in the editor. */
  readonly open: ReadonlySet<string>;
  /** URIs of bibliographies that were looked for on disk and are not there. Of one that drafts name anew it is not known at once. */
  readonly absentBibliographies: ReadonlySet<string>;
  draftGraph(): DraftGraph;
  readonly citations: Lazy<CitationIndex>;
  /** The index that was made last before this snapshot: the next one builds on it. */
  readonly knownCitations: CitationIndex | undefined;
}

/** The files that a library is made of, each kind ordered by URI. */
export interface LibraryFiles {
  readonly digests: ReadonlyMap<string, DigestFile>;
  readonly bibliographies: ReadonlyMap<string, BibliographyFile>;
  readonly topicsFiles: ReadonlyMap<string, TopicsFile>;
}

/** Holds what was made, not the state that made it: versions don't pile up. */
export function getKnown({ joined, searchIndex, known, knownTopics }: LibraryState): KnownState {
  const index = searchIndex.peek();
  const search = index === undefined ? { index: known.index, segments: known.segments ?? [] } : { index };
  return { joined: joined.peek() ?? known.joined, ...search, topics: knownTopics };
}

/** What `known` has of the same files is not made anew. */
export function createLibraryState(
  revision: number,
  { digests, bibliographies, topicsFiles }: LibraryFiles,
  known: KnownState = {},
): LibraryState {
  const joined = lazy((): JoinedLibrary => {
    const occurrences = collectOccurrences({ digests, bibliographies }, known.joined?.occurrences);
    return { occurrences, library: createLibrary(listOccurrences(occurrences), known.joined?.library) };
  });
  const library = (): Library => joined().library;
  return {
    revision,
    digests,
    bibliographies,
    library,
    joined,
    ...createSearchState(library, known),
    ...createTopicState(library, known.topics, topicsFiles),
  };
}

/** So many papers are read at once when they change; of more only names and titles, until somebody reads them in the background. */
export const readAtOnce = 1000;

/** The same library, with abstracts that were read in the background. */
export function withSearchSegment(state: LibraryState, segment: BuiltSegment<Paper>): LibraryState {
  const known = getKnown(state);
  return { ...state, ...createSearchState(state.library, { ...known, segments: [...(known.segments ?? []), segment] }) };
}

function createSearchState(library: () => Library, known: KnownState): Pick<LibraryState, 'searchIndex' | 'known'> {
  const { index: previous, segments = [] } = known;
  return { known, searchIndex: lazy(() => createSearchIndex(library().papers, { previous, segments, readAtOnce })) };
}

const noTopics: KnownTopics = { topics: [], papers: [] };

/** The same library under topics that are newly computed. */
export function withTopics(state: LibraryState, known: KnownTopics): LibraryState {
  return { ...state, revision: state.revision + 1, ...createTopicState(state.library, known, state.topicsFiles) };
}

/** The same library under other topics of the writer's own. */
export function withTopicsFiles(state: LibraryState, topicsFiles: ReadonlyMap<string, TopicsFile>): LibraryState {
  return { ...state, ...createOwnTopics(state.library, state.foundTopics, topicsFiles) };
}

function createTopicState(
  library: () => Library,
  knownTopics: KnownTopics | undefined,
  topicsFiles: ReadonlyMap<string, TopicsFile>,
): Pick<LibraryState, 'knownTopics' | 'topics' | 'foundTopics' | 'topicsFiles'> {
  const foundTopics = lazy(() => adaptTopics(knownTopics ?? noTopics, papersInDigests(library())));
  return { knownTopics, ...createOwnTopics(library, foundTopics, topicsFiles) };
}

function createOwnTopics(
  library: () => Library,
  foundTopics: Lazy<readonly Topic[]>,
  topicsFiles: ReadonlyMap<string, TopicsFile>,
): Pick<LibraryState, 'topics' | 'foundTopics' | 'topicsFiles'> {
  const pinned = (): readonly PinnedTopic[] => resolvePinnedTopics([...topicsFiles.values()], library());
  return { foundTopics, topicsFiles, topics: lazy(() => pinTopics(foundTopics(), pinned(), library().papers)) };
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
