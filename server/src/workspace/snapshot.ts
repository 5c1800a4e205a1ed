import { lazy } from '../base/lazy';
import type { PaperPlace } from '../model/paper';
import type { Settings } from '../model/settings';
import type { Topic } from '../model/topic';
import { createSearchIndex, type SearchIndex } from '../search/searchIndex';
import { groupTopics } from '../topics/groupTopics';
import { createLibrary, type Library } from './library';
import type { DigestFile, DraftFile, TextFile } from './textFile';

/** What the digests give, computed as far as somebody asks. The same object as long as no digest changes. */
export interface LibraryState {
  /** Grows with every change of the digests. */
  readonly revision: number;
  /** Ordered by URI. */
  readonly digests: ReadonlyMap<string, DigestFile>;
  library(): Library;
  searchIndex(): SearchIndex;
  topics(): readonly Topic[];
}

/** Everything the server knows at one moment. It never changes: a handler reads it once and works on that. */
export interface Snapshot extends LibraryState {
  /** Whether every digest of the workspace has been read since the start. */
  readonly ready: boolean;
  readonly settings: Settings;
  /** Drafts that are open in the editor. */
  readonly drafts: ReadonlyMap<string, DraftFile>;
}

export function createLibraryState(revision: number, digests: ReadonlyMap<string, DigestFile>): LibraryState {
  const library = lazy(() => createLibrary(placesOf(digests)));
  return {
    revision,
    digests,
    library,
    searchIndex: lazy(() => createSearchIndex(library().papers)),
    topics: lazy(() => groupTopics(library().papers)),
  };
}

/** The open draft or the digest with this URI. */
export function findFile(snapshot: Snapshot, uri: string): TextFile | undefined {
  return snapshot.drafts.get(uri) ?? snapshot.digests.get(uri);
}

function placesOf(digests: ReadonlyMap<string, DigestFile>): readonly PaperPlace[] {
  const places: PaperPlace[] = [];
  for (const { uri, digest } of digests.values()) for (const entry of digest().entries) places.push({ kind: 'digest', uri, entry });
  return places;
}
