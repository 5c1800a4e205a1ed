import { MarkupKind, type MarkupContent } from 'vscode-languageserver/node';
import { readMarkdownText } from '../base/readMarkdownText';

/** Markdown in the form that the client shows. */
export function toMarkup(markdown: string, kind: MarkupKind): MarkupContent {
  return { kind, value: kind === MarkupKind.Markdown ? markdown : readMarkdownText(markdown) };
}

/** The first of the forms that a client names, in the order of its liking (LSP 3.17, "MarkupContent"); Markdown where it names none. */
export function chooseMarkup(forms: readonly MarkupKind[] | undefined): MarkupKind {
  return forms?.[0] === MarkupKind.PlainText ? MarkupKind.PlainText : MarkupKind.Markdown;
}
