/** The longest argument that is read, in UTF-16 code units. A limit is needed because a brace may never be closed. */
export const longestArgument = 8_000;

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')', '<': '>' };

/**
 * The offset after the white space and comments at `at`; `at` itself if they include a blank line, because a blank line ends the
 * paragraph.
 */
export function skipBlank(text: string, at: number): number {
  let here = at;
  let lineBreaks = 0;
  for (;;) {
    const next = text[here];
    if (next === '%') {
      // A comment includes its line break, so a single line break after it makes a blank line, which ends the paragraph.
      here = getLineEnd(text, here);
      lineBreaks = 1;
    } else if (next === '\n') {
      lineBreaks += 1;
      if (lineBreaks > 1) return at;
    } else if (next !== ' ' && next !== '\t' && next !== '\r') return Math.min(here, text.length);
    here += 1;
  }
}

export function getLineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/**
 * The offset after the group that opens at `at` with `{`, `[`, `(` or `<`. Braces inside the group must be balanced; braces in comments
 * and escaped braces are ignored. undefined if no group opens there, or if the group is not closed within `longestArgument` or before a
 * blank line, which ends the paragraph and every argument in it. If `blankLines` is `allowed`, as for definitions, the group may
 * contain blank lines.
 */
export function findGroupEnd(text: string, at: number, blankLines: 'end' | 'allowed' = 'end'): number | undefined {
  const closer = closers[text[at] ?? ''];
  if (closer === undefined) return undefined;
  const limit = Math.min(text.length, at + longestArgument);
  // Without this check, a text of many opening brackets would be slow: for each of them, the loop would read `longestArgument`
  // characters.
  if (!text.slice(at, limit).includes(closer)) return undefined;
  let depth = 0;
  for (let here = at + 1; here < limit; here++) {
    const next = text[here];
    if (next === '\\') here += 1;
    else if (next === '%') here = getLineEnd(text, here) - 1;
    else if (depth === 0 && next === closer) return here + 1;
    else if (next === '{') depth += 1;
    else if (next === '}') {
      if (depth === 0) return undefined;
      depth -= 1;
    } else if (next === '\n' && blankLines === 'end' && isBlankLine(text, here + 1)) return undefined;
  }
  return undefined;
}

export function isBlankLine(text: string, start: number): boolean {
  let here = start;
  while (text[here] === ' ' || text[here] === '\t' || text[here] === '\r') here += 1;
  return text[here] === '\n';
}
