import type { Span } from '../base/span';
import type { Citation, CitationKey } from './citation';
import type { CitationCluster, CitationDialect, WrittenCluster } from './citationCluster';
import type { CitationChange, CitationCommand, CitationContext, DraftScan, PreviousScan, Prose, ScanOptions } from './draft';
import type { DraftWriter } from './draftWriter';

/** What an editor needs to know of a draft language while the writer types. It is light, so that VS Code's client holds it too. */
export interface EditorLanguage {
  readonly id: string;
  /** LSP language identifiers, as VS Code and its extensions for Quarto, R and LaTeX name documents in the language. */
  readonly languageIds: readonly string[];
  /** Characters that a key can follow: `@`, or the `{` and `,` of `\cite{a,b}`. */
  readonly triggerCharacters: readonly string[];
  /**
   * Whether a key is being written at the end of `lineStart`, the text of a line before the cursor: `[see @long hea`, but not
   * `me@example.org`. `citationCommands` are those of the setting `marginalia.latex.citationCommands`.
   */
  isWritingKey(lineStart: string, citationCommands: readonly string[]): boolean;
  /** A citation for the clipboard, which no draft's habits shape: `[@a; @b]`, `\cite{a,b}`. */
  renderCopy(keys: readonly CitationKey[]): string;
}

/**
 * A format of drafts. With what `EditorLanguage` has, `scan` and `findBody` a language has diagnostics, hovers, references,
 * renaming and the search for citations; each further member is optional, and what needs it has nothing to offer where it
 * is missing.
 */
export interface DraftLanguage extends EditorLanguage {
  /** Further identifiers that editors use for the language. */
  readonly otherLanguageIds?: readonly string[];
  /** File name endings with their dot, lower-case: for files that no editor has open. */
  readonly extensions: readonly string[];
  /** Reads a draft. Any text gives a scan, and it is the same with and without `previous`. */
  scan(text: string, options?: ScanOptions): DraftScan;
  /** The part of the text that is printed: all of it, or what lies between a preamble and an end. */
  findBody(text: string): Span;

  /** How the citations of `scan(text, options)` differ from the previous ones, found without a scan of the whole text. */
  findCitationChange?(text: string, options: ScanOptions & { readonly previous: PreviousScan }): CitationChange;
  /** What the commands mean that the setting `marginalia.latex.citationCommands` names, by their names without backslash. */
  readCommandNames?(names: readonly string[]): ReadonlyMap<string, CitationCommand>;
  /** The key that is being written at `offset`; undefined where no key belongs. */
  findCitationContext?(text: string, scan: DraftScan, offset: number): CitationContext | undefined;
  /** The key with the marks that it needs in the place of the one at `span`: `{odd key}`. Without this method it is written as it is. */
  formatKey?(text: string, span: Span, key: CitationKey): string;
  /** Whether VS Code's Markdown preview shows drafts of the language. */
  readonly hasPreview?: boolean;
  readonly prose?: ProseReader;
  readonly comments?: CommentSyntax;
  readonly conversion?: CitationConversion;
  /** What writes into this version of a draft. */
  createWriter?(text: string, scan: DraftScan): DraftWriter;
}

/** Finds the running text of a draft. */
export interface ProseReader {
  /** The running text that `offset` is in. All work is on the paragraph around it. */
  findProse(text: string, scan: DraftScan, offset: number): Prose;
  /** Whether a sentence begins behind the text, since it ends in the mark of a list item (`- `, `\item `) or in a heading and its line break. */
  endsInBlockMark(textBefore: string): boolean;
  /** Whether `offset` is in an item of a list. */
  isInListItem(text: string, offset: number): boolean;
}

/** How comments are written. */
export interface CommentSyntax {
  /** What every comment begins with. */
  readonly opener: string;
  /** What separates a comment line and the text that it introduces: one line break, or a blank line too. */
  readonly gap: '\n' | '\n\n';
  /** A comment of as many lines as the text needs. Nothing in the text ends it. */
  renderComment(text: string): string;
  /** The text of a line that holds one comment and nothing else, as `renderComment` writes it; undefined for any other line. */
  readComment(line: string): string | undefined;
}

/** Takes citations out of the language and puts others in. */
export interface CitationConversion {
  /** The dialects that a draft of the language may use. */
  readonly dialects: readonly CitationDialect[];
  /** Whether a citation of the language looks like nothing else in a draft of another: `\cite{a}` does, `@a` may be a user's name. */
  readonly isUnmistakable: boolean;
  /** undefined where it holds something whose meaning would be lost: markup, comments, commands of the draft's own. */
  readCluster(text: string, scan: DraftScan, citation: Citation): WrittenCluster | undefined;
  /** undefined where the dialect has no way to write it. */
  renderCluster(cluster: CitationCluster, dialect: CitationDialect): string | undefined;
}
