import { escapeDraftMarkdown } from '../../base/escape';

/** A passage as a quotation on one line: `> only a fraction of heads`. */
export function renderQuote(passage: string): string {
  return `> ${escapeDraftMarkdown(passage)}`;
}

/** The plain text of a quotation, without `>`, line breaks and escaping backslashes. */
export function readQuote(quote: string): string {
  return quote
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(/^[ \t]*(?:>[ \t]?)+/, ''))
    .join(' ')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
