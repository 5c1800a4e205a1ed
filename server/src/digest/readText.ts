import { foldText } from '../base/foldText';
import { readTitleTables } from './containers/titleTables';
import type { ReadDigest, ReadEntry } from './entryDraft';
import { isArxivMail, parseArxivMail } from './formats/arxivMail';
import { blankFurniture } from './formats/blankFurniture';
import { blankLongLines } from './formats/longLines';
import { parsePastedText } from './formats/pastedText';
import { blankSpans, joinReadings } from './joinReadings';
import { readMarkdownLines } from './marked/markdownLines';
import { areBacked, hasSubstance, shareOf, speaksAsPaper, speaksToReader } from './records/areBacked';
import type { Strictness } from './records/chooseTitles';
import { readLabel } from './records/evidence';
import { partTitles } from './records/partTitles';
import { readRecords } from './records/readRecords';
import { titleLikeness } from './records/titleLikeness';

/** Longer texts are judged by their beginning, in UTF-16 units. */
const judged = 60_000;

/**
 * Reads a text that is no export: Markdown, or what was pasted from a page, a mail, a list. It is read in two ways, as records
 * that repeat each other and as titles with their abstracts below, and the better reading counts. Where the writer calls it a
 * digest, plain titles above paragraphs are papers whatever their words.
 */
export function readText(text: string, isCalledDigest = false): ReadDigest {
  const listing = isArxivMail(text) ? parseArxivMail(text) : undefined;
  if (listing !== undefined && listing.entries.length > 0) {
    const listed = [...listing.entries, ...listing.issues].map(({ span }) => span).sort((a, b) => a.start - b.start);
    return joinReadings(listing, readText(blankSpans(text, listed), isCalledDigest));
  }
  const probe = text.length > judged ? text.slice(0, text.lastIndexOf('\n\n', judged) + 1 || text.lastIndexOf('\n', judged) + 1 || judged) : text;
  const pairs = parsePastedText(probe);
  const records = readAsRecords(probe, isCalledDigest);
  if (isPage(pairs, records, probe.length, isCalledDigest)) return probe === text ? pairs : parsePastedText(text);
  if (records.entries.length > 0) return probe === text ? records : readAsRecords(text, isCalledDigest);
  const doubtful = readAsRecords(text, isCalledDigest, 'lenient');
  if (doubtful.entries.length > 2 ? areCredible(doubtful) : speakAsPapers(doubtful)) return doubtful;
  const tables = readTitleTables(text, isCalledDigest);
  if (tables !== undefined) return tables;
  // Titles of a page stand among its furniture.
  const bare = blankFurniture(text);
  return bare === text ? records : readAsRecords(bare, isCalledDigest);
}

function readAsRecords(text: string, isCalledDigest: boolean, strictness: Strictness = 'strict'): ReadDigest {
  const { text: kept, issues: tooLong } = blankLongLines(text);
  const { issues, ...records } = readRecords(isCalledDigest ? partTitles(readMarkdownLines(kept), isCalledDigest) : readMarkdownLines(kept), strictness, isCalledDigest);
  return { format: 'text', ...records, issues: [...tooLong, ...issues] };
}

const markup = /^(?:[#*|<>[\]\\-]|\d+\.|!\[|={2,} |[^\p{L}]{1,12}\*\*\S)/u;

/** Whether a text of `size` UTF-16 units is a page of titles with their abstracts below: then its own rules read it best. */
function isPage(pairs: ReadDigest, records: ReadDigest, size: number, isCalledDigest: boolean): boolean {
  const told = records.entries.filter(hasSubstance);
  if (pairs.entries.length === 0 || pairs.entries.length < 0.8 * told.length) return false;
  const marked = pairs.entries.filter(({ title }) => markup.test(title)).length;
  if (marked > 0.2 * pairs.entries.length) return false;
  // A page has no lines of people; where the records have them, they stand in titles or abstracts of the pairs.
  if (told.length >= pairs.entries.length && shareOf(told, hasAuthors) >= 0.6 && shareOf(pairs.entries, hasAuthors) < 0.3) return false;
  // A list below a title is no abstract of it.
  const listed = records.entries.filter(({ title }) => title.length >= 20 && pairs.entries.some(({ abstract }) => abstract.includes(title))).length;
  if (listed > 2 && listed > 0.5 * records.entries.length) return false;
  // `Title Subjects: ...`
  const withLabel = pairs.entries.filter(({ title }) => records.entries.some((record) => title.length > record.title.length && title.startsWith(record.title) && readLabel(title.slice(record.title.length)) !== undefined)).length;
  if (withLabel > 0.3 * pairs.entries.length) return false;
  const pairTitles = pairs.entries.map(({ title }) => foldText(title)).join('\n');
  if (told.filter(({ title }) => !pairTitles.includes(foldText(title))).length > 0.3 * told.length && told.length > 3) return false;
  if (pairs.entries.length >= told.filter(({ abstract }) => abstract !== '').length && areCredible(pairs, isCalledDigest) && areBacked(pairs.entries, size, isCalledDigest)) return true;
  const titles = new Set(records.entries.map(({ title }) => foldText(title)));
  const shared = pairs.entries.filter(({ title }) => titles.has(foldText(title))).length;
  return records.entries.length > 0 && shared >= 0.8 * pairs.entries.length && (told.length > 0 || shared === records.entries.length);
}

/**
 * Pages and notes have headings above paragraphs as well. They are papers where their abstracts speak as abstracts do, or where a
 * text is hardly more than titles with paragraphs that speak to nobody.
 */
function areCredible(read: ReadDigest, isCalledDigest = false): boolean {
  if (speakAsPapers(read)) return true;
  const { entries, issues } = read;
  if (!isCalledDigest && shareOf(entries, ({ title }) => titleLikeness(title) > 0.3) < 0.6) return false;
  const speaksToNobody = (entry: ReadEntry): boolean => entry.abstract.length >= (isCalledDigest ? 40 : 60) && !speaksToReader(entry) && /[a-z]/.test(entry.title) && !/[?!:]$/.test(entry.title);
  return issues.length <= 0.5 * entries.length + 1 && shareOf(entries, speaksToNobody) >= 0.8;
}

/** Remarks are shorter; of 20,000 abstracts one of seven hundred is. In UTF-16 units. */
const shortestVouching = 200;

/** Whether something beside the titles tells of papers: their abstracts, people, identifiers. */
function speakAsPapers({ entries }: ReadDigest): boolean {
  // Abstracts that all speak as abstracts do, and are as long, vouch for titles of unusual words: `Deltas and How They Grow`.
  if (shareOf(entries, (entry) => speaksAsPaper(entry) && entry.abstract.length >= shortestVouching) >= 0.9) return true;
  if (shareOf(entries, ({ title }) => titleLikeness(title) > 0.3) < 0.6) return false;
  return shareOf(entries, (entry) => entry.authors.length > 0 || entry.arxivId !== undefined || entry.doi !== undefined || speaksAsPaper(entry)) >= 0.5;
}

function hasAuthors({ authors }: ReadEntry): boolean {
  return authors.length > 0;
}

