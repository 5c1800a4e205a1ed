import { type Span, shiftSpan } from '../base/span';
import type { EntryKey } from '../model/bibliography';
import type { Citation } from '../model/citation';
import type { CitationChange, DraftScan, FileReference } from '../model/draft';

/** The lists of a scan whose items have offsets. */
export type ScanLists = Pick<DraftScan, 'citations' | 'headings' | 'opaque' | 'fileReferences' | 'ownKeys'>;

/**
 * The part of a text that was read again after an edit: `[start, oldEnd)` in the text before the edit, `[start, newEnd)` in the text
 * after it.
 */
export interface ReadStretch {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Returns the lists of a draft after one stretch of it was read again. Items before the stretch remain the same objects. */
export function spliceScan(previous: ScanLists, part: ScanLists, stretch: ReadStretch): ScanLists {
  return {
    citations: splice(previous.citations, part.citations, stretch, getSpan, shiftCitation),
    headings: splice(previous.headings, part.headings, stretch, getSpan, (heading, by) => ({
      ...heading,
      span: shiftSpan(heading.span, by),
    })),
    opaque: splice(previous.opaque, part.opaque, stretch, (span) => span, shiftSpan),
    fileReferences: splice(previous.fileReferences, part.fileReferences, stretch, getSpan, shiftReference),
    ownKeys: splice(previous.ownKeys, part.ownKeys, stretch, ({ keySpan }) => keySpan, shiftKey),
  };
}

/** Describes which old citations are replaced by the citations of the stretch that was read again. */
export function toCitationChange(old: readonly Citation[], added: readonly Citation[], { start, oldEnd }: ReadStretch): CitationChange {
  const first = countBefore(old, start, getSpan);
  return { first, removed: countBefore(old, oldEnd, getSpan) - first, added };
}

/** Replaces the items that begin in the stretch with `middle`, and shifts the items after the stretch. */
export function splice<T>(
  old: readonly T[],
  middle: readonly T[],
  { start, oldEnd, newEnd }: ReadStretch,
  spanOf: (item: T) => Span,
  shift: (item: T, by: number) => T,
): readonly T[] {
  const first = countBefore(old, start, spanOf);
  const last = countBefore(old, oldEnd, spanOf);
  const by = newEnd - oldEnd;
  // Nothing changes: no item begins in the stretch, neither before nor after the edit, and no item has moved.
  if (middle.length === 0 && first === last && (by === 0 || last === old.length)) return old;
  const moved = by === 0 ? old.slice(last) : old.slice(last).map((item) => shift(item, by));
  return old.slice(0, first).concat(middle, moved);
}

/** How many of the items begin before `offset`. The items must be ordered by position. */
export function countBefore<T>(items: readonly T[], offset: number, spanOf: (item: T) => Span): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && spanOf(item).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function getSpan({ span }: { readonly span: Span }): Span {
  return span;
}

/** The citation after `by` characters were inserted before it. */
export function shiftCitation({ span, items }: Citation, by: number): Citation {
  return { span: shiftSpan(span, by), items: items.map((item) => ({ ...item, keySpan: shiftSpan(item.keySpan, by) })) };
}

function shiftReference(reference: FileReference, by: number): FileReference {
  return { ...reference, span: shiftSpan(reference.span, by) };
}

function shiftKey(entry: EntryKey, by: number): EntryKey {
  return { ...entry, keySpan: shiftSpan(entry.keySpan, by) };
}
