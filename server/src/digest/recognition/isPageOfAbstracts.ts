import { foldText } from '../../text/foldText';
import { areCrediblePapers } from './areCrediblePapers';
import type { ParsedDigest, UnnamedRecord } from '../recordDraft';
import { haveEvidenceOfPapers, hasMoreThanTitle, shareOf } from '../records/titles/paperEvidence';
import { readLabel } from '../records/slots/evidence';

const markup = /^(?:[#*|<>[\]\\-]|\d+\.|!\[|={2,} |[^\p{L}]{1,12}\*\*\S)/u;

/** Whether a title begins with a mark of Markdown, HTML or a list, which is not part of the title itself. */
export function beginsWithMarkup(title: string): boolean {
  return markup.test(title);
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
