import { allRules } from '../../../server/src/features/rules/allRules';
import type { Figures } from '../../bench/measuring';
import { printRows } from '../printRows';
import { countClaims, judgeClaims, judgeContradictions } from './judgeContradictions';
import { judgeDirection } from './judgeDirection';
import { judgeNameHints } from './judgeNameHints';
import { judgeEvidence } from './judgeEvidence';
import { judgeMadeQuotations, judgeQuotations } from './judgeQuotations';
import { printRealHints } from './printRealHints';
import { findRealDrafts } from './realDrafts';

/** The half of the gold that the rules were made with, and the half of which only the totals were looked at. */
export type GoldHalf = 'tuned' | 'reported';

/** Judges one part of what is said of papers by the gold of `test/fixtures/claims`. */
export interface ClaimJudge {
  /** What is judged, as the heading of its table. */
  readonly title: string;
  /** The totals of one half; undefined where the abstracts of the gold are not at hand. */
  judge(half: GoldHalf): Figures | undefined;
}

const judges: readonly ClaimJudge[] = [
  judgeContradictions,
  judgeQuotations,
  judgeMadeQuotations,
  judgeNameHints,
  judgeEvidence,
  judgeDirection,
];

/** The codes of the rules that check what a sentence says of a paper. Those that do not exist are left out. */
const claimRules = new Set([
  'contradicted-number',
  'altered-quotation',
  'reversed-comparison',
  'misattributed-name',
  'uncited-mention',
  'misspelt-name',
]);

/** Prints the gold of each part, and each hint on real drafts. Returns false where the real data is not at hand. */
export function printClaims(): boolean {
  for (const { title, judge } of judges) {
    const halves = (['tuned', 'reported'] as const).map((half) => ({ half, figures: judge(half) }));
    console.log(`\n${title}\n`);
    printRows(halves.flatMap(({ half, figures }) => (figures === undefined ? [] : [{ half, ...figures }])));
  }
  const elsewhere = countClaims(judgeClaims('numbersElsewhere.jsonl', () => true));
  if (elsewhere !== undefined) {
    console.log('\nContradicted numbers, sentences on papers of other fields\n');
    printRows([elsewhere]);
  }
  const drafts = findRealDrafts();
  if (drafts === undefined) return false;
  console.log('\nHints on real drafts\n');
  printRealHints(
    allRules.filter(({ code }) => claimRules.has(code)),
    drafts,
  );
  return true;
}
