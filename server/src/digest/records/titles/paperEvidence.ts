import { isPaperUrl } from '../../../text/identifiers/paperIdentifiers';
import type { UnnamedRecord } from '../../recordDraft';
import { ownWords } from '../../abstracts/ownWords';
import { titleLikeness } from '../slots/titleLikeness';

/** Whether a record has more than a title. */
export function hasMoreThanTitle({ abstract, authors, arxivId, doi }: UnnamedRecord): boolean {
  return abstract !== '' || authors.length > 0 || arxivId !== undefined || doi !== undefined;
}

/** Words with which guides address their readers, and words of other kinds of pages. */
const othersWords = /\b(?:you|your|please|install|click|run the|licen[cs]e|copyright|warranty|subscribe)\b|`/i;

/** Whether an abstract says what somebody found out rather than what its reader may do. */
export function readsLikeAbstract({ abstract }: UnnamedRecord): boolean {
  return ownWords.test(abstract) && !othersWords.test(abstract);
}

/** Whether a title or its text contains words of a guide or a licence. */
export function addressesReader({ title, abstract }: UnnamedRecord): boolean {
  return othersWords.test(abstract) || othersWords.test(title);
}

/** 0 if there are no records. */
export function shareOf(entries: readonly UnnamedRecord[], holds: (entry: UnnamedRecord) => boolean): number {
  return entries.length === 0 ? 0 : entries.filter(holds).length / entries.length;
}

/** Fewer titles than this count only with evidence beside their words. */
const few = 8;
/**
 * The mean likeness to titles that is required of titles without other evidence: of many, of many that make up much of a text, of
 * few that make up most of one, and of other few.
 */
const likenessOfMany = 0.67;
const likenessOfMuch = 0.5;
const likenessOfMost = 0.55;
const likenessOfFew = 0.75;
/** The share of a text that such titles and their records must make up: for many, and for few. */
const leastOfMany = 0.05;
const leastOfFew = 0.15;

/**
 * Whether the records of a text of `size` UTF-16 units are papers. Any page has headings, questions or items with text below, so
 * enough of the records must have fields that only papers have or read like papers, or their titles must look like titles and make
 * up much of the text. In a file that the user calls a digest, many titles are enough, or a few with some other fields.
 */
export function haveEvidence(records: readonly UnnamedRecord[], size: number, isCalledDigest: boolean): boolean {
  const isKnown = records.length >= few || shareOf(records, addsMore) > 1 / 3;
  if (isCalledDigest || !isKnown) return isKnown;
  if (shareOf(records, leadsToPaper) > 1 / 3) return true;
  // Licences name people too, and capitalise their warranties like titles.
  if (shareOf(records, addressesReader) >= 0.5) return false;
  if (shareOf(records, namesPeople) > 1 / 3 || shareOf(records, readsLikeAbstract) >= 0.5) return true;
  const likeness = records.reduce((sum, { title }) => sum + titleLikeness(title), 0) / records.length;
  const explained = records.reduce((sum, { title, abstract }) => sum + title.length + abstract.length, 0) / size;
  if (records.length >= few) return likeness > (explained > 0.3 ? likenessOfMuch : likenessOfMany) && explained > leastOfMany;
  return likeness > (explained > 0.5 ? likenessOfMost : likenessOfFew) && explained > leastOfFew;
}

function leadsToPaper({ arxivId, doi, links }: UnnamedRecord): boolean {
  return arxivId !== undefined || doi !== undefined || links.some(({ url }) => isPaperUrl(url));
}

/** A single name may be that of a singer, a speaker or a shop. */
function namesPeople({ authors, venue }: UnnamedRecord): boolean {
  return authors.length > 1 || (authors.length === 1 && venue !== undefined);
}

function addsMore(entry: UnnamedRecord): boolean {
  return (
    hasMoreThanTitle(entry) || entry.year !== undefined || entry.venue !== undefined || entry.links.some(({ kind }) => kind !== 'code')
  );
}
