import type { Span } from '../base/span';
import type { CitationKey, CitationMode } from './citation';

/** How citations are written: pandoc's Markdown, or LaTeX with the commands of a package. */
export type CitationDialect = 'pandoc' | 'natbib' | 'biblatex';

/** A citation taken out of its language. */
export interface CitationCluster {
  readonly mode: CitationMode;
  /** Where the citation is all that a note at the foot of the page holds: `\footcite{a}`, `^[[@a].]`. */
  readonly place?: 'footnote';
  /** Never empty. */
  readonly items: readonly ClusterItem[];
}

/** One work of a cluster, with plain text around it: U+00A0 where no line may break, empty where there is nothing. */
export interface ClusterItem {
  readonly key: CitationKey;
  readonly before: string;
  /** Without the comma that parts it from the key. */
  readonly after: string;
}

/** A cluster as it stands in a draft. */
export interface WrittenCluster extends CitationCluster {
  /** The citation, with the marks of its note. */
  readonly span: Span;
}

/** Which of two keys a cluster names first: negative where it is `a`. */
export type KeyOrder = (a: CitationKey, b: CitationKey) => number;
