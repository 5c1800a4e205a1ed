import { MarkupKind, type MarkupContent } from 'vscode-languageserver/node';
import { readMarkdownText } from '../base/readMarkdownText';

/** Returns Markdown unchanged, or converts it to plain text. */
export function toMarkup(markdown: string, kind: MarkupKind): MarkupContent {
  return { kind, value: kind === MarkupKind.Markdown ? markdown : readMarkdownText(markdown) };
}

/**
 * The first kind in the client's list, which is the one that the client prefers (LSP 3.17, "MarkupContent"). Markdown if the client
 * lists none.
 */
export function chooseMarkup(kinds: readonly MarkupKind[] | undefined): MarkupKind {
  return kinds?.[0] === MarkupKind.PlainText ? MarkupKind.PlainText : MarkupKind.Markdown;
}
