import { isPaperUrl } from '../../../text/identifiers/paperIdentifiers';
import type { UnnamedRecord } from '../../recordDraft';
import { ownWords } from '../../abstracts/ownWords';
import { titleLikeness } from '../slots/titleLikeness';

/** Whether more is known of a paper than its title. */
export function hasSubstance({ abstract, authors, arxivId, doi }: UnnamedRecord): boolean {
  return abstract !== '' || authors.length > 0 || arxivId !== undefined || doi !== undefined;
}

/** Words with which guides speak to their readers, and marks of other pages. */
const othersWords = /\b(?:you|your|please|install|click|run the|licen[cs]e|copyright|warranty|subscribe)\b|`/i;

/** Whether an abstract says what somebody found out, not what its reader may do. */
export function speaksAsPaper({ abstract }: UnnamedRecord): boolean {
  return ownWords.test(abstract) && !othersWords.test(abstract);
}

/** Whether words of a guide or a licence stand with a title. */
export function speaksToReader({ title, abstract }: UnnamedRecord): boolean {
  return othersWords.test(abstract) || othersWords.test(title);
}

/** 0 where there are none. */
export function shareOf(entries: readonly UnnamedRecord[], holds: (entry: UnnamedRecord) => boolean): number {
  return entries.length === 0 ? 0 : entries.filter(holds).length / entries.length;
}

/** So few titles count only where something beside their words tells of papers. */
const few = 8;
/** How much the words of titles that nothing backs are those of titles, in the mean: of many, of many that are much of a text, of few that are most of one, of few others. */
const likenessOfMany = 0.67;
const likenessOfMuch = 0.5;
const likenessOfMost = 0.55;
const likenessOfFew = 0.75;
/** How much of a text such titles and what they say are at least: many, few. */
const leastOfMany = 0.05;
const leastOfFew = 0.15;

/**
 * Whether the records of a text of `size` UTF-16 units are papers: enough of them have what only papers have, or speak as papers do, or
 * their titles, which look like titles, are much of what the text says. Every page has headings, questions and items with words below.
 * Where the writer calls a text a digest, many titles are enough, or few of which something is known.
 */
export function areBacked(records: readonly UnnamedRecord[], size: number, isCalledDigest: boolean): boolean {
  const isKnown = records.length >= few || shareOf(records, saysMore) > 1 / 3;
  if (isCalledDigest || !isKnown) return isKnown;
  if (shareOf(records, leadsToPaper) > 1 / 3) return true;
  // Licences name people as well, and write warranties as if they were some.
  if (shareOf(records, speaksToReader) >= 0.5) return false;
  if (shareOf(records, namesPeople) > 1 / 3 || shareOf(records, speaksAsPaper) >= 0.5) return true;
  const likeness = records.reduce((sum, { title }) => sum + titleLikeness(title), 0) / records.length;
  const explained = records.reduce((sum, { title, abstract }) => sum + title.length + abstract.length, 0) / size;
  if (records.length >= few) return likeness > (explained > 0.3 ? likenessOfMuch : likenessOfMany) && explained > leastOfMany;
  return likeness > (explained > 0.5 ? likenessOfMost : likenessOfFew) && explained > leastOfFew;
}

function leadsToPaper({ arxivId, doi, links }: UnnamedRecord): boolean {
  return arxivId !== undefined || doi !== undefined || links.some(({ url }) => isPaperUrl(url));
}

/** One name alone may be a singer's, a speaker's, a shop's. */
function namesPeople({ authors, venue }: UnnamedRecord): boolean {
  return authors.length > 1 || (authors.length === 1 && venue !== undefined);
}

function saysMore(entry: UnnamedRecord): boolean {
  return hasSubstance(entry) || entry.year !== undefined || entry.venue !== undefined || entry.links.some(({ kind }) => kind !== 'code');
}
