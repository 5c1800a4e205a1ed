/** The longest argument that is read, in UTF-16 code units, since a brace may have no end. */
const longest = 4000;

/**
 * The offset behind the `{...}` or `[...]` that opens at `at`, braces inside it balanced; `at` if none opens there, or if
 * it is not closed before `end`.
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
