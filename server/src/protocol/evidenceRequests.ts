import type { LspLocation, LspPosition, LspRange } from './requests';

/** `marginalia/evidence`: what the papers say that the sentence at a position in a draft cites. */
export interface EvidenceParams {
  readonly uri: string;
  readonly position: LspPosition;
}

/** The answer is `null` if there is no draft at the position, or no citation in the sentence. */
export interface EvidenceAnswer {
  /** The range of the sentence. */
  readonly sentence: LspRange;
  /** In the order of the citations, each paper once; empty if the library has none of them. */
  readonly papers: readonly PaperEvidenceAnswer[];
}

export interface PaperEvidenceAnswer {
  /** The key by which the sentence cites the paper. */
  readonly key: string;
  readonly title: string;
  readonly names: readonly string[];
  /**
   * - `found`: `text` bears on the sentence most;
   * - `nothing`: no sentence of the abstract speaks of it;
   * - `other-language`: the abstract is in another language than the sentence;
   * - `no-abstract`: the paper has no abstract in the library;
   * - `no-claim`: the sentence has too few words that say something.
   */
  readonly kind: 'found' | 'nothing' | 'other-language' | 'no-abstract' | 'no-claim';
  /** The sentence of the abstract; absent if there is none. */
  readonly text?: string;
  /** The words of `text` that the draft's sentence has too, as UTF-16 offsets. */
  readonly ranges?: readonly (readonly [number, number])[];
  /** Present if the abstract was not written by the paper's authors but by someone who summarizes the paper. */
  readonly abstractKind?: 'summary';
  /** The sentence in the digest, or the entry in the bibliography; without a sentence, the title of the paper. */
  readonly place: LspLocation;
}
