import { compareWorkTexts, readWorkText, type TextAgreement } from '#lookUp';
import type { RegistryRecord } from '../model/registryRecord';
import { type AuthorsComparison, compareAuthors } from './compareAuthors';
import type { DescribedWork } from './describedWork';

/** A record beside the entry. */
export interface ComparedRecord {
  readonly record: RegistryRecord;
  readonly title: TextAgreement;
  /** undefined if the authors can't be compared. */
  readonly authors: AuthorsComparison | undefined;
}

export function compareRecords(work: DescribedWork, records: readonly RegistryRecord[]): readonly ComparedRecord[] {
  const text = readWorkText({ title: work.title ?? '' });
  return records
    .filter(({ type, title }) => type !== 'no-paper' && title !== '')
    .map((record) => {
      const read = readWorkText(record);
      return { record, read, title: compareWorkTexts(text, read), authors: compareAuthors(work, record) };
    })
    .filter(({ read }) => read.notices() === text.notices());
}

export function hasSameTitle({ title }: ComparedRecord): boolean {
  return title.hasEqualTitle || (title.hasEqualMarks && title.hasSameWords) || title.isEqualUpToSubtitle;
}

/** How alike a title is that can be the entry's with an error in it. */
const nearTitle = 0.8;

export function hasNearTitle({ title }: ComparedRecord): boolean {
  return title.hasEqualMarks && (title.titleSimilarity >= nearTitle || title.commonWords >= 0.75);
}

/** Whether the authors can be the entry's: at least one is, and of none it is known that all others are other persons. */
export function hasCommonAuthors({ authors }: ComparedRecord): boolean {
  return authors === undefined || authors.common > 0;
}

/** Whether most of the shorter list of authors is in the other one. */
export function hasMostAuthors({ authors, record }: ComparedRecord, work: DescribedWork): boolean {
  return authors !== undefined && 2 * authors.common > Math.min(work.authors.length, record.authors.length);
}
