import type { ParsedDigest, UnnamedRecord } from '../recordDraft';
import { shareOf, speaksAsPaper, speaksToReader } from '../records/titles/areBacked';
import { titleLikeness } from '../records/slots/titleLikeness';

/**
 * Pages and notes have headings above paragraphs as well. They are papers where their abstracts speak as abstracts do, or where a
 * text is hardly more than titles with paragraphs that speak to nobody.
 */
export function areCredible(read: ParsedDigest, isCalledDigest = false): boolean {
  if (looksLikePapers(read)) return true;
  const { entries, issues } = read;
  if (!isCalledDigest && shareOf(entries, ({ title }) => titleLikeness(title) > 0.3) < 0.6) return false;
  const speaksToNobody = (entry: UnnamedRecord): boolean =>
    entry.abstract.length >= (isCalledDigest ? 40 : 60) &&
    !speaksToReader(entry) &&
    /[a-z]/.test(entry.title) &&
    !/[?!:]$/.test(entry.title);
  return issues.length <= 0.5 * entries.length + 1 && shareOf(entries, speaksToNobody) >= 0.8;
}

/** Remarks are shorter; of 20,000 abstracts one of seven hundred is. In UTF-16 units. */
const shortestVouching = 200;

/** Whether something beside the titles tells of papers: their abstracts, people, identifiers. */
export function looksLikePapers({ entries }: ParsedDigest): boolean {
  // Abstracts that all speak as abstracts do, and are as long, vouch for titles of unusual words: `Deltas and How They Grow`.
  if (shareOf(entries, (entry) => speaksAsPaper(entry) && entry.abstract.length >= shortestVouching) >= 0.9) return true;
  if (shareOf(entries, ({ title }) => titleLikeness(title) > 0.3) < 0.6) return false;
  return (
    shareOf(
      entries,
      (entry) => entry.authors.length > 0 || entry.arxivId !== undefined || entry.doi !== undefined || speaksAsPaper(entry),
    ) >= 0.5
  );
}
