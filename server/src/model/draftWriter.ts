import type { Span } from '../base/span';
import type { Citation, CitationKey, CitationMode } from './citation';
import type { CitationDialect, KeyOrder } from './citationCluster';
import type { CitationContext, CitationForm, CitationFormKind, TextEdit } from './draft';

/**
 * Creates edits for one version of a draft, in the style of this draft: with the commands that it uses and the packages that it loads.
 * Offsets refer to the text of that version. Texts in parameters are plain text, which the methods escape, unless a method says
 * otherwise.
 */
export interface DraftWriter {
  readonly citations: CitationWriter;
  readonly rewriter?: CitationRewriter;
  readonly text?: TextWriter;
  readonly outline?: OutlineWriter;
  readonly blocks?: BlockWriter;
  /**
   * The edit that adds a bibliography to a document; `path` is relative to the document's folder. undefined if the edit is not
   * possible, as in a LaTeX file without a preamble.
   */
  addBibliographyReference?(path: string): TextEdit | undefined;
}

export interface CitationInsertion extends TextEdit {
  /** Where the citation that the edit extends ends before the edit; the end of `span` if the edit inserts a new citation. */
  readonly citationEnd: number;
}

/** Writes new citations. */
export interface CitationWriter {
  /** The whole citation as text: `[@a; @b]`, `\citep{a,b}`; empty if `keys` is empty. */
  renderCitation(keys: readonly CitationKey[], mode: CitationMode): string;
  /** The edit that cites `keys` at `offset`: it adds them to the citation there, or inserts a new citation. */
  insertCitation(offset: number, keys: readonly CitationKey[]): CitationInsertion;
  /**
   * The form that the draft uses most, not counting the citation at `context`. undefined if no form is used often enough to be the
   * first in a list, or if the writer has chosen a form by typing a command.
   */
  findUsualForm(context: CitationContext): CitationFormKind | undefined;
  /**
   * The ways to cite `key` at `context`, the usual one first; never empty. Forms that do not fit what the writer has typed, or that the
   * language does not have, are left out, even if one of them is the usual form.
   */
  listCitationForms(context: CitationContext, key: CitationKey, usual?: CitationFormKind): readonly [CitationForm, ...CitationForm[]];
}

/**
 * Rewrites citations of the draft. Each method returns undefined if nothing would change, or if a part of the citation would be lost,
 * such as comments, citations in a prefix or suffix, or commands that the draft defines.
 */
interface CitationRewriter {
  /** Changes how the sentence refers to the works. The works and the text around them remain the same. */
  changeMode(citation: Citation, mode: CitationMode): readonly TextEdit[] | undefined;
  /** Joins two citations of the same form (mode or command) that have only a comma, a semicolon or white space between them. */
  merge(first: Citation, second: Citation): readonly TextEdit[] | undefined;
  /**
   * Removes repeated works (with the same key and locator) and sorts the remaining ones, unless the text around the keys prevents this.
   */
  tidy(citation: Citation, order: KeyOrder): readonly TextEdit[] | undefined;
  /** Writes the same citation in another dialect of the language. Missing if the language has only one dialect. */
  convert?(citation: Citation, dialect: CitationDialect): readonly TextEdit[] | undefined;
}

/** Writes plain text as running text on one line. */
export interface TextWriter {
  renderText(text: string): string;
  /** The text in quotation marks. */
  renderQuotation(text: string): string;
}

/** Writes headings and lists. */
export interface OutlineWriter {
  /** The level of a topic's heading if the draft has no heading above it. */
  readonly topLevel: number;
  renderHeading(level: number, label: string): string;
  /** A list item that names a paper, cites it and quotes a passage; without a line break at the end. */
  renderOutlineItem(item: OutlineItem): string;
  /** Wraps the items of a section, each on its own line, in the markup of a list (in LaTeX an environment). */
  renderList(items: readonly string[]): string;
  /**
   * The offset at which to insert the next item of the section's list, at the start of a line if the list allows that. undefined if the
   * section has no list.
   */
  findListEnd(section: Span): number | undefined;
}

/** The content of a list item in an outline by topic; plain text. */
export interface OutlineItem {
  readonly name: string;
  readonly key: CitationKey;
  /** Text copied verbatim from the abstract; undefined if there is no abstract. */
  readonly excerpt?: string;
}

/** Writes quotations, tables, links and notes. */
export interface BlockWriter {
  /** A passage as a block quotation with its citation. */
  renderBlockQuotation(passage: string, key: CitationKey): string;
  renderEmphasis(text: string, weight: 'strong' | 'usual'): string;
  /** Cells must already be text in the language of the draft. Line breaks in them become spaces. */
  renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string;
  /** A web address, as a link if the draft has a command for links; empty if `url` is not an address. */
  renderLink(url: string): string;
  /** The text of a note, given in Markdown. It is unchanged in a Markdown draft and plain text in other languages. */
  renderNoteText(markdown: string): string;
}
