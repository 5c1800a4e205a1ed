import type { Span } from '../base/span';
import type { EntryKey } from './bibliography';
import type { BlockWriter } from './blockWriter';
import type { Citation, CitationKey, CitationMode } from './citation';
import type { CitationCluster, CitationDialect, KeyOrder, WrittenCluster } from './citationCluster';

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

/** How a LaTeX command cites. */
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

/** What a scan may build on. */
export interface ScanOptions {
  /** The same draft before an edit, and what was read of it: what the edit did not touch need not be read again. */
  readonly previous?: { readonly text: string; readonly scan: DraftScan };
  /** Citation commands that are defined elsewhere: in the root document's preamble, or in a setting. */
  readonly commands?: ReadonlyMap<string, CitationCommand>;
}

/** What an edit does to the citations of a draft: from index `first` on, `removed` of them became `added`. Those behind only moved. */
export interface CitationChange {
  readonly first: number;
  readonly removed: number;
  readonly added: readonly Citation[];
}

/** A draft read once: everything that the features ask of it. */
export interface DraftScan {
  /** Ordered by position, disjoint. */
  readonly citations: readonly Citation[];
  readonly headings: readonly DraftHeading[];
  /** Code, math, comments, verbatim, front matter: where nothing is prose. Ordered, disjoint. */
  readonly opaque: readonly Span[];
  /** Other files that the draft names, in order. */
  readonly fileReferences: readonly FileReference[];
  /** Works that the draft defines itself: `\bibitem{key}`, `references:` in YAML metadata. */
  readonly ownKeys: readonly EntryKey[];
  /** Citation commands that the draft defines, by their names without backslash; empty for Markdown. */
  readonly ownCommands: ReadonlyMap<string, CitationCommand>;
  /** Citation commands in force at the draft's end: those of `ScanOptions.commands`, and its own, which come first. */
  readonly commands: ReadonlyMap<string, CitationCommand>;
  /** Whether the draft can be compiled by itself: a LaTeX file with `\documentclass`; every Markdown file. */
  readonly isRoot: boolean;
}

/** A file that a draft names, as written; relative paths are meant as its compiler means them. */
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
  /** The path as it stands in the draft. */
  readonly span: Span;
}

/** Running text around a place of a draft: of one paragraph, list item or heading. */
export interface Prose {
  /** Where it stands; of a long paragraph some thousand characters before and behind the place. Empty where none is. */
  readonly span: Span;
  /** As long as the span: citations, commands, math and markup are spaces in it, and so are line ends. */
  readonly text: string;
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
  /**
   * From the first character of the query to the end of the key under the cursor; without `@`, brackets and braces.
   * The text from its start to the cursor is the query.
   */
  readonly querySpan: Span;
  /** The cluster so far: the whole `[...]` or the whole command with its arguments; for `bare`, from the `@` or its `-` on. */
  readonly clusterSpan: Span;
  /** Keys that the cluster cites elsewhere than under the cursor. */
  readonly citedKeys: readonly CitationKey[];
  /** Whether a prefix or locator would fit: only an empty cluster takes them. */
  readonly isOnlyItem: boolean;
}

/** The ways to write a citation that a list offers: `[@a]`, `@a`, `[-@a]`, `^[@a]`; `\citep{a}`, `\citet{a}`, `\citeyearpar{a}`, `\footcite{a}`. */
export type CitationFormKind = CitationMode | 'footnote';

/** One way to write a citation where a completion applies. */
export interface CitationForm {
  readonly kind: CitationFormKind;
  /** What the list shows for it: the key, with the marks that tell this form from the others. */
  readonly label: string;
  /** Says what is special, for the list; undefined for the usual form, unless it changes a command that was typed. */
  readonly note?: string;
  /** What accepting replaces: it holds the cursor and stands on one line (LSP 3.17, "Completion Item"). */
  readonly span: Span;
  /** With tab stops for locator and prefix, in LSP's snippet syntax. */
  readonly snippet: string;
  /** The same for editors without snippets. */
  readonly plain: string;
}

/** A change of a text: what stands in the span becomes `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * Writes citations anew. Each answers undefined where nothing would change, and where the citation holds something whose
 * meaning would be lost: comments, citations in notes, commands of the draft's own.
 */
