import type { DigestIssue } from '../../model/digest';

/** The longest line or paragraph that is read, in UTF-16 units. Titles and abstracts are much shorter. */
export const longestParagraph = 50_000;

export function tooLongReason(length: number): string {
  return `This text of ${length.toLocaleString('en-US')} characters is too long for a title or an abstract.`;
}

/**
 * A line nested more deeply in lists and quotations is not read. Lists of papers have far fewer levels, but many more levels could
 * overflow the stack of a recursive parser.
 */
const deepestNesting = 50;
const deepIndent = 8 * deepestNesting;
const deepMarkers = new RegExp(String.raw`^(?:[ \t]{0,8}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){${deepestNesting}}|^[ \t]{${deepIndent}}`);
const tooDeepReason = `This line is nested more than ${deepestNesting} levels deep.`;

function isDeep(text: string, start: number, end: number): boolean {
  return deepMarkers.test(text.slice(start, Math.min(end, start + 2000)));
}

/** Replaces lines that are too long or too deeply nested by blanks of the same length, so that parsers do not have to process them. */
export function blankLongLines(text: string): { text: string; issues: DigestIssue[] } {
  const issues: DigestIssue[] = [];
  const parts: string[] = [];
  let kept = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const isLong = end - start > longestParagraph;
    if (isLong || isDeep(text, start, end)) {
      issues.push({ span: { start, end }, reason: isLong ? tooLongReason(end - start) : tooDeepReason });
      parts.push(text.slice(kept, start), ' '.repeat(end - start));
      kept = end;
    }
    start = end + 1;
  }
  return parts.length === 0 ? { text, issues } : { text: parts.join('') + text.slice(kept), issues };
}
