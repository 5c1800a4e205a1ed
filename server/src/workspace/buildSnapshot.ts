import { noCorrections } from '#digest';
import {
  adaptTopics,
  collectOccurrences,
  createLibrary,
  createLibraryParts,
  type KnownTopics,
  type Library,
  papersInDigests,
  resolveKeptHeadings,
  resolvePinnedTopics,
} from '#library';
import { createReferenceIndex, ownKinds, type ReferenceIndex, type TopicsText } from '#ownFiles';
import { type BuiltSegment, createSearchIndex } from '#search';
import { pinTopics, SeedFinder } from '#topics';
import { DerivedValues, lazy, lazyAfter } from '../base/derivedValues';
import type { Paper } from '../model/paper';
import { defaultSettings } from '../model/settings';
import { type CitationSources, createCitationIndex } from './citations';
import { createDraftGraph } from './drafts/draftGraph';
import type { BibliographyFile, DigestFile, OwnFiles } from './files/textFile';
import { createNoteIndex, type NoteIndex, type NoteSources } from './notes';
import type { CitationIndex, EarlierState, LibraryState, Snapshot } from './snapshot';

/** The files from which a library is made, each kind ordered by URI. */
export interface LibraryFiles {
  readonly digests: ReadonlyMap<string, DigestFile>;
  readonly bibliographies: ReadonlyMap<string, BibliographyFile>;
  readonly ownFiles: OwnFiles;
}

/** Copies the computed values out of a state. A reference to the state itself would keep all earlier versions in memory. */
export function toEarlierState({ libraryParts, searchIndex: index, earlier, knownTopics, seedFinder }: LibraryState): EarlierState {
  const searchIndex = index.peek();
  const search = searchIndex === undefined ? { searchIndex: earlier.searchIndex, segments: earlier.segments ?? [] } : { searchIndex };
  return { libraryParts: libraryParts.peek() ?? earlier.libraryParts, ...search, topics: knownTopics, seedFinder };
}

export function createLibraryState(
  revision: number,
  { digests, bibliographies, ownFiles }: LibraryFiles,
  earlier: EarlierState = {},
): LibraryState {
  const libraryParts = lazy(() =>
    createLibraryParts(
      collectOccurrences({ digests, bibliographies }, earlier.libraryParts?.occurrences),
      collectReferences(ownFiles.references, earlier.libraryParts?.works.references),
      earlier.libraryParts,
    ),
  );
  const library = lazy(() => createLibrary(libraryParts()));
  return {
    revision,
    digests,
    bibliographies,
    library,
    libraryParts,
    ...createSearchState(library, earlier),
    ...createTopicState(library, earlier.topics, ownFiles, earlier.seedFinder ?? new SeedFinder()),
  };
}

/** The references of all files. `known` is returned if it has the same ones. */
function collectReferences(files: OwnFiles['references'], known = noReferences): ReferenceIndex {
  const references = [...files.values()].flatMap((file) => file.written().references.map(({ reference }) => reference));
  const isSame = references.length === known.references.length && references.every((each, index) => each === known.references[index]);
  return isSame ? known : createReferenceIndex(references);
}

const noReferences = createReferenceIndex([]);

/**
 * If more papers than this change at once, only their names and titles are indexed at first. Their abstracts are indexed later, in the
 * background.
 */
export const readAtOnce = 1000;

/** The same library, with an index segment that was built in the background. */
export function withSearchSegment(state: LibraryState, segment: BuiltSegment<Paper>): LibraryState {
  const earlier = toEarlierState(state);
  return { ...state, ...createSearchState(state.library, { ...earlier, segments: [...(earlier.segments ?? []), segment] }) };
}

function createSearchState(library: () => Library, earlier: EarlierState): Pick<LibraryState, 'searchIndex' | 'earlier'> {
  const { searchIndex: previous, segments = [] } = earlier;
  return { earlier, searchIndex: lazy(() => createSearchIndex(library().papers, { previous, segments, readAtOnce })) };
}

const noTopics: KnownTopics = { topics: [], papers: [], kept: [], since: { count: 0, added: [] } };

/** The same library, with newly computed topics. */
export function withTopics(state: LibraryState, known: KnownTopics): LibraryState {
  return { ...state, revision: state.revision + 1, ...createTopicState(state.library, known, state.ownFiles, state.seedFinder) };
}

