import type { Paper } from '../../model/paper';
import { getCitedPapers, type CitedAt } from '../../workspace/citationIndex';
import type { Snapshot } from '../../workspace/snapshot';

/** Where the drafts of the workspace cite a paper, in the order of drafts and of their keys. */
export function findCitedAt(snapshot: Snapshot, paper: Paper): readonly CitedAt[] {
  return getCitedPapers(snapshot).get(paper) ?? [];
}
