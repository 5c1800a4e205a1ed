import type { Span } from '../base/span';
import type { EntryKey } from './bibliography';
import type { Citation, CitationKey, CitationMode } from './citation';

/** A section heading: `## Sparse attention`, `\subsection{Sparse attention}`. */
export interface DraftHeading {
  /** 1 for the highest level of the language (`#`, `\part` or `\chapter`), 2 for the next, and so on. */
  readonly level: number;
  /** The text without markup. */
  readonly text: string;
  /** The whole line or lines of the heading. */
  readonly span: Span;
}

/** How a LaTeX command cites. */
export interface CitationCommand {
  readonly mode: CitationMode;
  /** The index of the mandatory argument that holds the keys: 1 for `\volcite{2}{key}`. */
  readonly keyArgument: number;
  /**
   * - `single`: `\citep[pre][post]{a,b}`;
   * - `multiple`: biblatex's `\cites(pre)(post)[pre][post]{a}[pre][post]{b}`.
   */
  readonly form: 'single' | 'multiple';
}

/** A draft before an edit, and its scan. */
export interface PreviousScan {
  readonly text: string;
  readonly scan: DraftScan;
}

/** What a scan can use besides the text. */
export interface ScanOptions {
  /** The scan before the edit. Whatever the edit did not touch is copied from it. */
  readonly previous?: PreviousScan;
  /** Citation commands defined outside the draft: in the preamble of its root document, or in a setting. */
  readonly commands?: ReadonlyMap<string, CitationCommand>;
}

/** How an edit changes the citations of a draft: `removed` of them, from index `first` on, became `added`. Later ones only moved. */
export interface CitationChange {
  readonly first: number;
  readonly removed: number;
  readonly added: readonly Citation[];
}

/** The result of reading a draft. A language may add data for its next scan. */
export interface DraftScan {
  /** Ordered by position, disjoint. */
  readonly citations: readonly Citation[];
  readonly headings: readonly DraftHeading[];
  /** Everything that is not prose: code, math, comments, verbatim text, front matter. Ordered, disjoint. */
  readonly opaque: readonly Span[];
  /** The other files that the draft names, in order. */
  readonly fileReferences: readonly FileReference[];
  /** Works that the draft defines itself: `\bibitem{key}`, `references:` in YAML metadata. */
  readonly ownKeys: readonly EntryKey[];
  /** Citation commands that the draft defines, by name without backslash; empty for Markdown. */
  readonly ownCommands: ReadonlyMap<string, CitationCommand>;
  /** All citation commands known at the end of the draft: `ScanOptions.commands` and its own, which take precedence. */
  readonly commands: ReadonlyMap<string, CitationCommand>;
  /** Whether the draft can be compiled on its own: a LaTeX file with `\documentclass`, any Markdown file. */
  readonly isRoot: boolean;
}

/** A reference to another file. The compiler decides which folder a relative path starts from. */
export interface FileReference {
  /**
   * - `bibliography`: `\addbibresource{refs.bib}`, `bibliography: [a.bib, b.json]`;
   * - `include`: `\input{intro}`, `\subfile{...}`, Quarto's `{{< include _intro.qmd >}}`;
   * - `root`: the document that this file is a part of: `% !TeX root = ../main.tex`, `\documentclass[../main]{subfiles}`;
   * - `citation-style`: `csl: apa.csl`;
   * - `made`: a file that the compiler writes out of the draft: `\begin{filecontents}{refs.bib}`.
   */
  readonly kind: 'bibliography' | 'include' | 'root' | 'citation-style' | 'made';
  /** The path with the extension that the compiler would add: `refs.bib` for `\bibliography{refs}`. */
  readonly path: string;
  /** The path as written in the draft. */
  readonly span: Span;
}

/** The running text of one paragraph, list item or heading. */
export interface Prose {
  /**
   * Its span in the draft. A long paragraph is cut to a few thousand characters around the requested offset. Empty if that offset is
   * not in prose.
   */
  readonly span: Span;
  /** As long as the span; citations, commands, math, markup and line breaks are replaced by spaces. */
  readonly text: string;
}

/** A citation key that the writer is typing. */
export interface CitationContext {
  /**
   * - `bare`: Markdown, after an `@` in running text;
   * - `bracketed`: Markdown, after an `@` inside `[...]`;
   * - `argument`: LaTeX, inside the braces of a citation command.
   */
  readonly form: 'bare' | 'bracketed' | 'argument';
  /** The text typed so far, without `@`: for `[see @long hea<|>]` this is `long hea`. */
  readonly query: string;
  /**
   * From the start of the query to the end of the key under the cursor, without `@`, brackets and braces. The text from its start to
   * the cursor is the query.
   */
  readonly querySpan: Span;
  /**
   * The citation so far: the whole `[...]` or the whole command with its arguments; for `bare`, everything from the `@` or the `-`
   * before it.
   */
  readonly clusterSpan: Span;
  /** The other keys of the cluster. */
  readonly citedKeys: readonly CitationKey[];
  /** Whether the citation has no other key, prefix or locator, so that these can still be added. */
  readonly isOnlyItem: boolean;
  /**
   * The whole citation with its closing brace, if it consists of the query alone: `@long hea`, `\cite{long hea}`. A sentence can
   * replace it.
   */
  readonly wholeSpan?: Span;
}

/**
 * The ways to cite that a completion offers: `[@a]`, `@a`, `[-@a]`, `^[@a]`; `\citep{a}`, `\citet{a}`, `\citeyearpar{a}`,
 * `\footcite{a}`.
 */
export type CitationFormKind = CitationMode | 'footnote';

/** One way to write a citation at the cursor. */
export interface CitationForm {
  readonly kind: CitationFormKind;
  /** Shown in the list: the key, with the marks that distinguish this form from the others. */
  readonly label: string;
  /** Shown beside the label: "in a footnote". undefined for the usual form, unless it replaces a command that the writer typed. */
  readonly hint?: string;
  /** The text to replace: on one line, and the cursor is in it (LSP 3.17, "Completion Item"). */
  readonly span: Span;
  /** Has tab stops for locator and prefix, in LSP's snippet syntax. */
  readonly snippet: string;
  /** The same without tab stops, for editors without snippets. */
  readonly plain: string;
}

/** A change of a text: `newText` replaces the span. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}
