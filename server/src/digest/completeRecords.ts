import { compactText } from '../base/compactText';
import { shiftSpan } from '../base/span';
import { findSequenceChange } from '../base/sequenceChange';
import type { DigestRecord } from '../model/digest';
import type { PaperLink } from '../model/paperEntry';
import type { UnnamedRecord } from './recordDraft';
import { findPaperNames } from './abstracts/names/findNames';

/** Records, each with spans relative to its own start, and the offsets in the text at which the records start. */
export interface CompleteRecords {
  readonly entries: readonly DigestRecord[];
  readonly starts: readonly number[];
}

/**
 * Adds to each record the names of its paper, such as `BERT`. `known` contains the records of an earlier version of the text. For a
 * record that equals a known one, the known object is usually returned, because finding names takes about half of the time of reading a
 * digest. Each object in `known` is returned at most once.
 */
export function completeRecords(read: readonly UnnamedRecord[], known: readonly DigestRecord[]): CompleteRecords {
  const { start, oldEnd, newEnd } = findSequenceChange(
    known,
    read,
    (before, entry) => before !== undefined && entry !== undefined && isSameEntry(before, entry),
  );
  const moved = new Map(known.slice(start, oldEnd).map((entry) => [entry.title, entry]));
  const take = (entry: UnnamedRecord): DigestRecord => {
    const before = moved.get(entry.title);
    if (before === undefined || !isSameEntry(before, entry)) return completeEntry(entry);
    moved.delete(entry.title);
    return before;
  };
  const entries = known.slice(0, start).concat(read.slice(start, newEnd).map(take), known.slice(oldEnd));
  return { entries, starts: read.map(({ span }) => span.start) };
}

function completeEntry(read: UnnamedRecord): DigestRecord {
  const { title, titleSpan, abstract, abstractSpan, span, ...rest } = read;
  return {
    title,
    titleSpan: shiftSpan(titleSpan, -span.start),
    abstract,
    ...(abstractSpan === undefined ? {} : { abstractSpan: shiftSpan(abstractSpan, -span.start) }),
    span: shiftSpan(span, -span.start),
    names: findPaperNames(title, compactText(abstract)),
    ...rest,
  };
}

/** Whether `read` would equal `known` if its names were added. */
function isSameEntry(known: DigestRecord, read: UnnamedRecord): boolean {
  const { start } = read.span;
  return (
    known.title === read.title &&
    known.abstract === read.abstract &&
    known.span.end === read.span.end - start &&
    known.titleSpan.start === read.titleSpan.start - start &&
    known.titleSpan.end === read.titleSpan.end - start &&
    known.abstractSpan?.start === (read.abstractSpan && read.abstractSpan.start - start) &&
    known.abstractSpan?.end === (read.abstractSpan && read.abstractSpan.end - start) &&
    known.date === read.date &&
    known.abstractKind === read.abstractKind &&
    known.year === read.year &&
    known.venue === read.venue &&
    known.arxivId === read.arxivId &&
    known.doi === read.doi &&
    known.hasMoreAuthors === read.hasMoreAuthors &&
    known.authors.join('\n') === read.authors.join('\n') &&
    known.tags?.join('\n') === read.tags?.join('\n') &&
    areSameLinks(known.links, read.links)
  );
}

function areSameLinks(known: readonly PaperLink[], read: readonly PaperLink[]): boolean {
  return known.length === read.length && known.every(({ kind, url }, index) => kind === read[index]?.kind && url === read[index].url);
}
