import { escapeDraftMarkdown } from '../../base/escape';

/** Maps CSL's tags to marks of pandoc's Markdown. A tag without its counterpart is text. */
const marks: Readonly<Record<string, readonly [string, string]>> = {
  i: ['*', '*'],
  b: ['**', '**'],
  sub: ['~', '~'],
  sup: ['^', '^'],
  'span class="nocase"': ['[', ']{.nocase}'],
  'span style="font-variant:small-caps;"': ['[', ']{.smallcaps}'],
};

const tagged =
  /<(i|b|sub|sup|span class="nocase"|span style="font-variant:small-caps;")>((?:(?!<\/?(?:i|b|sub|sup|span)\b)[^])*)<\/(?:i|b|sub|sup|span)>/;

/**
 * The text of a CSL variable as Markdown, because pandoc reads texts in CSL-YAML as Markdown (pandoc manual, "Specifying bibliographic
 * data").
 */
export function renderCslMarkdown(text: string): string {
  const match = tagged.exec(text);
  if (match === null) return escapeKept(text);
  const [open, close] = marks[match[1] ?? ''] ?? ['', ''];
  const rest = text.slice(match.index + match[0].length);
  return escapeKept(text.slice(0, match.index)) + open + escapeKept(match[2] ?? '') + close + renderCslMarkdown(rest);
}

/** Escapes text. White space at its beginning or end becomes a space, which separates the text from its neighbours. */
function escapeKept(text: string): string {
  if (text.trim() === '') return text;
  const [lead = '', tail = ''] = [/^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]];
  return (lead === '' ? '' : ' ') + escapeDraftMarkdown(text) + (tail === '' ? '' : ' ');
}
