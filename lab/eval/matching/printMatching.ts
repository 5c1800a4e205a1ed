import type { Figures } from '../../bench/measuring';
import { printRows } from '../printRows';
import { listAdversarialCases } from './adversarialCases';
import { halfOf, judgeCase, type MatchingCase, type Outcome } from './matchingCase';
import { listPositiveCases } from './positiveCases';
import { listPublishedCases } from './publishedCases';
import { listRecordedCases } from './recordedCases';
import { findSimilarPairs } from './similarPairs';
import { readSourceRecords } from './sourcePapers';

const halves = ['tuned on', 'kept aside'] as const;
const groups = ['adversarial', 'positive', 'recorded'] as const;

interface Judged {
  readonly case: MatchingCase;
  readonly half: (typeof halves)[number];
  readonly outcome: Outcome;
}

/** Prints the decisions by kind, and the cases that are decided wrongly; false where the papers are not at hand. */
export function printMatching(): boolean {
  const records = readSourceRecords();
  if (records === undefined) return false;
  const pairs = findSimilarPairs(records);
  const cases = [
    ...listAdversarialCases(pairs, records),
    ...listPositiveCases(pairs, records),
    ...listPublishedCases(records),
    ...listRecordedCases(),
  ];
  const judged = cases.map((one): Judged => ({ case: one, half: halfOf(one), outcome: judgeCase(one) }));
  console.log(
    `\nmatching: ${judged.length.toLocaleString('en')} decisions over ${records.length.toLocaleString('en')} papers, ${pairs.length.toLocaleString('en')} pairs of which are alike.`,
  );
  for (const group of groups) {
    const ofGroup = judged.filter((one) => one.case.group === group);
    const kinds = [...new Set(ofGroup.map((one) => one.case.kind))];
    console.log(`\n${group}; each cell has ${halves.join(' / ')}.\n`);
    printRows([
      ...kinds.map((kind) =>
        countRow(
          kind,
          ofGroup.filter((one) => one.case.kind === kind),
        ),
      ),
      countRow('all', ofGroup),
    ]);
  }
  for (const { case: one, half, outcome } of judged)
    if (outcome === 'wrong')
      console.log(
        `\nwrong (${half}), ${one.kind}: ${one.question.title}\n  ${one.records.map(({ title, page }) => `${title} ${page}`).join('\n  ')}`,
      );
  return true;
}

function countRow(kind: string, judged: readonly Judged[]): Figures {
  const count = (isCounted: (one: Judged) => boolean): string =>
    halves.map((half) => judged.filter((one) => one.half === half && isCounted(one)).length).join(' / ');
  const shares = halves.map((half) => {
    const ofHalf = judged.filter((one) => one.half === half);
    return ofHalf.length === 0 ? '-' : (ofHalf.filter(({ outcome }) => outcome === 'right').length / ofHalf.length).toFixed(3);
  });
  return {
    kind,
    decisions: count(() => true),
    wrong: count(({ outcome }) => outcome === 'wrong'),
    right: count(({ outcome }) => outcome === 'right'),
    asked: count(({ outcome }) => outcome === 'asked'),
    'not found': count(({ outcome }) => outcome === 'not found'),
    'share right': shares.join(' / '),
  };
}
