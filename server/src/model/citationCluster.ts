import type { Span } from '../base/span';
import type { CitationKey, CitationMode } from './citation';

/** How citations are written: pandoc's Markdown, or LaTeX with the commands of a package. */
export type CitationDialect = 'pandoc' | 'natbib' | 'biblatex';

/** A citation independent of its language. */
export interface CitationCluster {
  readonly mode: CitationMode;
  /** Set if the citation is a footnote of its own: `\footcite{a}`, `^[[@a].]`. */
  readonly placement?: 'footnote';
  /** Never empty. */
  readonly items: readonly ClusterItem[];
}

/** One work of a cluster, with the text before and after it as plain text, each possibly empty. A no-break space is U+00A0. */
export interface ClusterItem {
  readonly key: CitationKey;
  readonly prefix: string;
  /** Includes the locator, without the comma before it. */
  readonly suffix: string;
}

/** A cluster in a draft. */
export interface WrittenCluster extends CitationCluster {
  /** The whole citation; for a footnote with its marks. */
  readonly span: Span;
}

/** Compares keys, for `sort`: negative if a cluster names `a` first. */
export type KeyOrder = (a: CitationKey, b: CitationKey) => number;
