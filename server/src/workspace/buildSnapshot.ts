import { lazy, type Lazy } from '../base/lazy';
import { noCorrections } from '../digest/corrections/corrections';
import { createLibrary, createLibraryParts } from '../library/createLibrary';
import type { Library } from '../library/library';
import { adaptTopics, papersInDigests, type KnownTopics } from '../library/libraryTopics';
import { collectOccurrences } from '../library/occurrences';
import { resolvePinnedTopics } from '../library/pinnedTopics';
import type { Paper } from '../model/paper';
import { defaultSettings } from '../model/settings';
import type { PinnedTopic, Topic } from '../model/topic';
import type { BuiltSegment } from '../search/mergeSegments';
import { createSearchIndex } from '../search/searchIndex';
import { pinTopics } from '../topics/pinTopics';
import { createCitationIndex, type CitationSources } from './createCitationIndex';
import { createDraftGraph } from './drafts/draftGraph';
import type { BibliographyFile, DigestFile, TopicsFile } from './files/textFile';
import type { EarlierState, LibraryState, Snapshot } from './snapshot';

/** The files that a library is made of, each kind ordered by URI. */
export interface LibraryFiles {
  readonly digests: ReadonlyMap<string, DigestFile>;
  readonly bibliographies: ReadonlyMap<string, BibliographyFile>;
  readonly topicsFiles: ReadonlyMap<string, TopicsFile>;
}

/** The values alone: were the state itself held, all versions before it would stay in memory. */
export function toEarlierState({ libraryParts, searchIndex: index, earlier, knownTopics }: LibraryState): EarlierState {
  const searchIndex = index.peek();
  const search = searchIndex === undefined ? { searchIndex: earlier.searchIndex, segments: earlier.segments ?? [] } : { searchIndex };
  return { libraryParts: libraryParts.peek() ?? earlier.libraryParts, ...search, topics: knownTopics };
}

export function createLibraryState(
  revision: number,
  { digests, bibliographies, topicsFiles }: LibraryFiles,
  earlier: EarlierState = {},
): LibraryState {
  const libraryParts = lazy(() =>
    createLibraryParts(collectOccurrences({ digests, bibliographies }, earlier.libraryParts?.occurrences), earlier.libraryParts),
  );
  const library = lazy(() => createLibrary(libraryParts()));
  return {
    revision,
    digests,
    bibliographies,
    library,
    libraryParts,
    ...createSearchState(library, earlier),
    ...createTopicState(library, earlier.topics, topicsFiles),
  };
}

/** When more papers than these change at once, only their names and titles are indexed; the abstracts follow in the background. */
export const readAtOnce = 1000;

/** The same library, with abstracts that were read in the background. */
export function withSearchSegment(state: LibraryState, segment: BuiltSegment<Paper>): LibraryState {
  const earlier = toEarlierState(state);
  return { ...state, ...createSearchState(state.library, { ...earlier, segments: [...(earlier.segments ?? []), segment] }) };
}

function createSearchState(library: () => Library, earlier: EarlierState): Pick<LibraryState, 'searchIndex' | 'earlier'> {
  const { searchIndex: previous, segments = [] } = earlier;
  return { earlier, searchIndex: lazy(() => createSearchIndex(library().papers, { previous, segments, readAtOnce })) };
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
  const pinned = (): readonly PinnedTopic[] =>
    resolvePinnedTopics(
      [...topicsFiles.values()].flatMap((file) => file.written().topics),
      library(),
    );
  return { foundTopics, topicsFiles, topics: lazy(() => pinTopics(foundTopics(), pinned(), library().papers)) };
}

/** The citations of a snapshot that comes after `before`: the same while everything they are made from is the same object. */
export function withCitations(next: Snapshot, before: Snapshot): Snapshot {
  const parts = ['drafts', 'notes', 'library', 'bibliographies', 'draftGraph'] as const satisfies readonly (keyof CitationSources)[];
  if (parts.every((part) => next[part] === before[part])) return next;
  const { drafts, notes, library, bibliographies, draftGraph } = next;
  const earlierCitations = before.citations.peek() ?? before.earlierCitations;
  return {
    ...next,
    earlierCitations,
    citations: lazy(() => createCitationIndex({ drafts, notes, library, bibliographies, draftGraph }, earlierCitations)),
  };
}

export function createEmptySnapshot(): Snapshot {
  const drafts = new Map();
  const notes = new Map();
  const projects = new Map();
  const draftGraph = lazy(() => createDraftGraph(drafts, projects, []));
  const state = createLibraryState(0, { digests: new Map(), bibliographies: new Map(), topicsFiles: new Map() });
  return {
    ...state,
    ready: false,
    draftsRead: false,
    draftsReady: false,
    settings: defaultSettings,
    folders: [],
    drafts,
    notes,
    projects,
    correctionsFiles: new Map(),
    corrections: noCorrections,
    open: new Set(),
    absentBibliographies: new Set(),
    draftGraph,
    citations: lazy(() => createCitationIndex({ ...state, drafts, notes, draftGraph })),
    earlierCitations: undefined,
  };
}
