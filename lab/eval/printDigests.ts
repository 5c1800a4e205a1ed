import type { Capture } from './digests/capture';
import { findDevCaptures } from './digests/devCaptures';
import { judgeLeftOut } from './digests/leaveOut';
import { drawPackageTexts, readNoPapers, readProjectTexts } from './digests/noPapers';
import { synthesize } from './digests/synthesize';
import { countGood, describeAverages, describeJudgement, type Judgement, judgeDigest } from './judgeDigests';
import { printRows } from './printRows';

/** Of more texts that should have been left alone only the number is printed. */
const listedTexts = 40;

/** Prints a table of all captures or, of those that are named, what was missed and what is surplus; false where they are not at hand. */
export function printDigests(names: readonly string[]): boolean {
  const found = findDevCaptures();
  if (found === undefined) return false;
  const captures = [...found, ...readNoPapers()];
  const asked = names.length === 0 ? captures : captures.filter(({ name }) => names.includes(name));
  const judgements = asked.map(judgeDigest);
  console.log(
    `\ndigests: papers found in ${asked.length} captures; titles are equal after folding case, accents, punctuation and white space; a paper that stands twice counts once.\n`,
  );
  printJudgements(judgements);
  if (names.length > 0) for (const judgement of judgements) printDifferences(judgement);
  return true;
}

/** Prints how the reader does on shapes that it did not learn from; false where the captures are not at hand. */
export function printLeftOut(): boolean {
  const captures = findDevCaptures();
  if (captures === undefined) return false;
  const judged = judgeLeftOut(captures);
  const average = (numbers: readonly number[]): string => (numbers.reduce((sum, each) => sum + each, 0) / numbers.length).toFixed(3);
  console.log('\ndigests-left-out: F1 of titles, as it is and by a reader that learnt from other families of captures only.\n');
  printRows(
    judged.map(({ capture, fitted, leftOut }) => ({
      capture: capture.name,
      family: capture.family,
      fitted: fitted.toFixed(3),
      'left out': leftOut.toFixed(3),
    })),
  );
  console.log(
    `\nAverages over ${judged.length} captures: fitted ${average(judged.map(({ fitted }) => fitted))}, left out ${average(judged.map(({ leftOut }) => leftOut))}.`,
  );
  return true;
}

/** Prints how a reader does on made digests, for each of their families and over all. Throws where the papers are not at hand. */
export function printMadeDigests(seed: number, count: number): void {
  const judgements = synthesize(seed, count).map(judgeDigest);
  console.log(
    `\ndigests-made: ${count} made digests, seed ${seed}${seed < 1000 ? '' : ' (words and shapes that lower seeds never use)'}.\n`,
  );
  const families = [...new Set(judgements.map(({ capture }) => capture.family))].sort();
  printRows(
    families.map((family) => {
      const own = judgements.filter(({ capture }) => capture.family === family);
      const average = own.reduce((sum, { f1 }) => sum + f1, 0) / own.length;
      return {
        family,
        texts: String(own.length),
        F1: average.toFixed(3),
        'worst text': own.reduce((worst, each) => (each.f1 < worst.f1 ? each : worst)).capture.name,
      };
    }),
  );
  console.log('');
  printRows(describeAverages(judgements));
  console.log(`\n${countGood(judgements)}`);
}

/** Prints which texts yield papers although they hold none: those of the project's own, and 200 of packages, drawn by a seed. */
export function printNoPapers(seed: number): void {
  const groups: readonly (readonly [string, readonly Capture[]])[] = [
    ['everyday texts', readNoPapers()],
    [`READMEs, changelogs and licences of packages, seed ${seed}`, drawPackageTexts(200, seed)],
    ['files of the project', readProjectTexts()],
  ];
  console.log('\nno-papers: texts that hold no paper; what was found in them all the same.\n');
  const judged = groups.map(([group, captures]) => ({
    group,
    count: captures.length,
    wrong: captures.map(judgeDigest).filter(({ surplus }) => surplus.length > 0),
  }));
  printRows(judged.map(({ group, count, wrong }) => ({ texts: group, read: String(count), 'yield papers': String(wrong.length) })));
  for (const { group, wrong } of judged) {
    for (const { capture, surplus } of wrong.slice(0, listedTexts)) {
      console.log(`\n${capture.name}: ${surplus.length}`);
      for (const title of surplus.slice(0, 3)) console.log(`  ${title.slice(0, 120)}`);
    }
    if (wrong.length > listedTexts) console.log(`\n... and ${wrong.length - listedTexts} other ${group}`);
  }
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
