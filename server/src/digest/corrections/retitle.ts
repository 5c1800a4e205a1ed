import type { Span } from '../../base/span';
import type { LocatedText, UnnamedRecord } from '../recordDraft';
import { locateText } from './locateText';

/**
 * One record with the corrected title, from those that were read where the title is: usually one, but several if the title has
 * several lines. `fromTitle` is the record read from its lines with that title.
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

/** The abstract without the words of the corrected title, but with former words of the title directly above it. */
function findAbstract(text: string, read: readonly UnnamedRecord[], title: Span): LocatedText | undefined {
  const owner = read.find(({ abstractSpan }) => abstractSpan !== undefined && abstractSpan.end > title.end);
  const span = owner?.abstractSpan;
  if (owner === undefined || span === undefined) return undefined;
  const oldEnd = Math.max(...read.map(({ titleSpan }) => titleSpan.end));
  const isJoined = oldEnd > title.end && /^[^\S\r\n]*(?:\r?\n)?[^\S\r\n]*$/.test(text.slice(oldEnd, Math.max(oldEnd, span.start)));
  const start = isJoined ? title.end : Math.max(span.start, title.end);
  return start === span.start ? { text: owner.abstract, span } : locateText(text, { start, end: span.end });
}
