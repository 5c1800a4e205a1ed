/** How far after the beginning of a paper its abstract may end, in UTF-16 code units. */
const maxReach = 20_000;

/**
 * Finds words that a server's answer quotes from a paper in its file, in which the same words may be on several lines. The quotation may
 * begin or end with an ellipsis. `from` is where the paper begins. Returns offsets; undefined if the words are written otherwise there,
 * for example with TeX commands.
 */
export function findQuoted(text: string, from: number, quoted: string): { readonly start: number; readonly end: number } | undefined {
  const words = quoted.replace(/^…|…$/g, '').trim().split(/\s+/);
  const pattern = words.map((word) => word.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('\\s+');
  const found = pattern === '' ? null : new RegExp(pattern, 'u').exec(text.slice(from, from + maxReach));
  return found === null ? undefined : { start: from + found.index, end: from + found.index + found[0].length };
}
