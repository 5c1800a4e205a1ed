import { lineStart } from '../../base/lineIndex';
import type { UnnamedRecord } from '../recordDraft';
import { toLocatedText } from './toLocatedText';

/**
 * Ends a record before the line that contains the offset `cut`, where another paper begins. Identifiers and links that occur only in
 * the removed text are dropped too. `cut` must be after the record's title.
 */
export function cutRecord(text: string, entry: UnnamedRecord, cut: number): UnnamedRecord {
  const { abstractSpan: span, abstract, doi, arxivId, ...rest } = entry;
  const line = lineStart(text, cut);
  const end = entry.titleSpan.end + text.slice(entry.titleSpan.end, Math.max(line, entry.titleSpan.end)).trimEnd().length;
  const gone = text.slice(end, entry.span.end);
  const left = text.slice(entry.span.start, end);
  /** Whether the words occur in the removed text and not in the text that is left. */
  const isGone = (words: string): boolean => gone.includes(words) && !left.includes(words);
  const isCut = span !== undefined && span.end > end;
  const shorter = isCut && span.start < end ? toLocatedText(text, { start: span.start, end }) : undefined;
  return {
    ...rest,
    span: { start: entry.span.start, end },
    ...(isCut
      ? { abstract: shorter?.text ?? '', ...(shorter === undefined ? {} : { abstractSpan: shorter.span }) }
      : { abstract, ...(span === undefined ? {} : { abstractSpan: span }) }),
    ...(arxivId === undefined || isGone(arxivId) ? {} : { arxivId }),
    ...(doi === undefined || isGone(doi) ? {} : { doi }),
    links: entry.links.filter(({ url }) => !isGone(url.replace(/^https?:\/\//, ''))),
  };
}
