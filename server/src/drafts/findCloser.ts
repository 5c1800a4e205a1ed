import type { CitationContext } from '../model/draft';

/**
 * Where the bracket or brace that closes the citation stands: right behind the key (an editor may have typed it by
 * itself), later on, or nowhere, as in `[see @lon<|>` at the end of a line.
 */
export function findCloser(text: string, { querySpan, clusterSpan }: CitationContext, closer: ']' | '}'): 'next' | 'later' | 'missing' {
  if (text[querySpan.end] === closer) return 'next';
  const lineEnd = text.indexOf('\n', querySpan.end);
  const rest = text.slice(querySpan.end, lineEnd === -1 ? text.length : lineEnd);
  return text[clusterSpan.end - 1] !== closer && rest.trim() === '' ? 'missing' : 'later';
}
