/** A part of a text: `start` and `end` are UTF-16 offsets, `start <= end`, and `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether a cursor at `offset` is inside the span or at one of its ends. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Whether two spans overlap, or one begins where the other ends. */
export function meets(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

export function sliceSpan(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** The span after `by` characters were inserted before it. */
export function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** The index of the last span that starts at or before `offset`, among spans ordered by `start`; -1 if all start later. */
export function indexOfSpanAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const span = spans[middle];
    if (span !== undefined && span.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The items whose spans overlap the given span. The items must be ordered and disjoint, because a binary search finds them. */
export function listOverlapping<T>(items: readonly T[], { start, end }: Span, spanOf: (item: T) => Span): readonly T[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && spanOf(item).end <= start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let at = low; at < items.length; at++) {
    const item = items[at];
    if (item === undefined || spanOf(item).start >= end) break;
    found.push(item);
  }
  return found;
}

/** The span without white space at its ends; an empty span at its start if it is all white space. */
export function trimSpan(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  const trimmed = part.trim();
  if (trimmed === '') return { start, end: start };
  const from = start + part.indexOf(trimmed);
  return { start: from, end: from + trimmed.length };
}
