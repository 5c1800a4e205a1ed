import { type Lazy, lazy } from '../base/derivedValues';
import type { DigestFormat, DigestIssue } from '../model/digest';
import { findEmbeddedExport } from './containers/embedded';
import { readTitleTables } from './containers/tables/titleTables';
import { type DigestHint, isCalledDigest } from './digestHint';
import { blankNameMarks } from './fields/nameMarks';
import { blankStates } from './fields/stateMarks';
import { blankSpans, joinReadings, minPapers } from './joinReadings';
import { endOfFrontMatter } from './marked/markdown/frontMatter';
import { readMarkdownLines } from './marked/markdown/markdownLines';
import type { MarkedLine } from './marked/markedLine';
import { isArxivMail, parseArxivMail } from './pages/arxivMail';
import { blankBoilerplate } from './pages/boilerplate';
import { blankLongLines, parsePastedText } from './pages/pastedText';
import { addSections } from './pages/sectionLines';
import { readPaperSections } from './paperSections/readPaperSections';
import { addSteps, type WayOfReading } from './readingSteps';
import { areCrediblePapers, consistsOfAbstracts, haveAbstracts, isPageOfAbstracts, looksLikePapers } from './recognition';
import type { ParsedDigest } from './recordDraft';
import { splitTitleLines } from './records/blocks/listedLines';
import { ReadingMemory } from './records/blocks/readingMemory';
import { readRecords } from './records/readRecords';
import type { Strictness } from './records/titles/chooseTitles';
import { judgeBeginning, preferLearned, type Readings } from './tagger/chooseReading';

/** At most this many UTF-16 units from the beginning of a text are used to choose between the first two ways of reading it. */
const judged = 60_000;

/**
 * Reads any text that is not an export, such as Markdown or text pasted from a web page, a mail or a list. The entries of an arXiv mail
 * are read by the format of that mail. Other text is read as titles with their abstracts below and, unless it clearly consists of these,
 * as repeating records too. The better result is used. If neither is credible, less certain ways are tried. If the writer marked the
 * file as a digest (`isCalledDigest`), less evidence of papers is required. Front matter describes the file, so it is left out.
 */
export function readText(text: string, hint: DigestHint): ParsedDigest {
  const frontMatterEnd = endOfFrontMatter(text);
  if (frontMatterEnd > 0) {
    const spans = [{ start: 0, end: frontMatterEnd }];
    return addSteps(readText(blankSpans(text, spans), hint), { kind: 'set-aside', what: 'front matter', spans });
  }
  const listing = isArxivMail(text) ? parseArxivMail(text) : undefined;
  if (listing !== undefined && listing.entries.length > 0) {
    const listed = [...listing.entries, ...listing.issues].map(({ span }) => span).sort((a, b) => a.start - b.start);
    return addSteps(joinReadings(listing, readText(blankSpans(text, listed), hint)), {
      kind: 'set-aside',
      what: 'entries of an arXiv email',
      spans: listed,
    });
  }
  const probe = text.length > judged ? text.slice(0, findCut(text)) : text;
  const isDigest = isCalledDigest(hint);
  // After an edit further down, the beginning is still read as before.
  const { memory = new ReadingMemory() } = hint;
  const known = memory.factsOf(`beginning ${isDigest}\n${probe}`);
  const pairs = known.recall('pairs', () => parsePastedText(probe));
  if (consistsOfAbstracts(probe, pairs)) return readAbstracts(text, probe, pairs);
  const start = createPart(probe);
  const records = known.recall('records', () => readAsRecords(start, hint));
  const whole = probe === text ? start : createPart(text);
  const readingsOf = (part: TextPart): Readings<ParsedDigest> => ({
    byRules: () => readByRules(part, start, { pairs, records }, hint),
    toLines: part.lines,
    memory,
  });
  const beginning = whole === start ? undefined : known.recall('judgement', () => judgeBeginning(readingsOf(start), isDigest));
  const reading = preferLearned(readingsOf(whole), isDigest, beginning);
  return { format: 'text', ...reading, issues: addIssues(reading.issues, whole.issues) };
}

/** The model's reading doesn't say what was left out before. */
function addIssues(issues: readonly DigestIssue[], others: readonly DigestIssue[]): readonly DigestIssue[] {
  const known = new Set(issues.map(({ span }) => span.start));
  const added = others.filter(({ span }) => !known.has(span.start));
  return added.length === 0 ? issues : [...issues, ...added].sort((a, b) => a.span.start - b.span.start);
}

/** Where the beginning of a long text ends: after a paragraph, if there is a break in its second half, or after a line. */
function findCut(text: string): number {
  const paragraph = text.lastIndexOf('\n\n', judged) + 1;
  return paragraph > judged / 2 ? paragraph : text.lastIndexOf('\n', judged) + 1 || judged;
}

/** A text, or its beginning, and its lines. */
interface TextPart {
  readonly text: string;
  /** The lines but those that are too long, and why these are left out. */
  readonly lines: Lazy<readonly MarkedLine[]>;
  readonly issues: readonly DigestIssue[];
}

