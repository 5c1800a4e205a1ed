import type { Paper } from '../../model/paper';
import type { NewPaperDecision } from '../../model/decision';
import type { Snapshot } from '../../workspace/snapshot';
import { listDraftPassages } from './draftPassages';
import { findDecision, getDecisions } from './decisions';
import { listNewPapers } from './newPapers';
import { combineRanks, findNearPassage, type NearPaper, type PassageHits } from './combineRanks';

/** A paper that the writer has not decided about, or wants to see again. */
export interface NextPaper extends NearPaper<Paper> {
  /** `later` if the writer put the decision off; undefined for a new paper. */
  readonly decision: NewPaperDecision | undefined;
}

export interface NextPapers {
  /** The new papers, then those for later; both nearest to the draft first, the others in the order of the library. */
  readonly papers: readonly NextPaper[];
  /** How many papers are new, including those beyond the limit. */
  readonly newCount: number;
  /** How many papers are for later. */
  readonly laterCount: number;
}

/** At most about this many passages of a draft are compared with the papers. In a library of 100,000 papers, each takes some 80 ms. */
const mostPassages = 40;

/**
 * The papers that the writer should look at next. `uri` is the draft to which they are near; if it is undefined or no draft, the papers
 * are in the order of the library. `pause` is called after each passage, because the search takes some time in a large library.
 */
export async function listNextPapers(
  snapshot: Snapshot,
  uri: string | undefined,
  limit: number,
  pause: () => Promise<void>,
): Promise<NextPapers> {
  const fresh = listNewPapers(snapshot);
  const later = [...getDecisions(snapshot).keys()].filter((paper) => findDecision(snapshot, paper)?.decision === 'later');
  const waiting = new Set([...fresh, ...later]);
  const draft = uri === undefined ? undefined : snapshot.drafts.get(uri);
  const passages = draft === undefined || waiting.size === 0 ? [] : listDraftPassages(draft, mostPassages);
  const found: PassageHits<Paper>[] = [];
  for (const passage of passages) {
    found.push(findNearPassage(snapshot.searchIndex(), passage, (paper) => waiting.has(paper)));
    await pause();
  }
  const near = combineRanks(found);
  const order = (papers: readonly Paper[]): readonly NearPaper<Paper>[] => {
    const left = new Set(papers);
    const first = near.filter(({ paper }) => left.delete(paper));
    return [...first, ...Array.from(left, (paper) => ({ paper, near: undefined }))];
  };
  const papers = [
    ...order(fresh).map((paper): NextPaper => ({ ...paper, decision: undefined })),
    ...order(later).map((paper): NextPaper => ({ ...paper, decision: 'later' })),
  ];
  return { papers: papers.slice(0, limit), newCount: fresh.length, laterCount: later.length };
}
