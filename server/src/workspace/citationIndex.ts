import type { Library } from '#library';
import type { CitationKey } from '../model/citation';
import type { Paper } from '../model/paper';
import type { DraftGraph } from './drafts/draftGraph';
import type { BibliographyFile, DraftFile } from './files/textFile';

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
