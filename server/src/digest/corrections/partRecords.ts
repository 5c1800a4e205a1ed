import { foldText } from '#text';
import { lineStart } from '../../base/lineIndex';
import type { UnnamedRecord } from '../recordDraft';
import { cutRecord } from './cutRecord';

/**
 * Parts the records of a text, so that none holds the title of another: a record that was read before a title in it was named ends before
 * this title, or begins after it. Its people are those in what is left. In the order of their titles.
 */
export function partRecords(text: string, entries: readonly UnnamedRecord[]): readonly UnnamedRecord[] {
  const sorted = [...entries].sort((a, b) => a.titleSpan.start - b.titleSpan.start);
  const parted: UnnamedRecord[] = [];
  for (const entry of sorted) {
    const above = parted.at(-1);
    if (above === undefined || above.span.end <= entry.span.start) {
      parted.push(entry);
      continue;
    }
    const own = entry.span.start < above.titleSpan.end ? beginAfter(text, entry, above.titleSpan.end) : entry;
    if (above.span.end > own.titleSpan.start) parted[parted.length - 1] = withPeopleIn(text, cutRecord(text, above, own.titleSpan.start));
    const last = parted.at(-1) ?? above;
    parted.push(last.span.end > own.span.start ? beginAfter(text, own, last.span.end) : own);
  }
  return parted;
}

/** A record that begins after an offset: in the line of its title, if this line does. */
function beginAfter(text: string, entry: UnnamedRecord, offset: number): UnnamedRecord {
  const start = Math.min(entry.titleSpan.start, Math.max(lineStart(text, entry.titleSpan.start), offset));
  return withPeopleIn(text, { ...entry, span: { ...entry.span, start } });
}

/** A record without people, if any word of their names stands elsewhere than in the record. */
function withPeopleIn(text: string, entry: UnnamedRecord): UnnamedRecord {
  const { authors, hasMoreAuthors: _, ...rest } = entry;
  const words = new Set(
    foldText(text.slice(entry.span.start, entry.titleSpan.start) + text.slice(entry.titleSpan.end, entry.span.end)).split(' '),
  );
  const areIn = authors.every((name) =>
    foldText(name)
      .split(' ')
      .every((word) => words.has(word)),
  );
  return areIn ? entry : { ...rest, authors: [] };
}
