import type { ParsedDigest, UnnamedRecord } from '../recordDraft';
import { shareOf, readsLikeAbstract, addressesReader } from '../records/titles/paperEvidence';
import { titleLikeness } from '../records/slots/titleLikeness';

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
const shortestVouching = 200;

/** Whether nearly all paragraphs that were read are long enough for abstracts and read like these. */
export function haveAbstracts({ entries }: ParsedDigest): boolean {
  return shareOf(entries, (entry) => readsLikeAbstract(entry) && entry.abstract.length >= shortestVouching) >= 0.9;
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
