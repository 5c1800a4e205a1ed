import type { RegistryRecord, WorkType } from '../../model/registryRecord';
import { haveSameAuthors } from './authorAgreement';
import { compareWorkTexts, readWorkText, type TextAgreement } from './workText';
import { haveOtherIdentifiers } from './identity';

/** How many years after its preprint a paper is published at most. */
const mostYears = 3;
const publishedTypes: ReadonlySet<WorkType> = new Set<WorkType>(['article-journal', 'paper-conference', 'chapter']);

/** Whether a record describes the published version of the preprint that another record describes. Links are not considered. */
export function isPublishedVersion(preprint: RegistryRecord, published: RegistryRecord): boolean {
  if (preprint.type !== 'preprint' || !publishedTypes.has(published.type)) return false;
  if (preprint.year === undefined || published.year === undefined) return false;
  const years = published.year - preprint.year;
  return years >= 0 && years <= mostYears && haveSameAuthors(preprint, published) && haveSameTitle(preprint, published);
}

/** Whether two registries describe the same version of a work, where they have no identifier in common and none that differs. */
export function isSameVersion(a: RegistryRecord, b: RegistryRecord): boolean {
  if (a.registry === b.registry || haveOtherIdentifiers(a.identifiers, b.identifiers) || a.year === undefined) return false;
  const canHaveSameType = a.type === b.type || a.type === 'unknown' || b.type === 'unknown';
  return canHaveSameType && a.year === b.year && haveSameAuthors(a, b) && haveSameTitle(a, b);
}

function haveSameTitle(a: RegistryRecord, b: RegistryRecord): boolean {
  return isSameTitle(compareWorkTexts(readWorkText(a), readWorkText(b)));
}

/** Whether titles are those of one work, or one lacks a subtitle and the abstracts agree too. */
function isSameTitle(agreement: TextAgreement): boolean {
  if (!agreement.hasEqualMarks) return false;
  if (agreement.isEqualUpToSubtitle) return (agreement.containment ?? 0) >= 0.5;
  return agreement.hasEqualTitle || (agreement.titleSimilarity >= 0.92 && agreement.hasSameWords);
}
