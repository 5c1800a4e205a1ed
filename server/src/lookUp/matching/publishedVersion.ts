import type { WorkType } from '../../model/registryRecord';
import { haveSameAuthors } from './authorAgreement';
import { compareWorkTexts, type ComparableRecord, type TextAgreement } from './workText';
import { haveOtherIdentifiers } from './identity';

/** How many years after its preprint a paper is published at most. */
const mostYears = 3;
const publishedTypes: ReadonlySet<WorkType> = new Set<WorkType>(['article-journal', 'paper-conference', 'chapter']);

/** Whether `other` describes the published version of the preprint that `one` describes. Links are not considered. */
export function isPublishedVersion(one: ComparableRecord, other: ComparableRecord): boolean {
  const [preprint, published] = [one.record, other.record];
  if (preprint.type !== 'preprint' || !publishedTypes.has(published.type)) return false;
  if (preprint.year === undefined || published.year === undefined) return false;
  const years = published.year - preprint.year;
  return years >= 0 && years <= mostYears && haveSameAuthors(preprint, published) && haveSameTitle(one, other);
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

/** Whether titles are those of one work, or one lacks a subtitle and the abstracts agree too. */
function isSameTitle(agreement: TextAgreement): boolean {
  if (!agreement.hasEqualMarks) return false;
  if (agreement.isEqualUpToSubtitle) return (agreement.containment ?? 0) >= 0.5;
  return agreement.hasEqualTitle || (agreement.titleSimilarity >= 0.92 && agreement.hasSameWords);
}
