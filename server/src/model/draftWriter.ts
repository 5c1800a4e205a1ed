import type { Span } from '../base/span';
import type { Citation, CitationKey, CitationMode } from './citation';
import type { CitationDialect, KeyOrder } from './citationCluster';
import type { CitationContext, CitationForm, CitationFormKind, TextEdit } from './draft';

/**
 * Writes into one version of a draft the way this draft is written: with the commands that it uses and the packages that
 * it loads. Offsets are in that version's text. Plain text that a method takes is escaped by it.
 */
export interface DraftWriter {
  readonly citations: CitationWriter;
  readonly rewriter?: CitationRewriter;
  readonly text?: TextWriter;
  readonly outline?: OutlineWriter;
  readonly blocks?: BlockWriter;
  /**
   * The edit that makes a document name a bibliography; `path` is relative to the document's folder. undefined where the
   * document has no place for that: a LaTeX file without a preamble.
   */
  nameBibliography?(path: string): TextEdit | undefined;
}

/** Writes new citations. */
export interface CitationWriter {
  /** The whole citation as text: `[@a; @b]`, `\citep{a,b}`; empty without keys. */
  renderCitation(keys: readonly CitationKey[], mode: CitationMode): string;
  /** The edit that cites `key` at `offset`: in the citation around it, or as a new one. */
  insertCitation(offset: number, key: CitationKey): TextEdit;
  /**
   * The form that the draft uses most elsewhere than at `context`; undefined where no form is so usual that a list should
   * begin with it, or where the writer has chosen the form by typing a command.
   */
  findUsualForm(context: CitationContext): CitationFormKind | undefined;
  /**
   * The ways to cite `key` at `context`, the usual one first; never empty. A form that does not fit what is typed, or that
   * the language lacks, is left out, even if it is the usual one.
   */
  listCitationForms(context: CitationContext, key: CitationKey, usual?: CitationFormKind): readonly [CitationForm, ...CitationForm[]];
}

/**
 * Rewrites citations of the draft. Each method returns undefined where nothing would change, and where the citation holds
 * something whose meaning would be lost: comments, citations in a prefix or suffix, commands of the draft's own.
 */
export interface CitationRewriter {
  /** The same works with the same text around them, named in another way in the sentence. */
  changeMode(citation: Citation, mode: CitationMode): readonly TextEdit[] | undefined;
  /** One citation of two that follow each other, with nothing but a comma, a semicolon or white space between. */
  merge(first: Citation, second: Citation): readonly TextEdit[] | undefined;
  /** The same works, each once for each locator, ordered where the text around the keys allows it. */
  tidy(citation: Citation, order: KeyOrder): readonly TextEdit[] | undefined;
  /** The same citation in another dialect of the language; missing where the language has only one. */
  convert?(citation: Citation, dialect: CitationDialect): readonly TextEdit[] | undefined;
}

/** Writes plain text as running text, in one line. */
export interface TextWriter {
  renderText(text: string): string;
  /** With quotation marks. */
  renderQuotation(text: string): string;
}

/** Writes headings and lists. */
export interface OutlineWriter {
  /** The level of a topic's heading in a draft that has no headings above it. */
  readonly topLevel: number;
  renderHeading(level: number, label: string): string;
  /** One list item that names a paper, cites it and quotes a passage, without a line end. */
  renderOutlineItem(item: OutlineItem): string;
  /** Wraps the items of one section, each on its own line, in what a list needs (LaTeX: an environment). */
  renderList(items: readonly string[]): string;
  /**
   * Where in the section a further item goes: at the start of a line where the list allows it. undefined where the section
   * has no list yet.
   */
  findListEnd(section: Span): number | undefined;
}

/** The content of one list item of a topic outline; plain text. */
export interface OutlineItem {
  readonly name: string;
  readonly key: CitationKey;
  /** Verbatim from the abstract; undefined for a paper without one. */
  readonly excerpt?: string;
}

/** Writes paragraphs of their own. */
export interface BlockWriter {
  /** A passage as a block quotation with its citation. */
  renderBlockQuotation(passage: string, key: CitationKey): string;
  renderEmphasis(text: string, weight: 'strong' | 'usual'): string;
  /** Cells are text of the language already; line breaks in them become spaces. */
  renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string;
  /** A web address, as a link if the draft has the means for one; empty for what is no address. */
  renderLink(url: string): string;
  /** Markdown that the writer wrote in a note: as it is in a Markdown draft, else as plain text. */
  renderNoteText(markdown: string): string;
}
