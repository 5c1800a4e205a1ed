/** How many characters of a passage stand in a row, in UTF-16 code units: more would be cut off by its width. */
const room = 72;
/** How much of it stands before the first match. */
const lead = 16;

/** The stretch of a text in which most matches stand, cut at words: "…constant-length KV cache for streaming heads…". */
export function excerptAround(text: string, ranges: readonly (readonly [number, number])[]): string {
  if (text.length <= room) return text;
  const [best] = ranges
    .map(([start]) => ({ start, matched: ranges.filter(([from, to]) => from >= start && to <= start + room - lead).length }))
    .sort((a, b) => b.matched - a.matched || a.start - b.start);
  const from = cutAtWord(text, Math.min(Math.max(0, (best?.start ?? 0) - lead), text.length - room), 'start');
  const to = cutAtWord(text, from + room, 'end');
  return `${from > 0 ? '\u2026' : ''}${text.slice(from, to).trim()}${to < text.length ? '\u2026' : ''}`;
}

/** The nearest border of a word that makes the stretch no longer; a word without an end is cut. */
function cutAtWord(text: string, at: number, side: 'start' | 'end'): number {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
  const blank = side === 'start' ? text.indexOf(' ', at - 1) : text.lastIndexOf(' ', at);
  return Math.abs(blank - at) > lead || blank === -1 ? at : side === 'start' ? blank + 1 : blank;
}
