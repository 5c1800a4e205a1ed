import type { Span } from '../../base/span';

/** What is between a quotation and a citation of its sentence, in words. */
interface CitationDistance {
  readonly words: number;
  /** Whether another clause begins between them. */
  readonly isOtherClause: boolean;
}

/** A citation must be nearer by this many words, unless it is directly at the quotation; or else the quotation may be from either. */
const clearly = 2;
const clauseMark = /;|,\s+(?:and|but|while|whereas|although|though|yet|or)\b/;

/**
 * The index of the citation from which the quotation is: the only one in the sentence, or the nearest one in the clause. undefined if it
 * may be from several. `prose` is as long as the sentence, without its citations; spans are relative to its start.
 */
export function findQuotedCitation(prose: string, quotation: Span, citations: readonly Span[]): number | undefined {
  if (citations.length <= 1) return citations.length - 1 < 0 ? undefined : 0;
  const ranked = citations
    .map((span, index) => ({ index, ...measure(prose, quotation, span) }))
    .filter(({ isOtherClause }) => !isOtherClause)
    .sort((a, b) => a.words - b.words);
  const [nearest, next] = ranked;
  return nearest !== undefined && (next === undefined || next.words >= (nearest.words === 0 ? 1 : nearest.words + clearly))
    ? nearest.index
    : undefined;
}

function measure(prose: string, quotation: Span, citation: Span): CitationDistance {
  if (citation.start >= quotation.start && citation.end <= quotation.end) return { words: 0, isOtherClause: false };
  const between = citation.start >= quotation.end ? prose.slice(quotation.end, citation.start) : prose.slice(citation.end, quotation.start);
  return { words: between.match(/[\p{L}\p{N}]+/gu)?.length ?? 0, isOtherClause: clauseMark.test(between) };
}
