import type { AnnotateParams } from '../../../server/src/client';

type ReadingStatus = Extract<AnnotateParams, { kind: 'status' }>['status'];

/** All reading statuses, in the order in which a paper usually has them. */
export const readingStatuses: readonly ReadingStatus[] = ['to-read', 'reading', 'read', 'cited'];

const icons: Readonly<Record<ReadingStatus, string>> = { 'to-read': 'circle-large-outline', reading: 'book', read: 'pass', cited: 'quote' };

export function statusIcon(status: ReadingStatus): string {
  return icons[status];
}
