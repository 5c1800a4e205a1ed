import type { Span } from '../base/span';
import type { Citation, CitationKey, CitationMode } from './citation';

export type DraftLanguageId = 'markdown' | 'latex';

/** A section heading: `## Sparse attention`, `\subsection{Sparse attention}`. */
export interface DraftHeading {
  /** 1 for the topmost level of the language (`#`, `\part` or `\chapter`); deeper is larger. */
  readonly level: number;
  /** The text without markup. */
  readonly text: string;
  /** The whole heading line(s). */
  readonly span: Span;
}

/** A draft read once: everything that the features ask of it. */
export interface DraftScan {
  /** Ordered by position, disjoint. */
  readonly citations: readonly Citation[];
  readonly headings: readonly DraftHeading[];
  /** Code, math, comments, verbatim, front matter: where nothing is prose. Ordered, disjoint. */
  readonly opaque: readonly Span[];
}

/** The place where a completion applies, and what the writer has typed there. */
export interface CitationContext {
  /**
   * - `bare`: Markdown, behind an `@` that stands in running text;
   * - `bracketed`: Markdown, behind an `@` inside `[...]`;
   * - `argument`: LaTeX, inside the braces of a citation command.
   */
  readonly form: 'bare' | 'bracketed' | 'argument';
  /** What is typed, without `@`: for `[see @long hea<|>]` this is `long hea`. */
  readonly query: string;
  /** From the first character of the query to the end of the key under the cursor; without `@`, brackets and braces. */
  readonly querySpan: Span;
  /** The cluster so far: the whole `[...]` or the whole command with its arguments; for `bare`, from the `@` on. */
  readonly clusterSpan: Span;
  /** Keys that the cluster cites elsewhere than under the cursor. */
  readonly citedKeys: readonly CitationKey[];
  /** Whether a prefix or locator would fit: only an empty cluster takes them. */
  readonly isOnlyItem: boolean;
}

/** One format of drafts. Everything that knows its syntax stands in its own folder of `drafts/`. */
export interface DraftLanguage {
  readonly id: DraftLanguageId;
  /** LSP language identifiers of documents in this language. */
  readonly languageIds: readonly string[];
  /** File name endings with their dot, lower-case: for files that no editor has open. */
  readonly extensions: readonly string[];
  /** Total: any text gives a scan. */
  scan(text: string): DraftScan;
  /** undefined where no key belongs at `offset`. */
  findCitationContext(text: string, scan: DraftScan, offset: number): CitationContext | undefined;
  /** The whole citation as text: `[@a; @b]`, `\citep{a,b}`. `scan` and `text` tell the draft's own commands. */
  renderCitation(keys: readonly CitationKey[], mode: CitationMode, text: string): string;
  renderHeading(level: number, label: string): string;
  /** One list item that names a paper, cites it and quotes a passage: the outline's bullet, without a line end. */
  renderOutlineItem(item: OutlineItem, text: string): string;
  /** Wraps the items of one section, each on its own line, in what a list needs (LaTeX: an environment). */
  renderList(items: readonly string[]): string;
  /** Where in the section's text a further item goes, as an offset into `text`; undefined where the section has no list yet. */
  findListEnd(text: string, section: Span): number | undefined;
}

/** What one bullet of the topic outline says; plain text, escaped by the language. */
export interface OutlineItem {
  readonly name: string;
  readonly key: CitationKey;
  /** Verbatim from the abstract; undefined where there is none. */
  readonly excerpt?: string;
}
