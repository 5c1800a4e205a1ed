import type { Citation } from '../model/citation';

const commaGap = /^[\s~\u00a0]*[,;][\s~\u00a0]*$/;
const blankGap = /^[\s~\u00a0]*$/;
const enumerationEnd = /^[\s~]*,?[\s~]*(?:and|or|und|oder|et|ou|y|o|e|&|\\&)[\s~]/i;

/**
 * Whether two consecutive citations can be read as one: between them there is only white space or `~`, with at most one comma or
 * semicolon, and no blank line. Citations that are separated by a comma or semicolon cannot be read as one if they belong to an
 * enumeration that ends in words: `[@a], [@b], and [@c]`.
 */
export function areAdjacent(text: string, citations: readonly Citation[], first: Citation, second: Citation): boolean {
  const gap = text.slice(first.span.end, second.span.start);
  if (/\n[ \t]*\r?\n/.test(gap)) return false;
  return blankGap.test(gap) || (commaGap.test(gap) && !enumerationEnd.test(textBehind(text, citations, second)));
}

/** The first characters after a list of citations that begins with `citation` and is separated by commas or semicolons. */
function textBehind(text: string, citations: readonly Citation[], citation: Citation): string {
  let last = citation;
  for (const next of citations.slice(citations.indexOf(citation) + 1)) {
    if (!commaGap.test(text.slice(last.span.end, next.span.start))) break;
    last = next;
  }
  return text.slice(last.span.end, last.span.end + 40);
}
