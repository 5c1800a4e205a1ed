import { findEvidence } from '../../../server/src/claims/evidence/findEvidence';
import { printRows } from '../printRows';
import { listSupportPairs } from './supportPairs';

/**
 * For how many papers a sentence of the abstract is shown beside a sentence of a draft, and of how many is said that the abstract doesn't
 * say it. Returns false where the papers are not at hand.
 */
export function printSupport(): boolean {
  const pairs = listSupportPairs();
  if (pairs === undefined) return false;
  const judged = pairs.map((pair) => ({ ...pair, evidence: findEvidence(pair.sentence, pair.paper) }));
  printRows(
    (['made', 'real'] as const).flatMap((set) =>
      (['tuned', 'reported'] as const).flatMap((half) =>
        (['own', 'random', 'near'] as const).map((kind) => {
          const of = judged.filter((each) => each.set === set && each.half === half && each.kind === kind);
          const share = (is: (item: (typeof judged)[number]) => boolean): string => (of.filter(is).length / of.length).toFixed(3);
          return {
            sentences: set,
            half,
            paper: kind,
            pairs: String(of.length),
            shown: share(({ evidence }) => evidence.kind === 'found'),
            "doesn't say": share(({ evidence }) => evidence.kind === 'nothing' && evidence.isCertain),
          };
        }),
      ),
    ),
  );
  return true;
}
