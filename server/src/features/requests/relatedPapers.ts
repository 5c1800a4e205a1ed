import type { CitationKey } from '../../model/citation';
import type { Snapshot } from '../../workspace/snapshot';
import { toFoundPapers, type FoundPaper } from './search';

/** Papers on the same subject, nearest first, without the paper itself. undefined if no paper has this key. */
export function findRelatedPapers(snapshot: Snapshot, key: CitationKey, limit: number): readonly FoundPaper[] | undefined {
  const [paper] = snapshot.library().resolveKey(key);
  return paper === undefined ? undefined : toFoundPapers(snapshot.searchIndex().findRelated(paper, { limit })).found;
}
