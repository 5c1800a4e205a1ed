/** How much of a passage a row shows, in UTF-16 code units. A list is rarely wide enough for more. */
const room = 72;
/** How much of the passage is shown before the first match, in UTF-16 code units. */
const lead = 16;

/** These marks enclose matches, because VS Code can't show bold letters in the second line of a row. */
const marks = { before: '\u2039', after: '\u203a' } as const;

/**
 * The part of a text that contains the most matches. It is cut between words if possible, and the matches are marked: "…constant-length
 * ‹KV cache› for streaming ‹heads›…".
 */
export function excerptAround(text: string, ranges: readonly (readonly [number, number])[]): string {
  if (text.length <= room) return markMatches(text, 0, text.length, ranges);
  const [best] = ranges
    .map(([start]) => ({ start, matched: ranges.filter(([from, to]) => from >= start && to <= start + room - lead).length }))
    .sort((a, b) => b.matched - a.matched || a.start - b.start);
  const from = cutAtWord(text, Math.min(Math.max(0, (best?.start ?? 0) - lead), text.length - room), 'start');
  const to = cutAtWord(text, from + room, 'end');
  return `${from > 0 ? '\u2026' : ''}${markMatches(text, from, to, ranges).trim()}${to < text.length ? '\u2026' : ''}`;
}

/** Moves an end of the excerpt inwards to the nearest space. If the space is too far away, a long word is cut. */
function cutAtWord(text: string, at: number, side: 'start' | 'end'): number {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
  const blank = side === 'start' ? text.indexOf(' ', at - 1) : text.lastIndexOf(' ', at);
  return Math.abs(blank - at) > lead || blank === -1 ? at : side === 'start' ? blank + 1 : blank;
}

/**
 * Marks the matches. Matches with only a space between them get one pair of marks, and a match that is not completely in the excerpt
 * gets none.
 */
function markMatches(text: string, from: number, to: number, ranges: readonly (readonly [number, number])[]): string {
  const joined: [number, number][] = [];
  for (const [start, end] of ranges.filter((range) => range[0] >= from && range[1] <= to)) {
    const last = joined.at(-1);
    if (last !== undefined && text.slice(last[1], start).trim() === '') last[1] = end;
    else joined.push([start, end]);
  }
  let marked = '';
  let done = from;
  for (const [start, end] of joined) {
    marked += `${text.slice(done, start)}${marks.before}${text.slice(start, end)}${marks.after}`;
    done = end;
  }
  return marked + text.slice(done, to);
}
