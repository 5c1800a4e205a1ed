import { reversedComparison } from '../../../server/src/features/findings/reversedComparison';
import type { Figures } from '../../bench/measuring';
import { findClaimPapers } from './claimPapers';
import { type KeyedPaper, createClaimWorkspace, uriOfClaimDraft } from './claimWorkspace';
import { readGold } from './readGold';
import type { ClaimJudge } from './printClaims';

/** A sentence that compares papers, and whether the abstract of one of them says the contrary. */
interface JudgedComparison {
  readonly id: string;
  /** `paper` is the address of a paper of the collection, `name` what the sentence calls it. */
  readonly papers: readonly { readonly paper: string; readonly key: string; readonly name: string }[];
  readonly syntax: 'markdown' | 'latex';
  readonly sentence: string;
  readonly says: 'reversed' | 'nothing';
  /** Why the judgement can be disputed. Such items are counted apart. */
  readonly doubtful?: string;
}

export const judgeDirection: ClaimJudge = {
  title: 'Reversed comparisons',
  judge: (half, set) => {
    const items = readGold<JudgedComparison>('direction.jsonl', set);
    return countComparisons(
      items.filter(({ id }) => (Number(/\d+/.exec(id)?.[0]) % 2 === 1) === (half === 'tuned')),
      half === 'tuned',
    );
  },
};

/** `mayBeRead`: also which items were judged otherwise. */
function countComparisons(items: readonly JudgedComparison[], mayBeRead: boolean): Figures | undefined {
  const wanted = new Set(items.flatMap(({ papers }) => papers.map(({ paper }) => paper)));
  const known = findClaimPapers(({ url }) => wanted.has(url));
  if (known === undefined) return undefined;
  const byUrl = new Map(known.map((paper) => [paper.url, paper]));
  const judged = items.map((item) => {
    const papers = item.papers.flatMap(({ paper, key }): KeyedPaper[] => {
      const found = byUrl.get(paper);
      return found === undefined ? [] : [{ key, title: found.title, abstract: found.abstract }];
    });
    const path = item.syntax === 'latex' ? 'draft.tex' : 'draft.md';
    const snapshot = createClaimWorkspace([{ path, text: `${item.sentence}\n` }], papers);
    return { ...item, isHinted: reversedComparison.detect(snapshot, uriOfClaimDraft(path)).length > 0 };
  });
  const hinted = judged.filter(({ isHinted, doubtful }) => isHinted && doubtful === undefined);
  const right = hinted.filter(({ says }) => says === 'reversed').length;
  const sure = judged.filter(({ doubtful }) => doubtful === undefined);
  return {
    items: String(judged.length),
    precision: hinted.length === 0 ? '-' : `${(right / hinted.length).toFixed(3)} (${right} of ${hinted.length})`,
    found: `${right} of ${sure.filter(({ says }) => says === 'reversed').length}`,
    'doubtful hinted at': String(judged.filter(({ isHinted, doubtful }) => isHinted && doubtful !== undefined).length),
    ...(mayBeRead
      ? {
          otherwise: judged
            .filter(({ says, isHinted }) => isHinted !== (says === 'reversed'))
            .map(({ id }) => id)
            .join(' '),
        }
      : {}),
  };
}