function createPart(text: string): TextPart {
  const { text: kept, issues } = blankLongLines(text);
  return { text, lines: lazy(() => readMarkdownLines(blankStates(blankNameMarks(kept)))), issues };
}

/**
 * Reads a text by rules: as pages of titles with abstracts, as repeating records, or in less certain ways. The first two have read
 * `start`, the beginning of the text.
 */
function readByRules(
  part: TextPart,
  start: TextPart,
  { pairs, records }: { readonly pairs: ParsedDigest; readonly records: ParsedDigest },
  hint: DigestHint,
): ParsedDigest {
  const { text } = part;
  if (isPageOfAbstracts(pairs, records, start.text.length, isCalledDigest(hint))) return readAbstracts(text, start.text, pairs);
  if (records.entries.length > 0) return asWay('repeating records', part === start ? records : readAsRecords(part, hint));
  const doubtful = readAsRecords(part, hint, 'lenient');
  if (doubtful.entries.length > 2 ? areCrediblePapers(doubtful) : looksLikePapers(doubtful))
    return asWay('repeating records, less certain ones too', doubtful);
  const tables = readTitleTables(text, isCalledDigest(hint));
  if (tables !== undefined) return asWay('table of titles', tables);
  // Boilerplate of a page, such as the texts of buttons, may have hidden the titles.
  const bare = blankBoilerplate(text);
  if (bare === text) return records;
  return asWay('repeating records without the lines of a page around them', readAsRecords(createPart(bare), hint));
}

function readAbstracts(text: string, probe: string, pairs: ParsedDigest): ParsedDigest {
  return asWay('titles with abstracts', addSections(text, probe === text ? pairs : parsePastedText(text)));
}

function asWay(way: WayOfReading, reading: ParsedDigest): ParsedDigest {
  return addSteps(reading, { kind: 'way', way });
}

function readAsRecords({ lines, issues: tooLong }: TextPart, hint: DigestHint, strictness: Strictness = 'strict'): ParsedDigest {
  const isDigest = isCalledDigest(hint);
  const { issues, ...records } = readRecords(isDigest ? splitTitleLines(lines(), isDigest) : lines(), strictness, isDigest, hint.memory);
  return { format: 'text', ...records, issues: [...tooLong, ...issues] };
}

/**
 * Reads a text such as a list of papers. The sections that Marginalia wrote are read as they were written. If an export is embedded in
 * the text, its papers are read too, unless the export is only an example.
 */
export function readMixedText(text: string, hint: DigestHint): ParsedDigest {
  const sections = readPaperSections(text);
  if (sections.length === 0) return readAroundSections(text, hint);
  const spans = sections.map(({ span }) => span);
  const { entries, issues, steps = [] } = readAroundSections(blankSpans(text, spans), hint);
  return {
    format: 'text',
    pattern: 'sections with details and abstract',
    entries: [...entries, ...sections].sort((a, b) => a.span.start - b.span.start),
    issues,
    steps: [{ kind: 'set-aside', what: 'sections by Marginalia', spans }, ...steps],
  };
}

function readAroundSections(text: string, hint: DigestHint): ParsedDigest {
  const embedded = findEmbeddedExport(text, hint);
  if (embedded === undefined) return readText(text, hint);
  const around = readText(blankSpans(text, [embedded.span]), hint);
  const isExample = embedded.digest.entries.length < minPapers && around.entries.length >= minPapers;
  return addSteps(isExample ? around : joinReadings(embedded.digest, around), {
    kind: 'set-aside',
    what: 'embedded export',
    spans: [embedded.span],
  });
}

/** Formats of exports in which writers insert lines of their own above the exported papers. */
const mayHaveHead: ReadonlySet<DigestFormat> = new Set(['ris', 'medline', 'separated-values']);

/**
 * Adds the papers that are listed above an export, if its format is in `mayHaveHead` and at least `minPapers` papers are listed
 * there.
 */
export function addPapersAbove(text: string, digest: ParsedDigest, hint: DigestHint): ParsedDigest {
  const [first] = digest.entries;
  if (first === undefined || !mayHaveHead.has(digest.format)) return digest;
  const { start } = first.span;
  if (text.slice(0, start).trim().split('\n', minPapers).length < minPapers) return digest;
  return joinReadings(digest, readText(blankSpans(text, [{ start, end: text.length }]), hint));
}

/**
 * Returns the papers that are listed below front matter, if this front matter is the only record of `digest`, does not identify a paper
 * and describes the list: at least `minPapers` papers are listed, or fewer that have abstracts, as the head has not. Otherwise returns
 * `digest`.
 */
export function preferPapersBelow(text: string, digest: ParsedDigest, hint: DigestHint): ParsedDigest {
  const [head, ...others] = digest.entries;
  if (digest.format !== 'front-matter' || head === undefined || others.length > 0) return digest;
  if (head.doi !== undefined || head.arxivId !== undefined) return digest;
  const below = readMixedText(text, hint);
  const isList = below.entries.length >= minPapers || (below.entries.length > 0 && haveAbstracts(below) && !haveAbstracts(digest));
  return isList ? asWay('list below front matter', below) : digest;
}
