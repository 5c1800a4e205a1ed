import type { WorkType } from '../../model/registryRecord';
import { haveSameAuthors } from '#text';
import { isGenericTitle } from './genericTitle';
import { compareSequences } from './abstractContainment';
import { compareWorkTexts, type ComparableRecord, type TextAgreement } from './workText';
import { haveOtherIdentifiers, shareIdentifier } from './identity';

/** How many years after its preprint a paper is published at most, if it is found by its title. */
const mostYears = 3;
/** The same if a registry links the two. Authors also post what is printed already, and some wait long. */
const linkedYears = { least: -1, most: 6 };
/** How much of an abstract a published one has at least: it can have been rewritten, the less so if nothing links the two. */
const leastContainment = { byTitle: 0.3, linked: 0.1 };
const publishedTypes: ReadonlySet<WorkType> = new Set<WorkType>(['article-journal', 'paper-conference', 'chapter']);

/** Whether `other` describes the published version of the preprint that `one` describes. Links are not considered. */
export function isPublishedVersion(one: ComparableRecord, other: ComparableRecord): boolean {
  const [preprint, published] = [one.record, other.record];
  if (preprint.type !== 'preprint' || !publishedTypes.has(published.type)) return false;
  if (preprint.year === undefined || published.year === undefined) return false;
  const years = published.year - preprint.year;
  if (years < 0 || years > mostYears || isGenericTitle(preprint.title) || !haveSameAuthors(preprint, published)) return false;
  return haveSameTitle(one, other);
}

/**
 * Why two records can't be a preprint and its published version, although a registry links them: in words for the writer. undefined if
 * they can, or if the records are no such two.
 */
export function findObjectionToLink(one: ComparableRecord, other: ComparableRecord): string | undefined {
  const [preprint, published] = one.record.type === 'preprint' ? [one, other] : [other, one];
  if (preprint.record.type !== 'preprint' || published.record.type === 'preprint') return undefined;
  if (shareIdentifier(preprint.record.identifiers, published.record.identifiers)) return undefined;
  if (preprint.text.notices() !== published.text.notices()) return 'correction, comment or review, judging by its title';
  const years = (published.record.year ?? Number.NaN) - (preprint.record.year ?? Number.NaN);
  if (years < linkedYears.least) return `${-years} years before the preprint`;
  if (years > linkedYears.most) return `${years} years after the preprint`;
  const abstracts = compareSequences(preprint.text.sequences(), published.text.sequences());
  return abstracts !== undefined && abstracts.ofShorter < leastContainment.linked ? 'different abstract' : undefined;
}

/** Whether two registries describe the same version of a work, where they have no identifier in common and none that differs. */
export function isSameVersion(one: ComparableRecord, other: ComparableRecord): boolean {
  const [a, b] = [one.record, other.record];
  if (a.registry === b.registry || haveOtherIdentifiers(a.identifiers, b.identifiers) || a.year === undefined) return false;
  const canHaveSameType = a.type === b.type || a.type === 'unknown' || b.type === 'unknown';
  return canHaveSameType && a.year === b.year && haveSameAuthors(a, b) && haveSameTitle(one, other);
}

function haveSameTitle(a: ComparableRecord, b: ComparableRecord): boolean {
  return isSameTitle(compareWorkTexts(a.text, b.text));
}

/** Whether titles are those of one work, or one lacks a subtitle and the abstracts agree too. Other abstracts show another work. */
function isSameTitle(agreement: TextAgreement): boolean {
  if (!agreement.hasEqualMarks) return false;
  if (agreement.isEqualUpToSubtitle) return (agreement.containment ?? 0) >= 0.5;
  if ((agreement.containment ?? 1) < leastContainment.byTitle) return false;
  return agreement.hasEqualTitle || (agreement.titleSimilarity >= 0.92 && agreement.hasSameWords);
}
