import type { CitationContext, CitationFormKind } from '../model/draft';

/** The order in which a list offers the forms that are not the usual one. */
export const formOrder: readonly CitationFormKind[] = ['parenthetical', 'narrative', 'year-only', 'footnote'];

/** Shown beside a form that is not the usual one. */
export const formHints: Readonly<Record<CitationFormKind, string>> = {
  parenthetical: 'in parentheses',
  narrative: 'in the sentence',
  'year-only': 'the year only',
  footnote: 'in a footnote',
};

/**
 * Where the citation is closed: right behind the key (an editor may have typed the bracket or brace by itself), later on,
 * or nowhere, as in `[see @lon<|>` at the end of a line.
 */
export function findCloser(text: string, { querySpan, clusterSpan }: CitationContext, closer: ']' | '}'): 'next' | 'later' | 'missing' {
  if (text[querySpan.end] === closer) return 'next';
  const lineEnd = text.indexOf('\n', querySpan.end);
  const rest = text.slice(querySpan.end, lineEnd === -1 ? text.length : lineEnd);
  return text[clusterSpan.end - 1] !== closer && rest.trim() === '' ? 'missing' : 'later';
}
