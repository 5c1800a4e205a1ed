import type { Span } from '../base/span';
import type { EntryKey } from './bibliography';
import type { Citation, CitationKey, CitationMode } from './citation';

/** A section heading: `## Sparse attention`, `\subsection{Sparse attention}`. */
export interface DraftHeading {
  /** 1 for the topmost level of the language (`#`, `\part` or `\chapter`); deeper is larger. */
  readonly level: number;
  /** The text without markup. */
  readonly text: string;
  /** The whole heading line(s). */
  readonly span: Span;
}

/** How a command cites. */
export interface CitationCommand {
  readonly mode: CitationMode;
  /** Which mandatory argument holds the keys, from 0: 1 for `\volcite{2}{key}`. */
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

/** What a scan may build on. */
export interface ScanOptions {
  /** What the edit did not touch is taken from here. */
  readonly previous?: PreviousScan;
  /** Citation commands that are defined elsewhere: in the root document's preamble, or in a setting. */
  readonly commands?: ReadonlyMap<string, CitationCommand>;
}

/** What an edit does to the citations of a draft: from index `first` on, `removed` of them became `added`. Those behind only moved. */
export interface CitationChange {
  readonly first: number;
  readonly removed: number;
  readonly added: readonly Citation[];
}

/** A draft read once. A language may add what its next scan builds on. */
export interface DraftScan {
  /** Ordered by position, disjoint. */
  readonly citations: readonly Citation[];
  readonly headings: readonly DraftHeading[];
  /** Code, math, comments, verbatim, front matter: what is not prose. Ordered, disjoint. */
  readonly opaque: readonly Span[];
  /** Other files that the draft names, in order. */
  readonly fileReferences: readonly FileReference[];
  /** Works that the draft defines itself: `\bibitem{key}`, `references:` in YAML metadata. */
  readonly ownKeys: readonly EntryKey[];
  /** Citation commands that the draft defines, by their names without backslash; empty for Markdown. */
  readonly ownCommands: ReadonlyMap<string, CitationCommand>;
  /** Citation commands that are defined at the draft's end: those of `ScanOptions.commands`, and its own, which win. */
  readonly commands: ReadonlyMap<string, CitationCommand>;
  /** Whether the draft can be compiled by itself: a LaTeX file with `\documentclass`; every Markdown file. */
  readonly isRoot: boolean;
}

/** A file that a draft names, as written; its compiler decides which folder a relative path starts from. */
export interface FileReference {
  /**
   * - `bibliography`: `\addbibresource{refs.bib}`, `bibliography: [a.bib, b.json]`;
   * - `include`: `\input{intro}`, `\subfile{...}`, Quarto's `{{< include _intro.qmd >}}`;
   * - `root`: the document that this file is a part of: `% !TeX root = ../main.tex`, `\documentclass[../main]{subfiles}`;
   * - `citation-style`: `csl: apa.csl`;
   * - `made`: a file that the compiler writes out of the draft: `\begin{filecontents}{refs.bib}`.
   */
  readonly kind: 'bibliography' | 'include' | 'root' | 'citation-style' | 'made';
  /** With the extension that the compiler would add: `refs.bib` for `\bibliography{refs}`. */
  readonly path: string;
  /** The path as written in the draft. */
  readonly span: Span;
}

/** The running text of one paragraph, list item or heading. */
export interface Prose {
  /** Its place in the draft; of a long paragraph some thousand characters before and behind the offset that was asked for. Empty if that offset is not in prose. */
  readonly span: Span;
  /** As long as the span: citations, commands, math, markup and line ends are spaces in it. */
  readonly text: string;
}

/** A citation key that is being written. */
export interface CitationContext {
  /**
   * - `bare`: Markdown, behind an `@` in running text;
   * - `bracketed`: Markdown, behind an `@` inside `[...]`;
   * - `argument`: LaTeX, inside the braces of a citation command.
   */
  readonly form: 'bare' | 'bracketed' | 'argument';
  /** What is typed, without `@`: for `[see @long hea<|>]` this is `long hea`. */
  readonly query: string;
  /**
   * From the first character of the query to the end of the key under the cursor; without `@`, brackets and braces.
   * The text from its start to the cursor is the query.
   */
  readonly querySpan: Span;
  /** The cluster so far: the whole `[...]` or the whole command with its arguments; for `bare`, from the `@` or its `-` on. */
  readonly clusterSpan: Span;
  /** The other keys of the cluster. */
  readonly citedKeys: readonly CitationKey[];
  /** Whether the cluster has no other key, prefix or locator, so that one could be added. */
  readonly isOnlyItem: boolean;
  /** The whole citation with its closing brace, where it consists of the query alone: `@long hea`, `\cite{long hea}`. A sentence may replace it. */
  readonly wholeSpan?: Span;
}

/** The ways to write a citation that a list offers: `[@a]`, `@a`, `[-@a]`, `^[@a]`; `\citep{a}`, `\citet{a}`, `\citeyearpar{a}`, `\footcite{a}`. */
export type CitationFormKind = CitationMode | 'footnote';

/** One way to write a citation where a completion applies. */
export interface CitationForm {
  readonly kind: CitationFormKind;
  /** Shown in the list: the key, with the marks by which this form differs from the others. */
  readonly label: string;
  /** Shown beside the label: "in a footnote"; undefined for the usual form, unless it changes a command that was typed. */
  readonly hint?: string;
  /** What accepting replaces: it holds the cursor and is on one line (LSP 3.17, "Completion Item"). */
  readonly span: Span;
  /** With tab stops for locator and prefix, in LSP's snippet syntax. */
  readonly snippet: string;
  /** The same for editors without snippets. */
  readonly plain: string;
}

/** A change of a text: `newText` replaces the span. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}
