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
  const all = [...read, fromTitle];
  const { authors, hasMoreAuthors } = all.find((each) => each.authors.length > 0) ?? fromTitle;
  return {
    ...facts,
    ...first,
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
