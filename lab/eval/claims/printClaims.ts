import { allRules } from '../../../server/src/features/findings/diagnostics';
import type { Figures } from '../../bench/measuring';
import { printRows } from '../printRows';
import { countClaims, judgeClaims, judgeContradictions } from './judgeContradictions';
import { judgeEvidence } from './judgeEvidence';
import { judgeNameHints } from './judgeNameHints';
import { judgeMadeQuotations, judgeQuotations } from './judgeQuotations';
import { judgeWrongKeys } from './judgeWrongKeys';
import { printRealHints } from './printRealHints';
import type { GoldSet } from './readGold';
import { findRealDrafts } from './realDrafts';

/** The half of the gold that the rules were made with, and the half of which only the totals were looked at. */
export type GoldHalf = 'tuned' | 'reported';

/** Judges one part of what is said of papers by the gold of `lab/gold/claims`. */
export interface ClaimJudge {
  /** What is judged, as the heading of its table. */
  readonly title: string;
  /** The totals of one half; undefined where the abstracts of the gold are not at hand. */
  judge(half: GoldHalf, set: GoldSet): Figures | undefined;
}

const judges: readonly ClaimJudge[] = [
  judgeContradictions,
  judgeQuotations,
  judgeMadeQuotations,
  judgeNameHints,
  judgeWrongKeys,
  judgeEvidence,
];

/** The codes of the rules that check what a sentence says of a paper. Those that do not exist are left out. */
const claimRules = new Set(['contradicted-number', 'altered-quotation', 'misattributed-name', 'uncited-mention', 'misspelt-name']);

/** Prints the totals of a set by which rules on what sentences say are judged. */
function printGold(set: GoldSet, of: readonly ClaimJudge[]): void {
  for (const { title, judge } of of) {
    const halves = (['tuned', 'reported'] as const).map((half) => ({ half, figures: judge(half, set) }));
    console.log(`\n${title}\n`);
    printRows(halves.flatMap(({ half, figures }) => (figures === undefined ? [] : [{ half, ...figures }])));
  }
}

/** Prints the gold of each part, and each hint on real drafts. Returns false where the real data is not at hand. */
export function printClaims(): boolean {
  printGold('first', judges);
  const elsewhere = countClaims(judgeClaims('numbersElsewhere.jsonl', 'first', () => true));
  if (elsewhere !== undefined) {
    console.log('\nContradicted numbers, sentences on papers of other fields\n');
    printRows([elsewhere]);
  }
  console.log('\nA set that another hand wrote later. Of its tuned half single sentences were looked at once.');
  printGold('later', [judgeContradictions, judgeNameHints, judgeEvidence]);
  const drafts = findRealDrafts();
  if (drafts === undefined) return false;
  console.log('\nHints on real drafts\n');
  printRealHints(
    allRules.filter(({ code }) => claimRules.has(code)),
    drafts,
  );
  return true;
}
