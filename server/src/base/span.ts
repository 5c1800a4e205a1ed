/** A half-open stretch of a text: `start` and `end` are UTF-16 offsets, `start <= end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether a cursor at `offset` touches the span; a cursor right behind the last character does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

export function sliceSpan(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** The same stretch where `by` characters more stand before it. */
export function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/**
 * The index of the last span that starts at or before `offset`, in spans ordered by `start`.
 * -1 where every span starts later.
 */
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

/** The items, ordered and disjoint, that have a part in the stretch; looks only at those and at a few more. */
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

/** Without white space at its ends; where nothing else is there, the place at its start. */
export function trimSpan(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  const trimmed = part.trim();
  if (trimmed === '') return { start, end: start };
  const from = start + part.indexOf(trimmed);
  return { start: from, end: from + trimmed.length };
}