export interface CitationRewriter {
  /** The dialects that a draft of this language may use. */
  readonly dialects: readonly CitationDialect[];
  /** The same works with the same text around them, named in another way in the sentence. */
  changeMode(text: string, scan: DraftScan, citation: Citation, mode: CitationMode): readonly TextEdit[] | undefined;
  /** One citation of two that follow each other, with nothing but a comma, a semicolon or white space between. */
  merge(text: string, scan: DraftScan, first: Citation, second: Citation): readonly TextEdit[] | undefined;
  /** The same works, each once for each place in it, ordered where the text around the keys allows it. */
  tidy(text: string, scan: DraftScan, citation: Citation, order: KeyOrder): readonly TextEdit[] | undefined;
  /** The same citation in another dialect of the language. */
  convert(text: string, scan: DraftScan, citation: Citation, dialect: CitationDialect): readonly TextEdit[] | undefined;
  readCluster(text: string, scan: DraftScan, citation: Citation): WrittenCluster | undefined;
  /** undefined where the dialect cannot say it. */
  renderCluster(cluster: CitationCluster, dialect: CitationDialect): string | undefined;
}

/** One format of drafts. Everything that knows its syntax stands in its own folder of `drafts/`. */
export interface DraftLanguage {
  readonly id: DraftLanguageId;
  /** LSP language identifiers of documents in this language. */
  readonly languageIds: readonly string[];
  /** File name endings with their dot, lower-case: for files that no editor has open. */
  readonly extensions: readonly string[];
  /** Total: any text gives a scan. It is the same with and without `previous`. */
  scan(text: string, options?: ScanOptions): DraftScan;
  /** How the citations of `scan(text, options)` differ from the previous ones. Only what the edit may change is read. */
  findCitationChange(text: string, options: ScanOptions & Required<Pick<ScanOptions, 'previous'>>): CitationChange;
  /** undefined where no key belongs at `offset`. */
  findCitationContext(text: string, scan: DraftScan, offset: number): CitationContext | undefined;
  /** The running text that `offset` stands in. All work is on the paragraph around it. */
  findProse(text: string, scan: DraftScan, offset: number): Prose;
  /** The whole citation as text: `[@a; @b]`, `\citep{a,b}`. `scan` and `text` tell the draft's own commands. */
  renderCitation(keys: readonly CitationKey[], mode: CitationMode, text: string): string;
  /**
   * The form that the draft uses most elsewhere than at `context`; undefined where no form is so usual that a list should
   * begin with it, or where the writer has told the form by typing a command.
   */
  findUsualForm(text: string, scan: DraftScan, context: CitationContext): CitationFormKind | undefined;
  /**
   * The ways to cite `key` where `context` was found, the usual one first; never empty. A form that does not fit what is
   * typed, or that the language has no means for, is left out, `usual` or not.
   */
  listCitationForms(
    text: string,
    context: CitationContext,
    key: CitationKey,
    usual?: CitationFormKind,
  ): readonly [CitationForm, ...CitationForm[]];
  /** The edit that cites `key` at `offset`: in the citation that stands there, or as a new one. */
  insertCitation(text: string, scan: DraftScan, offset: number, key: CitationKey): TextEdit;
  /** The edit that puts another key in the place of the one at `keySpan`, with the marks that it needs: `@{odd key}`. */
  replaceKey(text: string, keySpan: Span, key: CitationKey): TextEdit;
  /**
   * The edit by which a document that is compiled comes to name a bibliography; `path` is relative to its folder.
   * undefined where it has no place for that: a LaTeX file without a preamble.
   */
  nameBibliography(text: string, path: string): TextEdit | undefined;
  /** The level of a topic's heading in a draft that has no headings above it. */
  readonly outlineLevel: number;
  /** Where the text of the draft stands: all of it, or what a preamble and an end leave. */
  findBody(text: string): Span;
  /** Whether `offset` stands in an item of a list. */
  isInListItem(text: string, offset: number): boolean;
  renderHeading(level: number, label: string): string;
  /** Plain text as running text, in one line. */
  renderProse(text: string): string;
  /** Plain text as a quotation in running text, in one line, with its marks. */
  renderQuotation(text: string): string;
  /** One list item that names a paper, cites it and quotes a passage: the outline's bullet, without a line end. */
  renderOutlineItem(item: OutlineItem, text: string): string;
  /** Wraps the items of one section, each on its own line, in what a list needs (LaTeX: an environment). */
  renderList(items: readonly string[]): string;
  /**
   * Where in the section a further item goes, as an offset into `text`: at the start of a line where the list allows it.
   * undefined where the section has no list yet.
   */
  findListEnd(text: string, section: Span): number | undefined;
  readonly rewriter: CitationRewriter;
  readonly blocks: BlockWriter;
}

/** What one bullet of the topic outline says; plain text, escaped by the language. */
export interface OutlineItem {
  readonly name: string;
  readonly key: CitationKey;
  /** Verbatim from the abstract; undefined where there is none. */
  readonly excerpt?: string;
}
