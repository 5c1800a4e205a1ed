import type { Span } from '../base/span';
import type { EntryKey } from './bibliography';
import type { Citation, CitationKey, CitationMode } from './citation';

/** A section heading: `## Sparse attention`, `\subsection{Sparse attention}`. */
export interface DraftHeading {
  /** 1 for the highest level of the language (`#`, `\part` or `\chapter`), 2 for the next level, and so on. */
  readonly level: number;
  /** The text of the heading, without markup. */
  readonly text: string;
  /** The whole line or lines of the heading. */
  readonly span: Span;
}

/** How to read the arguments of a LaTeX command that cites. */
export interface CitationCommand {
  readonly mode: CitationMode;
  /** The index of the mandatory argument that contains the keys: 1 for `\volcite{2}{key}`. */
  readonly keyArgument: number;
  /**
   * - `single`: `\citep[pre][post]{a,b}`;
   * - `multiple`: biblatex's `\cites(pre)(post)[pre][post]{a}[pre][post]{b}`.
   */
  readonly form: 'single' | 'multiple';
}

/** The text of a draft before an edit, and its scan. */
export interface PreviousScan {
  readonly text: string;
  readonly scan: DraftScan;
}

/** Optional inputs of a scan. */
export interface ScanOptions {
  /** The draft before an edit. The results for parts that the edit did not affect are copied from its scan. */
  readonly previous?: PreviousScan;
  /** Citation commands that are defined outside the draft, either in the preamble of its root document or in a setting. */
  readonly commands?: ReadonlyMap<string, CitationCommand>;
}

/**
 * How an edit changes the citations of a draft: `removed` citations, beginning with the one at index `first`, are replaced by `added`.
 * Later citations only change their position.
 */
export interface CitationChange {
  readonly first: number;
  readonly removed: number;
  readonly added: readonly Citation[];
}

/** The result of reading a draft. The reader of a language may return an object with further data, for its own use in the next scan. */
export interface DraftScan {
  /** The citations, ordered by position and without overlaps. */
  readonly citations: readonly Citation[];
  readonly headings: readonly DraftHeading[];
  /** The parts that are not prose: code, math, comments, verbatim text and front matter. Ordered by position, without overlaps. */
  readonly opaque: readonly Span[];
  /** The other files that the draft names, in order. */
  readonly fileReferences: readonly FileReference[];
  /** Works that the draft defines itself: `\bibitem{key}`, `references:` in YAML metadata. */
  readonly ownKeys: readonly EntryKey[];
  /** Citation commands that the draft defines, by name without the backslash; empty for Markdown. */
  readonly ownCommands: ReadonlyMap<string, CitationCommand>;
  /**
   * All citation commands that are known at the end of the draft: those in `ScanOptions.commands`, and the draft's own, which take
   * precedence.
   */
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
  /** The span of the path in the draft. */
  readonly span: Span;
}

/** The running text of one paragraph, list item or heading. */
export interface Prose {
  /**
   * The span of the prose in the draft. A long paragraph is limited to a few thousand characters around the offset that was given to
   * `findProse`. Empty if that offset is not in prose.
   */
  readonly span: Span;
  /** The text of the span. Citations, commands, math, markup and line breaks are replaced by spaces, so that offsets remain the same. */
  readonly text: string;
}

/** A citation key that the writer is typing. */
export interface CitationContext {
  /**
   * - `bare`: Markdown, after an `@` in running text;
   * - `bracketed`: Markdown, after an `@` inside `[...]`;
   * - `role`: Markdown, in the code of a role such as `` {cite:p}`a` ``;
   * - `argument`: LaTeX, inside the braces of a citation command.
   */
  readonly form: 'bare' | 'bracketed' | 'role' | 'argument';
  /** The text typed so far, without `@`. If `<|>` is the cursor in `[see @long hea<|>]`, this is `long hea`. */
  readonly query: string;
  /**
   * The span from the start of the query to the end of the key at the cursor, without `@`, brackets and braces. The query is the part
   * of the span before the cursor.
   */
  readonly querySpan: Span;
  /**
   * The span of the citation that has been written so far: the whole `[...]`, or the whole command with its arguments. For `bare`, the
   * span begins at the `@`, or at the `-` before the `@`.
   */
  readonly clusterSpan: Span;
  /** The other keys in the citation. */
  readonly citedKeys: readonly CitationKey[];
  /** Whether the citation has no other key, no prefix and no locator. If so, a completion can add a prefix and a locator. */
  readonly isOnlyItem: boolean;
  /**
   * Set if the citation contains only the query: the span of the whole citation with its closing brace, as in `@long hea` or
   * `\cite{long hea}`. A completion can replace all of it by a sentence template, such as `LongHeads [@longheads] shows [claim]`.
   */
  readonly wholeSpan?: Span;
}

/**
 * The forms of citation that a completion offers: `[@a]`, `@a`, `[-@a]`, `^[@a]`; `\citep{a}`, `\citet{a}`, `\citeyearpar{a}`,
 * `\footcite{a}`.
 */
export type CitationFormKind = CitationMode | 'footnote';

/** One way to write a citation at the cursor. */
export interface CitationForm {
  readonly kind: CitationFormKind;
  /** The text shown in the list: the key, with the marks that distinguish this form from the others. */
  readonly label: string;
  /**
   * The text shown beside the label, such as "in a footnote". The usual form has such a text only if it replaces a command that the
   * writer typed.
   */
  readonly hint?: string;
  /** The span of the text to replace. It is on one line and contains the cursor (LSP 3.17, "Completion Item"). */
  readonly span: Span;
  /** The citation with tab stops for locator and prefix, in LSP's snippet syntax. */
  readonly snippet: string;
  /** The citation without tab stops, for editors that don't support snippets. */
  readonly plain: string;
}

/** A change of a text: `newText` replaces the span. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}
