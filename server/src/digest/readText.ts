import { areCrediblePapers, looksLikePapers } from './recognition/areCrediblePapers';
import { readTitleTables } from './containers/tables/titleTables';
import type { ParsedDigest } from './recordDraft';
import { isArxivMail, parseArxivMail } from './pages/arxivMail';
import { blankBoilerplate } from './pages/blankBoilerplate';
import { blankLongLines } from './pages/longLines';
import { parsePastedText } from './pages/pastedText';
import { addSections } from './pages/sectionLines';
import { consistsOfAbstracts } from './recognition/consistsOfAbstracts';
import { isPageOfAbstracts } from './recognition/isPageOfAbstracts';
import { blankSpans, joinReadings } from './joinReadings';
import { endOfFrontMatter } from './marked/markdown/frontMatter';
import { readMarkdownLines } from './marked/markdown/markdownLines';
import type { Strictness } from './records/titles/chooseTitles';
import { splitTitleLines } from './records/blocks/splitTitleLines';
import { readRecords } from './records/readRecords';

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
