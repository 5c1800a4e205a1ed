import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { findDevCaptures } from '../digests/devCaptures';
import { synthesize } from '../digests/synthesize';
import { weigh } from '../../../server/src/digest/records/chooseTitles';
import { loadPackageTexts, toCase, type LearningCase } from './captures';
import { learnWords } from './learnWords';
import { judge, train, type Weighted, type Score } from './trainRecords';

const args = process.argv.slice(2);
const option = (name: string): string | undefined => args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
const exported = /\.(?:csv|tsv|ris|enw|xml|json|yaml|eml)$|-ris\.txt$|frontmatter|^arxiv-(?:mail|pastweek)/;
const captures = (findDevCaptures() ?? []).filter(({ name }) => !exported.test(name)).map(({ name, family, text, titles }) => ({ name, family, text: text.replaceAll('\r\n', '\n'), titles }));
const made = (seed: number, count: number) => synthesize(seed, count).map(({ name, family, text, titles }) => ({ name, family, text: text.replaceAll('\r\n', '\n'), titles }));
const packageTexts = loadPackageTexts('node_modules', 120);
if (args.includes('words')) {
  const words = learnWords([...captures, ...packageTexts.filter((_, at) => at % 2 === 0), ...made(1, 150)]);
  writeFileSync('server/src/digest/records/titleWords.ts', `/** Log-odds of words in titles of papers; made by \`npm run eval -- train-records\`. */\n// prettier-ignore\nexport const titleWords: Readonly<Record<string, number>> = ${JSON.stringify(words)};\n`);
}
const count = Number(option('made') ?? 300);
const weight = Number(option('weight') ?? 0.3);
const dev = captures.map((text) => toCase(text));
/** The beginning of a text with so many of its papers: short digests have little to repeat. */
const shorten = (each: { name: string; family: string; text: string; titles: readonly string[] }, kept: number) => {
  const at = each.titles.map((title) => each.text.indexOf(title.slice(0, 24)));
  const cut = at[kept];
  if (cut === undefined || at.slice(0, kept + 1).some((place, index) => place < 0 || (index > 0 && place <= (at[index - 1] ?? 0)))) return undefined;
  return { ...each, name: `${each.name} short`, text: each.text.slice(0, each.text.lastIndexOf('\n', cut) + 1), titles: each.titles.slice(0, kept) };
};
const madeTexts = made(1, count);
const short = madeTexts.flatMap((each, index) => shorten(each, 1 + (index % 3)) ?? []);
const freshShort = made(1001, 120).flatMap((each, index) => shorten(each, 1 + (index % 3)) ?? []).map((text) => toCase(text));
const synthetic = [...madeTexts, ...short].map((text) => toCase(text));
const fresh = made(1001, 120).map((text) => toCase(text));
const packages = packageTexts.map((text) => toCase(text));
const weighted = (cases: readonly LearningCase[], w: number): Weighted[] => cases.map((learningCase) => ({ learningCase, weight: w }));
const base = [...weighted(synthetic, weight), ...weighted(packages.filter((_, at) => at % 2 === 0), 0.3)];
const devWeighted = weighted(dev, 1);
const fitted = train([...devWeighted, ...base]);
const withoutDev = train(base);
const lines: string[] = [];
let sum = 0;
let sumLeft = 0;
let sumNone = 0;
let count9 = 0;
const byFamily = new Map<string, ReturnType<typeof train>>();
for (const each of dev) {
  const own = judge(each, fitted);
  if (!args.includes('fast') && !byFamily.has(each.family)) byFamily.set(each.family, train([...devWeighted.filter(({ learningCase }) => learningCase.family !== each.family), ...base]));
  const left: Score = judge(each, byFamily.get(each.family) ?? fitted);
  const none = judge(each, withoutDev);
  sum += own.f1;
  sumLeft += left.f1;
  sumNone += none.f1;
  if (left.f1 >= 0.9) count9 += 1;
  lines.push(`${each.name.padEnd(40)} want ${String(own.wanted).padStart(4)} found ${String(own.found).padStart(4)} F1 ${own.f1.toFixed(3)} left ${left.f1.toFixed(3)} (${String(left.found)}) no dev ${none.f1.toFixed(3)} unseen ${String(own.unseen)}`);
  const show = option('show');
  if (show !== undefined && each.name.includes(show)) {
    const wrong = option('model') === 'left' ? left : option('model') === 'none' ? none : own;
    lines.push('   missed ' + wrong.missed.slice(0, 12).join('\n      '), '   surplus ' + wrong.surplus.slice(0, 12).join('\n      '));
  }
}
console.log(lines.join('\n'));
console.log(`macro ${(sum / dev.length).toFixed(3)}, family left out ${(sumLeft / dev.length).toFixed(3)}, no dev ${(sumNone / dev.length).toFixed(3)}; left out >= .9: ${String(count9)}`);
const mean = (scores: readonly Score[]): string => (scores.reduce((total, { f1 }) => total + f1, 0) / scores.length).toFixed(3);
const freshScores = fresh.map((each) => judge(each, fitted));
console.log(`made, seed 1001: ${mean(freshScores)}; with papers ${mean(freshScores.filter(({ wanted }) => wanted > 0))}; unseen ${String(freshScores.reduce((n, { unseen }) => n + unseen, 0))} of ${String(freshScores.reduce((n, { wanted }) => n + wanted, 0))}; seed 1: ${mean(synthetic.map((each) => judge(each, fitted)))}`);
if (args.includes('fresh')) for (const score of freshScores.filter(({ f1 }) => f1 < 0.9)) console.log(`  ${score.name} ${fresh.find(({ name }) => name === score.name)?.family ?? ''} want ${score.wanted} found ${score.found} F1 ${score.f1.toFixed(2)} unseen ${score.unseen} | missed: ${score.missed[0] ?? ''} | surplus: ${score.surplus.slice(0, 2).join(' // ')}`);
console.log(`short, seed 1001: ${mean(freshShort.map((each) => judge(each, fitted)))} of ${String(freshShort.length)}`);
const yielding = packages.filter((_, at) => at % 2 === 1).map((each) => judge(each, fitted)).filter(({ found }) => found > 0);
console.log(`package texts not trained on that yield: ${String(yielding.length)} of ${String(packages.filter((_, at) => at % 2 === 1).length)}`, yielding.slice(0, 4).map(({ name, found, surplus }) => `${name} ${String(found)} ${surplus[0] ?? ''}`));
const slotsOf = option('slots');
if (slotsOf !== undefined) {
  const each = [...dev, ...fresh].find(({ name }) => name.includes(slotsOf))!;
  const model = option('model') === 'none' ? withoutDev : (option('model') === 'left' ? byFamily.get(each.family) : undefined) ?? fitted;
  const scored = each.slots.map((slot, at) => ({ key: slot.key, n: slot.members.length, p: 1 / (1 + Math.exp(-weigh(slot.features, model.slot))), right: each.truth[at]!.filter(Boolean).length, text: slot.members[0]!.block.text.slice(slot.members[0]!.start, slot.members[0]!.end).slice(0, 60) }));
  for (const s of scored.sort((a, b) => b.p - a.p).slice(0, 25)) console.log(s.p.toFixed(3), s.n, s.right, s.key, '|', s.text);
}
if (args.includes('weights')) {
  const round = (weights: Readonly<Record<string, number>>): Record<string, number> => Object.fromEntries(Object.entries(weights).map(([name, value]): [string, number] => [name, Math.round(value * 1000) / 1000]).filter(([, value]) => Math.abs(value) >= 0.01).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync('server/src/digest/records/slotWeights.ts', `/** Weights of the features of slots and of their members; made by \`npm run eval -- train-records\`. */\n\nexport const slotWeights: Readonly<Record<string, number>> = ${JSON.stringify(round(fitted.slot), undefined, 2)};\n\nexport const memberWeights: Readonly<Record<string, number>> = ${JSON.stringify(round(fitted.member), undefined, 2)};\n`);
}
