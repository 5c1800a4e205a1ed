import type { CitationContext, CitationFormKind } from '../model/draft';

/** The order in which completion offers the citation forms, after the form that is usual in the draft. */
export const formOrder: readonly CitationFormKind[] = ['parenthetical', 'narrative', 'year-only', 'footnote'];

/** The hint that completion shows beside a form that is not the usual one of the draft. */
export const formHints: Readonly<Record<CitationFormKind, string>> = {
  parenthetical: 'in parentheses',
  narrative: 'in the sentence',
  'year-only': 'the year only',
  footnote: 'in a footnote',
};

/**
 * Where the bracket or brace that closes the citation is. `next`: directly after the key; the editor may have typed it automatically.
 * `missing`: there is none, and nothing follows on the line, as in `[see @lon<|>`. `later`: in all other cases.
 */
export function findCloser(text: string, { querySpan, clusterSpan }: CitationContext, closer: ']' | '}'): 'next' | 'later' | 'missing' {
  if (text[querySpan.end] === closer) return 'next';
  const lineEnd = text.indexOf('\n', querySpan.end);
  const rest = text.slice(querySpan.end, lineEnd === -1 ? text.length : lineEnd);
  return text[clusterSpan.end - 1] !== closer && rest.trim() === '' ? 'missing' : 'later';
}
