import { MarkupKind, type MarkupContent } from 'vscode-languageserver/node';
import { readMarkdownText } from '../base/readMarkdownText';

/** Markdown as such, or as plain text. */
export function toMarkup(markdown: string, kind: MarkupKind): MarkupContent {
  return { kind, value: kind === MarkupKind.Markdown ? markdown : readMarkdownText(markdown) };
}

/** The kind that the client names first, since it names the preferred one first (LSP 3.17, "MarkupContent"); Markdown if it names none. */
export function chooseMarkup(kinds: readonly MarkupKind[] | undefined): MarkupKind {
  return kinds?.[0] === MarkupKind.PlainText ? MarkupKind.PlainText : MarkupKind.Markdown;
}