/** The same library, with changed topics files. */
export function withTopicsFiles(state: LibraryState, ownFiles: OwnFiles): LibraryState {
  const { library, knownTopics, foundTopics, seedFinder } = state;
  return { ...state, ...createOwnTopics({ library, knownTopics, foundTopics, ownFiles, seedFinder }) };
}

type TopicState = Pick<LibraryState, 'knownTopics' | 'topics' | 'foundTopics' | 'keptHeadings' | 'ownFiles' | 'seedFinder'>;

function createTopicState(
  library: LibraryState['library'],
  knownTopics: KnownTopics | undefined,
  ownFiles: OwnFiles,
  seedFinder: SeedFinder,
): TopicState {
  const foundTopics = lazy(() => adaptTopics(knownTopics ?? noTopics, papersInDigests(library())));
  return createOwnTopics({ library, knownTopics, foundTopics, ownFiles, seedFinder });
}

/** Applies the writer's topics files to topics that were found. */
function createOwnTopics(sources: Omit<TopicState, 'topics' | 'keptHeadings'> & Pick<LibraryState, 'library'>): TopicState {
  const { library, knownTopics, foundTopics, ownFiles, seedFinder } = sources;
  const { topics } = ownFiles;
  const written = (): readonly TopicsText[] => Array.from(topics.values(), (file) => file.written());
  return {
    knownTopics,
    foundTopics,
    ownFiles,
    seedFinder,
    keptHeadings: lazy(() =>
      resolveKeptHeadings(
        written().flatMap(({ kept }) => kept),
        library(),
      ),
    ),
    topics: lazy(() => {
      const pinned = resolvePinnedTopics(
        written().flatMap(({ topics }) => topics),
        library(),
      );
      return pinTopics(foundTopics(), pinned, library().papers, seedFinder, knownTopics?.kept);
    }),
  };
}

/**
 * Returns `next` with its indexes of notes and of citations. An index is copied from `before` if everything that it is made from is
 * still the same.
 */
export function withIndexes(next: Snapshot, before: Snapshot): Snapshot {
  const noteIndex = isSame(noteSources, next, before) ? before.noteIndex : createLazyNotes(next, before.noteIndex.latest());
  const indexed = { ...next, noteIndex };
  const citations = isSame(citationSources, indexed, before) ? before.citations : createLazyCitations(indexed, before.citations.latest());
  return { ...indexed, citations };
}

const noteSources = ['notes', 'library'] as const satisfies readonly (keyof NoteSources)[];
const citationSources = [
  'drafts',
  'notes',
  'noteIndex',
  'library',
  'bibliographies',
  'draftGraph',
] as const satisfies readonly (keyof CitationSources)[];

function isSame(parts: readonly (keyof Snapshot)[], next: Snapshot, before: Snapshot): boolean {
  return parts.every((part) => next[part] === before[part]);
}

// Takes only the parts that are needed from the snapshot. A lazy value that referred to the whole snapshot would keep all earlier
// versions in memory.
function createLazyNotes({ notes, library }: NoteSources, before?: NoteIndex): Snapshot['noteIndex'] {
  return lazyAfter(before, (earlier) => createNoteIndex({ notes, library }, earlier));
}

function createLazyCitations(sources: CitationSources, before?: CitationIndex): Snapshot['citations'] {
  const { drafts, notes, noteIndex, library, bibliographies, draftGraph } = sources;
  return lazyAfter(before, (earlier) => createCitationIndex({ drafts, notes, noteIndex, library, bibliographies, draftGraph }, earlier));
}

export function createEmptySnapshot(): Snapshot {
  const drafts = new Map();
  const notes = new Map();
  const projects = new Map();
  const draftGraph = lazy(() => createDraftGraph(drafts, projects, []));
  const ownFiles = Object.fromEntries(ownKinds.map((kind) => [kind, new Map()])) as unknown as OwnFiles;
  const state = createLibraryState(0, {
    digests: new Map(),
    bibliographies: new Map(),
    ownFiles,
  });
  const noteIndex = createLazyNotes({ ...state, notes });
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
    corrections: noCorrections,
    open: new Set(),
    absentBibliographies: new Set(),
    checks: new Map(),
    draftGraph,
    noteIndex,
    derived: new DerivedValues(),
    citations: createLazyCitations({ ...state, drafts, notes, noteIndex, draftGraph }),
  };
}
