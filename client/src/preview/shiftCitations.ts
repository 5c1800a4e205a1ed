import type { PreviewAnswer, PreviewCitation } from '../../../server/src/client';

/**
 * Adapts an answer about the text `before` to the text `after`. Citations before the edited part keep their offsets, and the offsets of
 * citations after it are shifted. Citations that overlap or touch the edited part are left out, so the preview shows their source until
 * the next answer.
 */
export function shiftCitations(answer: PreviewAnswer, before: string, after: string): PreviewAnswer {
  const isThere = ({ start, end, source }: PreviewCitation): boolean => after.slice(start, end) === source;
  if (before === after) return answer.citations.every(isThere) ? answer : { ...answer, citations: answer.citations.filter(isThere) };
  const head = countEqual(before, after, (text, at) => text.charCodeAt(at), Math.min(before.length, after.length));
  const tail = countEqual(before, after, (text, at) => text.charCodeAt(text.length - 1 - at), Math.min(before.length, after.length) - head);
  const shift = after.length - before.length;
  const citations = answer.citations.flatMap((citation) => {
    if (citation.end < head) return [citation];
    if (citation.start <= before.length - tail) return [];
    return [{ ...citation, start: citation.start + shift, end: citation.end + shift }];
  });
  return { ...answer, citations: citations.filter(isThere) };
}

function countEqual(a: string, b: string, codeAt: (text: string, at: number) => number, max: number): number {
  let count = 0;
  while (count < max && codeAt(a, count) === codeAt(b, count)) count += 1;
  return count;
}
