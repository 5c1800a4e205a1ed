import { findDevCaptures } from './digests/devCaptures';
import { countGood, describeAverages, describeJudgement, judgeDigest, type Judgement } from './judgeDigests';
import { printRows } from './printRows';

/** Prints a table of all captures or, of those that are named, what was missed and what is surplus; false where they are not at hand. */
export function printDigests(names: readonly string[]): boolean {
  const captures = findDevCaptures();
  if (captures === undefined) return false;
  const asked = names.length === 0 ? captures : captures.filter(({ name }) => names.includes(name));
  const judgements = asked.map(judgeDigest);
  console.log(`\ndigests: papers found in ${asked.length} captures; titles are equal after folding case, accents, punctuation and white space.\n`);
  printJudgements(judgements);
  if (names.length > 0) for (const judgement of judgements) printDifferences(judgement);
  return true;
}

function printJudgements(judgements: readonly Judgement[]): void {
  printRows(judgements.map(describeJudgement));
  console.log('');
  printRows(describeAverages(judgements));
  console.log(`\n${countGood(judgements)}`);
}

function printDifferences({ capture, missed, surplus }: Judgement): void {
  for (const title of missed) console.log(`${capture.name}: missed   ${title}`);
  for (const title of surplus) console.log(`${capture.name}: surplus  ${title}`);
}
