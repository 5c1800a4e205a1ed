import type { Citation } from '../model/citation';

const commaGap = /^[\s~\u00a0]*[,;][\s~\u00a0]*$/;
const blankGap = /^[\s~\u00a0]*$/;
const enumerationEnd = /^[\s~]*,?[\s~]*(?:and|or|und|oder|et|ou|y|o|e|&|\\&)[\s~]/i;

/**
 * Whether two citations in a row can be read as one: between them there are only white space, ties and at most one comma or semicolon,
 * and no blank line. Citations in an enumeration that continues in words, such as `[@a], [@b], and [@c]`, cannot.
 */
export function areAdjacent(text: string, citations: readonly Citation[], first: Citation, second: Citation): boolean {
  const gap = text.slice(first.span.end, second.span.start);
  if (/\n[ \t]*\r?\n/.test(gap)) return false;
  return blankGap.test(gap) || (commaGap.test(gap) && !enumerationEnd.test(textBehind(text, citations, second)));
}

/** The text after the last citation of the row that begins with `citation` and has only commas or semicolons between its citations. */
function textBehind(text: string, citations: readonly Citation[], citation: Citation): string {
  let last = citation;
  for (const next of citations.slice(citations.indexOf(citation) + 1)) {
    if (!commaGap.test(text.slice(last.span.end, next.span.start))) break;
    last = next;
  }
  return text.slice(last.span.end, last.span.end + 40);
}
