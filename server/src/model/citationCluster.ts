import type { Span } from '../base/span';
import type { CitationKey, CitationMode } from './citation';

/** How citations are written: pandoc's Markdown, or LaTeX with the commands of a package. */
export type CitationDialect = 'pandoc' | 'natbib' | 'biblatex';

/** A citation independent of its language. */
export interface CitationCluster {
  readonly mode: CitationMode;
  /** Set if the citation is a footnote by itself: `\footcite{a}`, `^[[@a].]`. */
  readonly placement?: 'footnote';
  /** Never empty. */
  readonly items: readonly ClusterItem[];
}

/** One work of a cluster, with its affixes as plain text: U+00A0 where no line may break. Each may be empty. */
export interface ClusterItem {
  readonly key: CitationKey;
  readonly prefix: string;
  /** With its locator, without the comma before it. */
  readonly suffix: string;
}

/** A cluster in a draft. */
export interface WrittenCluster extends CitationCluster {
  /** The citation, with the marks of its footnote. */
  readonly span: Span;
}

/** Compares keys, for `sort`: negative if a cluster names `a` first. */
export type KeyOrder = (a: CitationKey, b: CitationKey) => number;
