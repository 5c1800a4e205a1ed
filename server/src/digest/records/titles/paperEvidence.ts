import { isPaperUrl } from '#text';
import { ownWords } from '../../abstracts/ownWords';
import type { UnnamedRecord } from '../../recordDraft';
import type { RecordBlock } from '../blocks/recordBlock';
import type { BlockContext } from '../slots/blockContext';
import type { TitleCandidate } from '../slots/candidates';
import { titleLikeness } from '../slots/titleLikeness';

/** Whether a record has an abstract, authors, an arXiv ID or a DOI in addition to its title. */
export function hasMoreThanTitle({ abstract, authors, arxivId, doi }: UnnamedRecord): boolean {
  return abstract !== '' || authors.length > 0 || arxivId !== undefined || doi !== undefined;
}

/** Words with which guides address their readers, and words of licences and newsletters. */
const othersWords = /\b(?:you|your|please|install|click|run the|licen[cs]e|copyright|warranty|subscribe)\b|`/i;

/** Whether an abstract has words of authors about their own work, and no words of guides, licences or newsletters. */
export function readsLikeAbstract({ abstract }: UnnamedRecord): boolean {
  return ownWords.test(abstract) && !othersWords.test(abstract);
}

/** Whether a title or its abstract contains words of guides, licences or newsletters. */
export function addressesReader({ title, abstract }: UnnamedRecord): boolean {
  return othersWords.test(abstract) || othersWords.test(title);
}

/** The share of items that have a property; 0 if there are no items. */
export function shareOf<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}

/** If a text has fewer records than this, more than a third of them must have other fields than the title. */
const few = 8;
/**
 * The mean title likeness of records without other evidence must be higher than this. `OfMany` is for at least `few` records, `OfMuch`
 * for at least `few` that fill more than 30 % of the text, `OfMost` for fewer records that fill more than half of the text, and `OfFew`
 * for fewer records in all other cases.
 */
const likenessOfMany = 0.67;
const likenessOfMuch = 0.5;
const likenessOfMost = 0.55;
const likenessOfFew = 0.75;
/** The share of the text that records without other evidence must fill: for at least `few` records, and for fewer. */
const minOfMany = 0.05;
const minOfFew = 0.15;

/**
 * Whether the records of a text of `size` UTF-16 units are papers. Other pages also have headings, questions or items with text below
 * them, so one of three conditions must be met. Enough records have fields that only papers have, or enough abstracts read like those
 * of papers, or the titles read like titles and the records fill enough of the text. If the writer calls the file a digest, it is
 * sufficient that there are many titles, or that more than a third of the records have other fields.
 */
export function haveEvidenceOfPapers(records: readonly UnnamedRecord[], size: number, isCalledDigest: boolean): boolean {
  const isKnown = records.length >= few || shareOf(records, addsMore) > 1 / 3;
  if (isCalledDigest || !isKnown) return isKnown;
  if (shareOf(records, leadsToPaper) > 1 / 3) return true;
  // Licences also name people, and their warranties are capitalised like titles.
  if (shareOf(records, addressesReader) >= 0.5) return false;
  if (shareOf(records, namesPeople) > 1 / 3 || shareOf(records, readsLikeAbstract) >= 0.5) return true;
  const likeness = records.reduce((sum, { title }) => sum + titleLikeness(title), 0) / records.length;
  const explained = records.reduce((sum, { title, abstract }) => sum + title.length + abstract.length, 0) / size;
  if (records.length >= few) return likeness > (explained > 0.3 ? likenessOfMuch : likenessOfMany) && explained > minOfMany;
  return likeness > (explained > 0.5 ? likenessOfMost : likenessOfFew) && explained > minOfFew;
}

function leadsToPaper({ arxivId, doi, links }: UnnamedRecord): boolean {
  return arxivId !== undefined || doi !== undefined || links.some(({ url }) => isPaperUrl(url));
}

/** Whether a record names at least two people, or one person and a venue. A single name may be that of a singer, a speaker or a shop. */
function namesPeople({ authors, venue }: UnnamedRecord): boolean {
  return authors.length > 1 || (authors.length === 1 && venue !== undefined);
}

function addsMore(entry: UnnamedRecord): boolean {
  return (
    hasMoreThanTitle(entry) || entry.year !== undefined || entry.venue !== undefined || entry.links.some(({ kind }) => kind !== 'code')
  );
}

/** A list links to papers if at least this share of its records contains a link to a paper or an identifier. */
const mostly = 0.7;
/** Words with a lower likeness hardly read like a title. */
const doubtful = 0.4;

/** Whether most records of a list of at least three blocks contain a link to a paper or an identifier of a paper. */
export function mostlyLinkToPapers(blocks: readonly RecordBlock[], context: BlockContext): boolean {
  return blocks.length > 2 && blocks.filter((block) => hasPaperLink(block, context)).length >= mostly * blocks.length;
}

/**
 * If a list links to papers, drops the titles that lead to other pages. Such a title is in a block with a link to another page, its
 * record has no link to a paper, and its words do not read like a title.
 */
export function dropTitlesOfOtherPages<Title extends TitleCandidate>(titles: readonly Title[], context: BlockContext): readonly Title[] {
  return mostlyLinkToPapers(
    titles.map(({ block }) => block),
    context,
  )
    ? titles.filter((title) => !leadsElsewhere(title, context))
    : titles;
}

function leadsElsewhere({ block, start, end }: TitleCandidate, context: BlockContext): boolean {
  return (
    context.evidenceOf(block.index).pageLink && !hasPaperLink(block, context) && titleLikeness(block.text.slice(start, end)) < doubtful
  );
}

function hasPaperLink({ index }: RecordBlock, context: BlockContext): boolean {
  const { start, end } = context.scopeOf(index);
  return context.has('paperLink', start, end) || context.has('identifier', start, end);
}
