/** The longest argument that is read, in UTF-16 code units. A limit is needed because a brace may never be closed. */
const longest = 4000;

/**
 * The offset after the `{...}` or `[...]` that opens at `at`, with balanced braces inside it. `at` itself if no such group opens there,
 * or if the group is not closed before `end` and within the longest argument.
 */
export function matchBraces(text: string, at: number, end = text.length): number {
  const open = text[at];
  if (open !== '{' && open !== '[') return at;
  const limit = Math.min(end, at + longest);
  let depth = 0;
  for (let here = at + 1; here < limit; here++) {
    const next = text[here];
    if (next === '\\') here += 1;
    else if (depth === 0 && next === (open === '{' ? '}' : ']')) return here + 1;
    else if (next === '{') depth += 1;
    else if (next === '}') depth -= 1;
  }
  return at;
}
