import { readWorkIdentifiers } from '#lookUp';
import type { CompletedReference } from '../model/completedReference';
import type { WorkIdentifiers } from '../model/registryRecord';

/** A work as an entry describes it. What the entry doesn't say is undefined or empty. */
export type DescribedWork = Pick<
  CompletedReference,
  'title' | 'authors' | 'hasMoreAuthors' | 'type' | 'year' | 'venue' | 'doi' | 'arxivId' | 'aclId' | 'publisher'
>;

export function identifiersOf({ arxivId, doi, aclId }: DescribedWork): WorkIdentifiers {
  return readWorkIdentifiers({ arxivId, doi, aclId });
}
