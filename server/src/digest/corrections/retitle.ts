import { foldText } from '#text';
import type { Span } from '../../base/span';
import type { LocatedText, UnnamedRecord } from '../recordDraft';
import { toLocatedText } from './toLocatedText';

/**
 * Makes one record with the corrected title from the records `read`, whose titles overlap the corrected one. Usually `read` is a single
 * record. But if the corrected title has several lines, each line may have been read as a title. `fromTitle` is the record that
 * `RecordReader` returned for the corrected title.
 */
export function retitle(text: string, read: readonly [UnnamedRecord, ...UnnamedRecord[]], fromTitle: UnnamedRecord): UnnamedRecord {
  const [{ abstractSpan: _, ...first }] = read;
  const { title, titleSpan } = fromTitle;
  const known = findAbstract(text, read, titleSpan);
  const abstract = known ?? (fromTitle.abstractSpan === undefined ? undefined : { text: fromTitle.abstract, span: fromTitle.abstractSpan });
  const { abstractSpan: _span, ...facts } = fromTitle;
  const own = text.slice(fromTitle.span.start, fromTitle.span.end);
  const before = isReference(own, title)
    ? read.map((each) => withFactsIn(own.replace(text.slice(titleSpan.start, titleSpan.end), ' '), each))
    : read;
  const all = [...before, fromTitle];
  const { authors, hasMoreAuthors } = all.find((each) => each.authors.length > 0) ?? fromTitle;
  const { abstractSpan: _own, ...factsRead } = before[0] ?? first;
  return {
    ...facts,
    ...factsRead,
    title,
    titleSpan,
    span: { start: Math.min(titleSpan.start, first.span.start), end: Math.max(titleSpan.end, ...read.map(({ span }) => span.end)) },
    abstract: abstract?.text ?? '',
    ...(abstract === undefined ? {} : { abstractSpan: abstract.span }),
    authors,
    hasMoreAuthors,
    links: [...new Map(all.flatMap(({ links }) => links).map((link) => [link.url, link])).values()],
  };
}

/** Words beside the title that make a line a reference. */
const minOtherLetters = 8;

/** Whether a record is a single line that has other words beside its title. */
function isReference(record: string, title: string): boolean {
  return !record.trim().includes('\n') && record.length > title.length + minOtherLetters;
}

/** A record without authors, year and venue that are not among the other words of its line, but in its title or in another line. */
function withFactsIn(line: string, { authors, hasMoreAuthors, year, venue, ...rest }: UnnamedRecord): UnnamedRecord {
  const words = new Set(foldText(line).split(' '));
  const isIn = (name: string): boolean =>
    foldText(name)
      .split(' ')
      .every((word) => words.has(word));
  const areIn = authors.length > 0 && authors.every(isIn);
  return {
    ...rest,
    authors: areIn ? authors : [],
    ...(areIn && hasMoreAuthors !== undefined ? { hasMoreAuthors } : {}),
    ...(year !== undefined && line.includes(String(year)) ? { year } : {}),
    ...(venue !== undefined && isIn(venue) ? { venue } : {}),
  };
}

/**
 * The abstract that was read, without words that now belong to the title. If the former title was longer and ended directly before the
 * abstract, its last words now begin the abstract. undefined if no abstract extends beyond the title.
 */
function findAbstract(text: string, read: readonly UnnamedRecord[], title: Span): LocatedText | undefined {
  const owner = read.find(({ abstractSpan }) => abstractSpan !== undefined && abstractSpan.end > title.end);
  const span = owner?.abstractSpan;
  if (owner === undefined || span === undefined) return undefined;
  const oldEnd = Math.max(...read.map(({ titleSpan }) => titleSpan.end));
  const isJoined = oldEnd > title.end && /^[^\S\r\n]*(?:\r?\n)?[^\S\r\n]*$/.test(text.slice(oldEnd, Math.max(oldEnd, span.start)));
  const start = isJoined ? title.end : Math.max(span.start, title.end);
  return start === span.start ? { text: owner.abstract, span } : toLocatedText(text, { start, end: span.end });
}
