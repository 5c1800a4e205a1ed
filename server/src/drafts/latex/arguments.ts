/** The longest argument that is looked through: an unclosed brace must not cost more than its surroundings. */
export const longestArgument = 8_000;

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')', '<': '>' };

/** The offset behind white space and comments at `at`. A blank line is never skipped: it ends the paragraph. */
export function skipBlank(text: string, at: number): number {
  let here = at;
  let lineBreaks = 0;
  for (;;) {
    const next = text[here];
    if (next === '%') {
      // The comment takes its line break along; a blank line behind it still ends the paragraph.
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
 * The offset behind the group that opens at `at` with `{`, `[`, `(` or `<`; braces inside it are balanced, comments and
 * escapes count for nothing. undefined where no group opens, or where it does not close before a blank line, since
 * that ends the paragraph and with it any argument. `blankLines` lets a definition go on over them.
 */
export function findGroupEnd(text: string, at: number, blankLines: 'end' | 'allowed' = 'end'): number | undefined {
  const closer = closers[text[at] ?? ''];
  if (closer === undefined) return undefined;
  const limit = Math.min(text.length, at + longestArgument);
  // Where nothing closes, one look tells: a text of nothing but openers would cost the longest argument for each.
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
