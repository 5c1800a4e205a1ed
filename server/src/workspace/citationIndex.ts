import type { CitationKey } from '../model/citation';
import type { Paper } from '../model/paper';
import type { DraftGraph } from './drafts/draftGraph';
import type { Library } from '../library/library';
import type { BibliographyFile, DraftFile } from './files/textFile';

/** A draft that cites a paper, and the key that it uses. */
export interface CitingDraft {
  readonly uri: string;
  readonly key: CitationKey;
  /** How often the draft cites the paper by this key; at least 1. */
  readonly count: number;
}

/** Which drafts cite which papers. It has no positions, so it stays the same object while the writer edits the text around citations. */
export interface CitationIndex {
  /** In the order of drafts, then of the keys in each. Has no entry for a paper that no draft cites. */
  readonly citing: ReadonlyMap<Paper, readonly CitingDraft[]>;
  /** What this index was made from, for the next one. */
  readonly sources: IndexedSources;
}

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
