import type { CitationKey } from '../model/citation';
import type { Paper } from '../model/paper';
import type { DraftGraph } from './drafts/draftGraph';
import type { Library } from '../library/library';
import type { BibliographyFile, DraftFile } from './files/textFile';

/** A draft that cites a paper, and the key by which it does. */
export interface CitingDraft {
  readonly uri: string;
  readonly key: CitationKey;
  /** How often the draft cites the paper by this key: once or more. */
  readonly count: number;
}

/**
 * Which drafts cite which papers. It holds no positions: as long as the drafts cite the same papers by the same keys it stays
 * the same object, however the text around their citations changes.
 */
export interface CitationIndex {
  /** In the order of drafts and of their keys. Papers that no draft cites are not there. */
  readonly citing: ReadonlyMap<Paper, readonly CitingDraft[]>;
  /** What the next index takes over. */
  readonly sources: IndexedSources;
}

/** What an index was made of. */
export interface IndexedSources {
  readonly library: Library;
  readonly bibliographies: ReadonlyMap<string, BibliographyFile>;
  draftGraph(): DraftGraph;
  /** By URI. */
  readonly drafts: ReadonlyMap<string, IndexedDraft>;
}

/** What one draft cites. */
export interface IndexedDraft {
  readonly draft: DraftFile;
  readonly cited: readonly CitedPaper[];
}

export interface CitedPaper extends CitingDraft {
  readonly paper: Paper;
}
