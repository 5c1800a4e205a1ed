import { findSequenceChange } from '../base/changes';
import { compactText } from '../base/compactText';
import { type Span, shiftSpan } from '../base/span';
import type { Digest, DigestRecord } from '../model/digest';
import type { PaperLink } from '../model/paperEntry';
import { findPaperNames } from './abstracts/names/findNames';
import { readContainer } from './containers/readContainer';
import { applyCorrections } from './corrections/applyCorrections';
import { type Corrections, noCorrections } from './corrections/corrections';
import type { DigestHint } from './digestHint';
import { trimBlank } from './pages/lineBlocks';
import { addPapersAbove, preferPapersBelow, readMixedText } from './readText';
import { isSourceCode } from './recognition';
import type { ParsedDigest, UnnamedRecord } from './recordDraft';
import { skipReasons } from './skipReasons';

/** Records, each with spans relative to its own start, and the offsets in the text at which the records start. */
interface CompleteRecords {
  readonly entries: readonly DigestRecord[];
  readonly starts: readonly number[];
}

/**
 * Reads a digest of any format and applies the writer's corrections. Returns the papers in the order of the text, and issues that say
 * why a part of the text was not read as papers. Never throws. Offsets are UTF-16 offsets into `text`, which must not begin with a byte
 * order mark. `known` may be the records of the file before an edit. The content of the result does not depend on `known`, but most
 * records that the edit did not change are the same objects as in `known`.
 */
export function parseDigest(
  text: string,
  hint: DigestHint,
  known: readonly DigestRecord[] = [],
  corrections: Corrections = noCorrections,
): Digest {
  const { entries, issues, ...digest } = applyCorrections(text, readDigest(text, hint), corrections);
  // These issues say that the file has no paper, which is wrong as soon as a correction names one.
  const left =
    entries.length === 0 ? issues : issues.filter(({ reason }) => reason !== skipReasons.noPaper && reason !== skipReasons.sourceCode);
  return { ...digest, issues: left, ...completeRecords(entries, known) };
}

function readDigest(text: string, hint: DigestHint): Omit<ParsedDigest, 'format'> & Pick<Digest, 'format'> {
  const shown = trimBlank(text, 0, text.length);
  if (shown.start === shown.end) return { entries: [], issues: [{ span: { start: 0, end: 0 }, reason: skipReasons.emptyFile }] };
  const contained = readContainer(text, hint);
  if (contained === undefined && isSourceCode(text))
    return { entries: [], issues: [{ span: firstLine(text, shown), reason: skipReasons.sourceCode }] };
  const digest = contained === undefined ? readMixedText(text, hint) : addPapersAbove(text, preferPapersBelow(text, contained, hint), hint);
  if (digest.entries.length > 0 || (contained !== undefined && digest.issues.length > 0)) return digest;
  return { ...digest, issues: explainNoPaper(text, shown, digest.issues) };
}

/**
 * Replaces the issues of a file without papers by one issue that says how papers must be written. If there is exactly one issue, it is
 * returned unchanged.
 */
function explainNoPaper(text: string, shown: Span, issues: Digest['issues']): Digest['issues'] {
  return issues.length === 1 ? issues : [{ span: firstLine(text, shown), reason: skipReasons.noPaper }];
}

/** The span of the first line in `shown`, or of only the first 200 UTF-16 units of that line. */
function firstLine(text: string, shown: Span): Span {
  const lineEnd = text.indexOf('\n', shown.start);
  return trimBlank(text, shown.start, Math.min(shown.end, lineEnd < 0 ? shown.end : lineEnd, shown.start + 200));
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
