import type { DigestIssue } from '../../model/digest';

/** No title or abstract is longer, in UTF-16 units. */
export const longestParagraph = 50_000;

export function tooLongReason(length: number): string {
  return `text of ${length.toLocaleString('en-US')} characters in one piece, which is neither a title nor an abstract`;
}

/** Replaces the lines that no paper can have by blanks of the same length, so that no parser works on them. */
export function blankLongLines(text: string): { text: string; issues: DigestIssue[] } {
  const issues: DigestIssue[] = [];
  const parts: string[] = [];
  let kept = 0;
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start > longestParagraph) {
      issues.push({ span: { start, end }, reason: tooLongReason(end - start) });
      parts.push(text.slice(kept, start), ' '.repeat(end - start));
      kept = end;
    }
    start = end + 1;
  }
  return parts.length === 0 ? { text, issues } : { text: parts.join('') + text.slice(kept), issues };
}
