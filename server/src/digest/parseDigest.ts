import { findSequenceChange } from '../base/changes';
import { compactText } from '../base/compactText';
import { type Span, shiftSpan } from '../base/span';
import type { Digest, DigestRecord } from '../model/digest';
import type { PaperLink } from '../model/paperEntry';
import { findPaperNames } from './abstracts/names/findNames';
import { joinBibtex, readBibtexEntries } from './containers/bibtex';
import { readJsonTexts } from './containers/jsonTexts';
import { type ContainedDigest, readContainer } from './containers/readContainer';
import { applyCorrections } from './corrections/applyCorrections';
import { type Corrections, noCorrections } from './corrections/corrections';
import { type DigestHint, isCalledDigest } from './digestHint';
import { blankSpans, minPapers } from './joinReadings';
import { trimBlank } from './pages/lineBlocks';
import { addSteps } from './readingSteps';
import { addPapersAbove, preferPapersBelow, readMixedText } from './readText';
import { isSourceCode } from './recognition';
import type { ParsedDigest, UnnamedRecord } from './recordDraft';
import { ReadingMemory } from './records/blocks/readingMemory';
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
  const { entries, issues, steps: _, ...digest } = applyCorrections(text, readUncorrected(text, hint), corrections, hint.path);
  // These issues say that the file has no paper, which is wrong as soon as a correction names one.
  const left =
    entries.length === 0 ? issues : issues.filter(({ reason }) => reason !== skipReasons.noPaper && reason !== skipReasons.sourceCode);
  return { ...digest, issues: left, ...completeRecords(entries, known) };
}

type ReadDigest = Omit<ParsedDigest, 'format'> & Pick<Digest, 'format'>;

/** Reads a digest without the writer's corrections. The steps of the result tell why it was read so. Never throws. */
export function readUncorrected(text: string, { memory = new ReadingMemory(), ...file }: DigestHint): ReadDigest {
  memory.begin();
  const hint = { ...file, memory };
  const shown = trimBlank(text, 0, text.length);
  if (shown.start === shown.end) return { entries: [], issues: [{ span: { start: 0, end: 0 }, reason: skipReasons.emptyFile }] };
  const container = readContainer(text, hint);
  const isOther = container.digest !== undefined && !mayHoldBibtex.has(container.digest.format);
  const bibtex = isOther ? undefined : readBibtexEntries(text);
  if (bibtex === undefined || bibtex.entries.length === 0) return readWithoutBibtex(text, hint, container);
  const around = blankSpans(text, bibtex.spans);
  const isList = bibtex.entries.length >= minPapers || isCalledDigest(hint) || countLetters(around) < 0.5 * countLetters(text);
  if (around.trim() === '') return { format: 'bibtex', pattern: 'BibTeX', entries: bibtex.entries, issues: [] };
  const read = readWithoutBibtex(around, hint, readContainer(around, hint));
  const joined = joinBibtex({ format: 'bibtex', pattern: 'BibTeX', ...read }, bibtex, isList);
  const digest =
    read.entries.length === 0 && joined.entries.length > 0
      ? { ...joined, format: 'bibtex', pattern: 'BibTeX', issues: [] }
      : { ...read, entries: joined.entries };
  return addSteps(digest, { kind: 'set-aside', what: 'BibTeX entries', spans: bibtex.spans });
}

/** Formats of texts in which writers insert BibTeX entries. */
const mayHoldBibtex: ReadonlySet<string> = new Set(['html', 'org', 'latex']);

function countLetters(text: string): number {
  return text.replace(/\s+/g, '').length;
}

function readWithoutBibtex(text: string, hint: DigestHint, { digest, step }: ContainedDigest): ReadDigest {
  return addSteps(readContained(text, hint, digest), step);
}

function readContained(text: string, hint: DigestHint, container: ParsedDigest | undefined): ReadDigest {
  const shown = trimBlank(text, 0, text.length);
  const contained = container?.format === 'json' && container.entries.length === 0 ? (readJsonTexts(text, hint) ?? container) : container;
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
  const { title, titleSpan, abstract, abstractSpan, span, foundBy: _, ...rest } = read;
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
