import type { Span } from '../base/span';
import type { Citation, CitationKey } from './citation';
import type { CitationCluster, CitationDialect, WrittenCluster } from './citationCluster';
import type { CitationChange, CitationCommand, CitationContext, DraftScan, PreviousScan, Prose, ScanOptions } from './draft';
import type { DraftWriter } from './draftWriter';
import type { Quotation } from './quotation';

/**
 * The part of a draft language that an editor needs while the writer types. This part is small, because the client in VS Code includes
 * it too.
 */
export interface EditorLanguage {
  readonly id: string;
  /** The name that editors show for the language. */
  readonly name: string;
  /** LSP language identifiers that VS Code and its extensions for Quarto, R and LaTeX use for documents in the language. */
  readonly languageIds: readonly string[];
  /** Characters that can come before a key: `@`, or the `{` and `,` of `\cite{a,b}`. */
  readonly triggerCharacters: readonly string[];
  /**
   * Whether the writer is typing a key at the end of `lineStart`, the text of a line before the cursor: `[see @long hea`, but not
   * `me@example.org`. `citationCommands` are those of the setting `marginalia.latex.citationCommands`.
   */
  isWritingKey(lineStart: string, citationCommands: readonly string[]): boolean;
  /** Whether `lineStart` ends in the first word of a citation that can hardly be anything else: `[@`, `[@hea`, `\cite{`, `\cite{hea`. */
  beginsCitation(lineStart: string): boolean;
  /** A citation to copy to the clipboard. It does not depend on the style of the draft: `[@a; @b]`, `\cite{a,b}`. */
  renderCopy(keys: readonly CitationKey[]): string;
}

/**
 * A format of drafts. `EditorLanguage`, `extensions`, `scan` and `findBody` are enough for diagnostics, hovers, references, renaming
 * and the search for citations. All other members are optional; a feature that needs a missing member does nothing in drafts of the
 * language.
 */
export interface DraftLanguage extends EditorLanguage {
  /** Further identifiers that editors use for the language. */
  readonly otherLanguageIds?: readonly string[];
  /** File name extensions in lower case with their dot, for files that are not open in an editor. */
  readonly extensions: readonly string[];
  /** Reads a draft. Never throws, and gives the same result with and without `previous`. */
  scan(text: string, options?: ScanOptions): DraftScan;
  /** The part of the text that is printed: either the whole text, or the part between the preamble and the end of the document. */
  findBody(text: string): Span;

  /** Finds how the citations of the new text differ from those of `options.previous`, without scanning the whole text. */
  findCitationChange?(text: string, options: ScanOptions & { readonly previous: PreviousScan }): CitationChange;
  /** Describes the citation commands that the setting `marginalia.latex.citationCommands` names, by name without backslash. */
  readCommandNames?(names: readonly string[]): ReadonlyMap<string, CitationCommand>;
  /** The key that the writer is typing at `offset`; undefined if a key can't be there. */
  findCitationContext?(text: string, scan: DraftScan, offset: number): CitationContext | undefined;
  /**
   * The key as it must be written in place of the key at `span`, such as `{odd key}`. Without this method, keys are inserted unchanged.
   */
  formatKey?(text: string, span: Span, key: CitationKey): string;
  /** Whether VS Code's Markdown preview shows drafts of the language. */
  readonly hasPreview?: boolean;
  /** Whether most citations of a draft are in a syntax that isn't read, so that nothing is known of what it doesn't cite. */
  citesOtherwise?(text: string, scan: DraftScan): boolean;
  readonly prose?: ProseReader;
  readonly comments?: CommentSyntax;
  readonly conversion?: CitationConversion;
  /** Creates the writer for this version of a draft. */
  createWriter?(text: string, scan: DraftScan): DraftWriter;
}

/** Finds the running text of a draft. */
export interface ProseReader {
  /** The running text that contains `offset`. Reads only the paragraph around it. */
  findProse(text: string, scan: DraftScan, offset: number): Prose;
  /** The character between the cells of a table: `|`, `&`. */
  readonly cellMark: string;
  /** The text inside the footnotes that are written within a paragraph (`^[...]`, `\footnote{...}`) and lie in `span`, in order. */
  findFootnotes(text: string, span: Span): readonly Span[];
  /**
   * Whether a sentence begins directly after `textBefore`, because that text ends with a list marker (`- `, `\item `) or with a heading
   * and its line break.
   */
  endsInBlockMark(textBefore: string): boolean;
  /**
   * Shows figures that are hidden in prose because syntax is a part of them: `$2.5\times$`, `50\,\%`. `source` is a part of a draft, and
   * `prose` the same part of its prose. The result is as long. Each digit has its own place, and U+FEFF stands for the rest of the syntax.
   */
  revealFigures(source: string, prose: string): string;
  /** Whether `offset` is in a list item. */
  isInListItem(text: string, offset: number): boolean;
  /**
   * The parts of a draft that are not running text, although they have words: captions, tables, the abstract, links. Names in them need no
   * citation. Ordered, without overlaps.
   */
  listAsides(text: string): readonly Span[];
  /** All quotations that begin in `body`, the printed part of the text. */
  listQuotations(text: string, scan: DraftScan, body: Span): readonly Quotation[];
  /** What is printed of a span, without citations: signs of math too, and as long as the span (see `Quotation.text`). */
  printText(text: string, scan: DraftScan, span: Span): string;
}

/** How comments are written in the language. */
export interface CommentSyntax {
  /** The characters with which every comment begins. */
  readonly opener: string;
  /** The line breaks between a comment and the text below it: one, or two if a blank line is written between them. */
  readonly gap: '\n' | '\n\n';
  /** The text as a comment of one or more lines. Nothing in the text can end the comment. */
  renderComment(text: string): string;
  /** The text of a line that is one comment and nothing else, as `renderComment` writes it; undefined for any other line. */
  readComment(line: string): string | undefined;
}

/** Converts citations from and to other languages. */
interface CitationConversion {
  /** The dialects that a draft of the language can use. */
  readonly dialects: readonly CitationDialect[];
  /**
   * Whether a citation of this language can't be mistaken for anything else in a draft of another language. True for `\cite{a}`; false
   * for `@a`, which may be a person's account name.
   */
  readonly isUnmistakable: boolean;
  /**
   * Describes a citation independently of the language. undefined if a part of the citation would be lost, such as markup, comments, or
   * commands that the draft defines.
   */
  readCluster(text: string, scan: DraftScan, citation: Citation): WrittenCluster | undefined;
  /** Writes a citation in a dialect; undefined if the dialect can't express the citation. */
  renderCluster(cluster: CitationCluster, dialect: CitationDialect): string | undefined;
}
