import type { Span } from '../base/span';
import type { CitationKey, CitationMode } from './citation';

/** A way to write citations: in pandoc's Markdown, or in LaTeX with the commands of a package. */
export type CitationDialect = 'pandoc' | 'natbib' | 'biblatex';

/** A citation, described independently of the language of the draft. */
export interface CitationCluster {
  readonly mode: CitationMode;
  /** Set if the citation is itself a footnote: `\footcite{a}`, `^[[@a].]`. */
  readonly placement?: 'footnote';
  /** At least one item. */
  readonly items: readonly ClusterItem[];
}

/** One work of a citation, with the plain text before and after the work. Both texts may be empty. A no-break space is U+00A0. */
export interface ClusterItem {
  readonly key: CitationKey;
  readonly prefix: string;
  /** The text after the work, including the locator but not the comma before it. */
  readonly suffix: string;
}

/** The description of a citation in a draft, with its position. */
export interface WrittenCluster extends CitationCluster {
  /** The span of the whole citation. For a footnote, this includes the marks of the footnote. */
  readonly span: Span;
}

/** Compares two keys, for `sort`. Negative if a citation names `a` before `b`. */
export type KeyOrder = (a: CitationKey, b: CitationKey) => number;
