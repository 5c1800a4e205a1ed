import { foldText } from '#text';
import { alternation } from '../base/alternation';
import type { Span } from '../base/span';
import type { ParsedDigest, UnnamedRecord } from './recordDraft';
import { readLabel } from './records/slots/evidence';
import { titleLikeness } from './records/slots/titleLikeness';
import { addressesReader, hasMoreThanTitle, haveEvidenceOfPapers, readsLikeAbstract, shareOf } from './records/titles/paperEvidence';

/**
 * Whether the titles and abstracts that were read are probably those of papers. Other pages and notes also have headings above
 * paragraphs. So either `looksLikePapers` must find evidence, or nearly all of the text must be titles and paragraphs that do not
 * address the reader.
 */
export function areCrediblePapers(read: ParsedDigest, isCalledDigest = false): boolean {
  if (looksLikePapers(read)) return true;
  const { entries, issues } = read;
  if (!isCalledDigest && shareOf(entries, ({ title }) => titleLikeness(title) > 0.3) < 0.6) return false;
  const speaksToNobody = (entry: UnnamedRecord): boolean =>
    entry.abstract.length >= (isCalledDigest ? 40 : 60) &&
    !addressesReader(entry) &&
    /[a-z]/.test(entry.title) &&
    !/[?!:]$/.test(entry.title);
  return issues.length <= 0.5 * entries.length + 1 && shareOf(entries, speaksToNobody) >= 0.8;
}

/**
 * The shortest abstract that is evidence of a paper, in UTF-16 units. Remarks are usually shorter, but of 20,000 abstracts only one in
 * 700 is.
 */
const minVouchingLength = 200;

/** Whether nearly all paragraphs that were read are long enough for abstracts and read like these. */
export function haveAbstracts({ entries }: ParsedDigest): boolean {
  return shareOf(entries, (entry) => readsLikeAbstract(entry) && entry.abstract.length >= minVouchingLength) >= 0.9;
}

/** Whether the abstracts, authors or identifiers that were read are evidence of papers. */
export function looksLikePapers(read: ParsedDigest): boolean {
  // Then even titles with unusual words are accepted, such as `Deltas and How They Grow`.
  if (haveAbstracts(read)) return true;
  const { entries } = read;
  if (shareOf(entries, ({ title }) => titleLikeness(title) > 0.3) < 0.6) return false;
  return (
    shareOf(
      entries,
      (entry) => entry.authors.length > 0 || entry.arxivId !== undefined || entry.doi !== undefined || readsLikeAbstract(entry),
    ) >= 0.5
  );
}

/** Fewer papers may look alike by chance. */
const minAbstracts = 8;
/** The share of the text that titles and abstracts fill. The rest may be blank lines, dates, and words of the page around them. */
const minExplained = 0.97;
/** In UTF-16 units. Of 105,041 abstracts 99.7 % are as long, and a list of authors or a remark hardly ever is. */
const minAbstractLength = 300;
const minInForm = 0.95;
const minOwnWork = 0.8;

/**
 * Whether a text clearly consists of titles with a long abstract below each, each in a line of its own, and of hardly anything else.
 * `pairs` is the text as `parsePastedText` read it. If the result is true, that is the right reading. Reading the text in another way to
 * compare the results takes much longer.
 */
export function consistsOfAbstracts(text: string, { entries }: ParsedDigest): boolean {
  if (entries.length < minAbstracts || entries.some(({ title }) => beginsWithMarkup(title))) return false;
  const explained = entries.reduce((size, { title, abstract }) => size + title.length + abstract.length, 0);
  return (
    explained >= minExplained * text.length &&
    shareOf(entries, (entry) => isInForm(text, entry)) >= minInForm &&
    shareOf(entries, readsLikeAbstract) >= minOwnWork
  );
}

function isInForm(text: string, { title, titleSpan, abstract, abstractSpan, authors }: UnnamedRecord): boolean {
  return (
    authors.length === 0 &&
    titleLikeness(title) > 0.3 &&
    abstract.length >= minAbstractLength &&
    abstractSpan !== undefined &&
    isWholeLine(text, titleSpan) &&
    isWholeLine(text, abstractSpan)
  );
}

function isWholeLine(text: string, { start, end }: Span): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lineEnd = text.indexOf('\n', start);
  const after = lineEnd < 0 ? text.slice(end) : text.slice(end, lineEnd);
  return (lineEnd < 0 || lineEnd >= end) && before.trim() === '' && after.trim() === '';
}

