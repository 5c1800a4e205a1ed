import type { CitationKey } from './citation';

/** How a draft language writes what stands in a paragraph of its own. Plain text that it takes is escaped by it. */
export interface BlockWriter {
  /** What stands between a comment line and the text that it introduces: one line break, or a blank line too. */
  readonly gap: '\n' | '\n\n';
  /** A comment, which no reader of the compiled draft sees, of as many lines as it needs. Nothing in the text ends it. */
  renderComment(text: string): string;
  /** What a line says that holds a comment and nothing else, as `renderComment` writes it; undefined for any other line. */
  readComment(line: string): string | undefined;
  /** A passage as a quotation of its own, cited in the draft's usual way. `text` is the draft's. */
  renderBlockQuotation(passage: string, key: CitationKey, text: string): string;
  renderEmphasis(text: string, weight: 'strong' | 'usual'): string;
  /** Cells are text of the language already; line breaks in them become spaces. `text` is the draft's, and tells what tables it has the means for. */
  renderTable(head: readonly string[], rows: readonly (readonly string[])[], text: string): string;
  /** A web address that a reader can follow where the draft has the means for it; empty for what is none. */
  renderLink(url: string, text: string): string;
  /** Markdown of the writer's own, from a note: as it is where the language is Markdown, else as text. */
  renderWords(markdown: string): string;
}
