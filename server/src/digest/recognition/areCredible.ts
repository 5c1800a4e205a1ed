import type { ParsedDigest, UnnamedRecord } from '../recordDraft';
import { shareOf, readsLikeAbstract, addressesReader } from '../records/titles/paperEvidence';
import { titleLikeness } from '../records/slots/titleLikeness';

/**
 * Whether titles above paragraphs are those of papers, although other pages and notes also have headings above paragraphs. Either the
 * titles and paragraphs must give evidence of papers, or the text must contain little else than titles and paragraphs that do not
 * address the reader.
 */
export function areCredible(read: ParsedDigest, isCalledDigest = false): boolean {
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

/** In UTF-16 units. Remarks are usually shorter, but only one in 700 of 20,000 abstracts is. */
const shortestVouching = 200;

/** Whether abstracts, people or identifiers show that the titles are those of papers. */
export function looksLikePapers({ entries }: ParsedDigest): boolean {
  // If nearly all paragraphs read like abstracts and are long enough, titles with unusual words are accepted: `Deltas and How They
  // Grow`.
  if (shareOf(entries, (entry) => readsLikeAbstract(entry) && entry.abstract.length >= shortestVouching) >= 0.9) return true;
  if (shareOf(entries, ({ title }) => titleLikeness(title) > 0.3) < 0.6) return false;
  return (
    shareOf(
      entries,
      (entry) => entry.authors.length > 0 || entry.arxivId !== undefined || entry.doi !== undefined || readsLikeAbstract(entry),
    ) >= 0.5
  );
}