const markup = /^(?:[#*|<>[\]\\-]|\d+\.|!\[|={2,} |[^\p{L}]{1,12}\*\*\S)/u;

/** Whether a title begins with a mark of Markdown, HTML or a list, which is not part of the title itself. */
function beginsWithMarkup(title: string): boolean {
  return markup.test(title);
}

/** Sentences of an abstract hardly ever have a year in parentheses, and never most of its lines. */
const yearOfReference = /\((?:[^()]*[ ,])?(?:1[6-9]|20)\d\d[a-z]?\)/;
/** On a page of abstracts, at most this share of the abstracts may look like lists of references. */
const maxReferenceLists = 0.3;

/** Whether at least half of the lines of a text have a year as references have it: `Science 162 (1968): 1243-48.` */
function isListOfReferences(text: string): boolean {
  const lines = text.split(/\n+/);
  return lines.filter((line) => yearOfReference.test(line)).length * 2 >= lines.length;
}

/**
 * Whether a text of `size` UTF-16 units is a page of titles with an abstract below each. The text was read in two ways: `pairs` by
 * `parsePastedText`, and `records` by `readRecords`. If the result is true, `pairs` is the better reading.
 */
export function isPageOfAbstracts(pairs: ParsedDigest, records: ParsedDigest, size: number, isCalledDigest: boolean): boolean {
  const complete = records.entries.filter(hasMoreThanTitle);
  if (pairs.entries.length === 0 || pairs.entries.length < 0.8 * complete.length) return false;
  const marked = pairs.entries.filter(({ title }) => beginsWithMarkup(title)).length;
  if (marked > 0.2 * pairs.entries.length) return false;
  // If most records but few pairs have authors, the titles or abstracts of the pairs wrongly contain the names of the authors.
  if (complete.length >= pairs.entries.length && shareOf(complete, hasAuthors) >= 0.6 && shareOf(pairs.entries, hasAuthors) < 0.3)
    return false;
  // If abstracts of the pairs contain titles of records, these abstracts are really lists of papers.
  const listed = records.entries.filter(
    ({ title }) => title.length >= 20 && pairs.entries.some(({ abstract }) => abstract.includes(title)),
  ).length;
  if (listed > 2 && listed > 0.5 * records.entries.length) return false;
  // A syllabus has a list of readings below each week.
  if (shareOf(pairs.entries, ({ abstract }) => isListOfReferences(abstract)) > maxReferenceLists) return false;
  // If the title of a pair continues with a label, as in `Title Subjects: ...`, the labelled line is wrongly part of the title.
  const withLabel = pairs.entries.filter(({ title }) =>
    records.entries.some(
      (record) =>
        title.length > record.title.length && title.startsWith(record.title) && readLabel(title.slice(record.title.length)) !== undefined,
    ),
  ).length;
  if (withLabel > 0.3 * pairs.entries.length) return false;
  const pairTitles = pairs.entries.map(({ title }) => foldText(title)).join('\n');
  if (complete.filter(({ title }) => !pairTitles.includes(foldText(title))).length > 0.3 * complete.length && complete.length > 3)
    return false;
  if (
    pairs.entries.length >= complete.filter(({ abstract }) => abstract !== '').length &&
    areCrediblePapers(pairs, isCalledDigest) &&
    haveEvidenceOfPapers(pairs.entries, size, isCalledDigest)
  )
    return true;
  const titles = new Set(records.entries.map(({ title }) => foldText(title)));
  const shared = pairs.entries.filter(({ title }) => titles.has(foldText(title))).length;
  return records.entries.length > 0 && shared >= 0.8 * pairs.entries.length && (complete.length > 0 || shared === records.entries.length);
}

function hasAuthors({ authors }: UnnamedRecord): boolean {
  return authors.length > 0;
}

/**
 * A text is source code if more than this share of its lines look like code. In 25 real and 1,800 generated digests at most a tenth of
 * the lines do, and in most programs half of the lines.
 */
const maxInLists = 0.25;
/**
 * Limits in UTF-16 units: only the first `probed` units of a text are examined, and a line longer than `maxLineLength` does not count as
 * code.
 */
const probed = 100_000;
const maxLineLength = 500;

const fencedBlock = /^[ \t]*(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n[\s\S]*?(?:^[ \t]*\1|$(?![\s\S]))/gm;
/** A text with fewer lines of code than this is not source code. The lines may be examples, or titles with formulas. */
const minCodeLines = 4;
/**
 * Lines of BibTeX and JSON, such as `title = {Kites in the Wind},` and `"title": "Kites in the Wind",`. Digests may contain them, so
 * they do not count as code.
 */
const data = /^@\w+\{[^{}]*$|^\w+\s*=\s*(?:[{"].*[}"]|\w+),?$|^[[{]*"|^[[\]{},]+$/;
const lineOfCode = [
  /(?:[;{}]|\*\/|=>|->)$/,
  /^(?:\/\/|\/\*|[)\]}]+[;,)]*$|#(?:include|define|if|ifdef|ifndef|endif|pragma)\b|<\?php\b|@\w+(?:\.\w+)*(?:\(.*)?$)/,
  // Statements that begin with a keyword. Sentences may begin with the same word, so the line must end unlike a sentence.
  new RegExp(
    String.raw`^(?:${alternation(`import export const let var return def class function async await if elif else for while switch case try except catch public private
      static struct enum interface type sub my use package local fn func raise throw yield assert`)}|from \S+ import)\b.*(?:[:(,\\)\]]|=>)$`,
  ),
  /^[\w.[\]'"$@%>-]+(?:: [\w.<>[\] |]+)? (?:[-+*/|&.]|\|\||\?\?)?= \S/,
  /^(?:[\w$]+(?:\.|->|::))*[\w$]+\((?!https?:).*[),;:]$/,
  /^'?[\w$.-]+'?: (?:['`[{(].*|[\w.]+),$/,
];
const entityAtEnd = /&#?\w{2,8};$/;

/** Whether a text is a program, judged by the share of lines that look like code. Fenced code blocks are ignored. */
export function isSourceCode(text: string): boolean {
  let lines = 0;
  let code = 0;
  let isComment = false;
  for (const each of text.slice(0, probed).replace(fencedBlock, '').split('\n')) {
    const line = each.trim();
    // A comment that is never closed is taken to end at the next blank line.
    isComment = line !== '' && (isComment || line.startsWith('/*'));
    if (line === '' || line.startsWith(':::')) continue;
    lines += 1;
    if (isComment || isCode(line)) code += 1;
    if (line.endsWith('*/')) isComment = false;
  }
  return code >= minCodeLines && code > maxInLists * lines;
}

function isCode(line: string): boolean {
  return line.length <= maxLineLength && !data.test(line) && !entityAtEnd.test(line) && lineOfCode.some((pattern) => pattern.test(line));
}
