import { createChecksum } from '../../server/src/base/checksum';
import { printCorrection } from '../../server/src/digest/corrections/corrections';
import type { Figures } from '../bench/measuring';
import type { Capture } from './digests/capture';
import { findDevCaptures, findFreshCaptures } from './digests/devCaptures';
import { readGivenLists } from './digests/givenLists';
import { judgeLeftOut } from './digests/leaveOut';
import { drawPackageTexts, readNoPapers, readProjectTexts } from './digests/noPapers';
import { type Corrected, simulateCorrections } from './digests/simulateCorrections';
import { synthesize } from './digests/synthesize';
import { countGood, describeAverages, describeGroups, describeJudgement, type Judgement, judgeDigest } from './judgeDigests';
import { printRows } from './printRows';

/** Of more texts that should have been left alone only the number is printed. */
const listedTexts = 40;

/** Prints a table of all captures or, of those that are named, what was missed and what is surplus; false where they are not at hand. */
export function printDigests(names: readonly string[]): boolean {
  const found = findDevCaptures();
  if (found === undefined) return false;
  const asked = chooseNamed([...found, ...readNoPapers()], names);
  if (asked.length === 0) return true;
  const judgements = asked.map(judgeDigest);
  console.log(
    `\ndigests: papers found in ${asked.length} captures; titles are equal after folding case, accents, punctuation and white space; a paper that stands twice counts once.\n`,
  );
  printJudgements(judgements);
  if (names.length > 0) for (const judgement of judgements) printDifferences(judgement);
  return true;
}

/** Prints the same for captures that no reader is trained on, with their families, languages and halves; false where they are not at hand. */
export function printFreshDigests(names: readonly string[]): boolean {
  const found = findFreshCaptures();
  if (found === undefined) return false;
  const asked = chooseNamed(found, names);
  if (asked.length === 0) return true;
  const judgements = asked.map(judgeDigest);
  console.log(`\ndigests-fresh: papers found in ${asked.length} captures that no reader is trained on; rules are tuned on one half.\n`);
  const rows = judgements.map((judgement) => ({ half: halfOf(judgement.capture), ...describeJudgement(judgement) }));
  printRows(rows.sort((one, other) => (one.half < other.half ? 1 : one.half > other.half ? -1 : 0)));
  for (const [column, nameOf] of groupings) {
    console.log('');
    printRows(describeGroups(judgements, column, nameOf));
  }
  console.log('');
  printRows(describeAverages(judgements));
  console.log(`\n${countGood(judgements)}`);
  if (names.length > 0) for (const judgement of judgements) printDifferences(judgement);
  return true;
}

/** Prints the same for the lists that the project has itself. */
export function printGivenLists(names: readonly string[]): void {
  for (const set of ['strangers', 'authors', 'walk'] as const) {
    const judgements = chooseNamed(readGivenLists(set), names).map(judgeDigest);
    if (judgements.length === 0) continue;
    console.log(`\nlab/lists/${set}: papers and authors found in ${judgements.length} lists.\n`);
    printRows(judgements.map(describeJudgement));
    console.log('');
    if (set === 'authors') printRows(describeGroups(judgements, 'half', ({ family }) => family));
    else printRows(describeGroups(judgements, 'lists', () => 'all'));
    console.log(`\n${countGood(judgements)}`);
    if (names.length > 0) for (const judgement of judgements) printDifferences(judgement);
  }
}

/** Prints F1 after one, two and three corrections, of captures below .9; false where they are not at hand. */
export function printCorrected(names: readonly string[]): boolean {
  const sets: readonly (readonly [string, readonly Capture[] | undefined])[] = [
    ['dev', findDevCaptures()],
    ['dev2', findFreshCaptures()],
  ];
  if (sets.every(([, captures]) => captures === undefined)) return false;
  console.log('\ndigests-corrected: F1 after 0 to 3 corrections of the first mistake; alone, and so that each one teaches.\n');
  for (const [set, captures = []] of sets) {
    const asked = chooseNamed(captures, names).filter(({ papers }) => papers.length > 0);
    const all = asked.map((capture) => simulateCorrections(capture, 3));
    const halves = ['tuned', 'reported'].map((half) => ({ half, own: all.filter(({ capture }) => halfOf(capture) === half) }));
    const isWorse = ({ alone, taught }: Corrected): boolean => taught.some((f1, at) => f1 < (alone[at] ?? 0) - 0.0005);
    const below = all.filter(({ alone }) => (alone[0] ?? 0) < 0.9);
    const mean = (list: typeof all, field: 'alone' | 'taught', at: number): string =>
      list.length === 0 ? '' : (list.reduce((sum, each) => sum + (each[field][at] ?? 0), 0) / list.length).toFixed(3);
    const row = (name: string, list: typeof all): Figures => ({
      captures: name,
      before: mean(list, 'alone', 0),
      ...Object.fromEntries(
        (['alone', 'taught'] as const).flatMap((field) => [1, 2, 3].map((at) => [`${field} ${at}`, mean(list, field, at)])),
      ),
    });
    printRows([
      ...all.filter((each) => below.includes(each) || isWorse(each)).map((each) => row(each.capture.name, [each])),
      row(`${set}, below .9 (${below.length})`, below),
      // Rules are tuned on one half of dev2.
      ...(set === 'dev2' ? halves.map(({ half, own }) => row(`${set}, ${half} (${own.length})`, own)) : []),
      row(`${set}, all (${all.length})`, all),
    ]);
    console.log('');
    if (names.length > 0) for (const each of all) for (const correction of each.corrections) console.log(printCorrection(correction));
  }
  return true;
}

const groupings: readonly (readonly [string, (capture: Capture) => string])[] = [
  ['family', ({ family }) => family],
  ['language', ({ language }) => language ?? ''],
  ['half', halfOf],
];

/** Half of the captures by a checksum of their names, so that another capture moves none. */
function halfOf({ name }: Capture): 'tuned' | 'reported' {
  const checksum = createChecksum();
  checksum.add(new TextEncoder().encode(name));
  return Number.parseInt(checksum.finish().slice(0, 8), 16) % 2 === 0 ? 'tuned' : 'reported';
}

function chooseNamed(captures: readonly Capture[], names: readonly string[]): readonly Capture[] {
  return names.length === 0 ? captures : captures.filter(({ name }) => names.includes(name));
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

function printDifferences({ capture, missed, surplus, falseAuthors }: Judgement): void {
  for (const title of missed) console.log(`${capture.name}: missed   ${title}`);
  for (const title of surplus) console.log(`${capture.name}: surplus  ${title}`);
  for (const name of falseAuthors) console.log(`${capture.name}: false author  ${name}`);
}
