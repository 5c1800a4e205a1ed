import type { DigestFormat } from '../model/digest';
import { findEmbeddedExport } from './containers/embedded';
import { readTitleTables } from './containers/tables/titleTables';
import { type DigestHint, isCalledDigest } from './digestHint';
import { blankSpans, joinReadings, minPapers } from './joinReadings';
import { endOfFrontMatter } from './marked/markdown/frontMatter';
import { readMarkdownLines } from './marked/markdown/markdownLines';
import { isArxivMail, parseArxivMail } from './pages/arxivMail';
import { blankBoilerplate } from './pages/boilerplate';
import { blankLongLines, parsePastedText } from './pages/pastedText';
import { addSections } from './pages/sectionLines';
import { readPaperSections } from './paperSections/readPaperSections';
import { areCrediblePapers, consistsOfAbstracts, haveAbstracts, isPageOfAbstracts, looksLikePapers } from './recognition';
import type { ParsedDigest } from './recordDraft';
import { splitTitleLines } from './records/blocks/listedLines';
import { readRecords } from './records/readRecords';
import type { Strictness } from './records/titles/chooseTitles';

/** At most this many UTF-16 units from the beginning of a text are used to choose between the first two ways of reading it. */
const judged = 60_000;

/**
 * Reads any text that is not an export, such as Markdown or text pasted from a web page, a mail or a list. The entries of an arXiv mail
 * are read by the format of that mail. Other text is read as titles with their abstracts below and, unless it clearly consists of these,
 * as repeating records too. The better result is used. If neither is credible, less certain ways are tried. If the writer marked the
 * file as a digest (`isCalledDigest`), less evidence of papers is required. Front matter describes the file, so it is left out.
 */
export function readText(text: string, isCalledDigest = false): ParsedDigest {
  const frontMatterEnd = endOfFrontMatter(text);
  if (frontMatterEnd > 0) return readText(blankSpans(text, [{ start: 0, end: frontMatterEnd }]), isCalledDigest);
  const listing = isArxivMail(text) ? parseArxivMail(text) : undefined;
  if (listing !== undefined && listing.entries.length > 0) {
    const listed = [...listing.entries, ...listing.issues].map(({ span }) => span).sort((a, b) => a.start - b.start);
    return joinReadings(listing, readText(blankSpans(text, listed), isCalledDigest));
  }
  const probe =
    text.length > judged ? text.slice(0, text.lastIndexOf('\n\n', judged) + 1 || text.lastIndexOf('\n', judged) + 1 || judged) : text;
  const pairs = parsePastedText(probe);
  const readPairs = (): ParsedDigest => addSections(text, probe === text ? pairs : parsePastedText(text));
  if (consistsOfAbstracts(probe, pairs)) return readPairs();
  const records = readAsRecords(probe, isCalledDigest);
  if (isPageOfAbstracts(pairs, records, probe.length, isCalledDigest)) return readPairs();
  if (records.entries.length > 0) return probe === text ? records : readAsRecords(text, isCalledDigest);
  const doubtful = readAsRecords(text, isCalledDigest, 'lenient');
  if (doubtful.entries.length > 2 ? areCrediblePapers(doubtful) : looksLikePapers(doubtful)) return doubtful;
  const tables = readTitleTables(text, isCalledDigest);
  if (tables !== undefined) return tables;
  // Boilerplate of a page, such as the texts of buttons, may have hidden the titles.
  const bare = blankBoilerplate(text);
  return bare === text ? records : readAsRecords(bare, isCalledDigest);
}

function readAsRecords(text: string, isCalledDigest: boolean, strictness: Strictness = 'strict'): ParsedDigest {
  const { text: kept, issues: tooLong } = blankLongLines(text);
  const { issues, ...records } = readRecords(
    isCalledDigest ? splitTitleLines(readMarkdownLines(kept), isCalledDigest) : readMarkdownLines(kept),
    strictness,
    isCalledDigest,
  );
  return { format: 'text', ...records, issues: [...tooLong, ...issues] };
}

/**
 * Reads a text such as a list of papers. The sections that Marginalia wrote are read as they were written. If an export is embedded in
 * the text, its papers are read too, unless the export is only an example.
 */
export function readMixedText(text: string, hint: DigestHint): ParsedDigest {
  const sections = readPaperSections(text);
  if (sections.length === 0) return readAroundSections(text, hint);
  const around = blankSpans(
    text,
    sections.map(({ span }) => span),
  );
  const { entries, issues } = readAroundSections(around, hint);
  return {
    format: 'text',
    pattern: 'sections with details and abstract',
    entries: [...entries, ...sections].sort((a, b) => a.span.start - b.span.start),
    issues,
  };
}

function readAroundSections(text: string, hint: DigestHint): ParsedDigest {
  const embedded = findEmbeddedExport(text, hint);
  if (embedded === undefined) return readText(text, isCalledDigest(hint));
  const around = readText(blankSpans(text, [embedded.span]), isCalledDigest(hint));
  const isExample = embedded.digest.entries.length < minPapers && around.entries.length >= minPapers;
  return isExample ? around : joinReadings(embedded.digest, around);
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
  return joinReadings(digest, readText(blankSpans(text, [{ start, end: text.length }]), isCalledDigest(hint)));
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
  if (below.entries.length >= minPapers) return below;
  return below.entries.length > 0 && haveAbstracts(below) && !haveAbstracts(digest) ? below : digest;
}
