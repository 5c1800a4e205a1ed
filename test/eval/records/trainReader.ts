import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../support/projectRoot';
import { findDevCaptures } from '../digests/devCaptures';
import { synthesize } from '../digests/synthesize';
import { loadPackageTexts } from './captures';
import { learnWords } from './learnWords';
import { gatherOtherLessons, isLearnt, toLearningCase } from './lessons';
import { train } from './trainRecords';

const folder = 'server/src/digest/records/slots';

/** Makes the table of words of titles anew; the weights are to be made after it. False where the captures are not at hand. */
export function trainWords(): boolean {
  const captures = findDevCaptures();
  if (captures === undefined) return false;
  const texts = [...captures.filter(isLearnt), ...synthesize(1, 150)].map(({ name, family, text, titles }) => ({
    name,
    family,
    text,
    titles,
  }));
  const words = learnWords([...texts, ...loadPackageTexts(join(projectRoot, 'node_modules'), 60)]);
  write(
    'titleWords.ts',
    `/** Log-odds of words in titles of papers; made by \`npm run eval -- train-words\`. */\n// biome-ignore format: one line\nexport const titleWords: Readonly<Record<string, number>> = ${JSON.stringify(words)};\n`,
  );
  return true;
}

/** Makes the weights of slots and of their members anew; false where the captures are not at hand. */
export function trainRecords(): boolean {
  const captures = findDevCaptures();
  if (captures === undefined) return false;
  const { slot, member } = train([
    ...captures.filter(isLearnt).map((capture) => ({ learningCase: toLearningCase(capture), weight: 1 })),
    ...gatherOtherLessons(),
  ]);
  write(
    'slotWeights.ts',
    `/** Weights of the features of slots and of their members; made by \`npm run eval -- train-records\`. */\n\nexport const slotWeights: Readonly<Record<string, number>> = ${round(slot)};\n\nexport const memberWeights: Readonly<Record<string, number>> = ${round(member)};\n`,
  );
  return true;
}

function write(name: string, text: string): void {
  writeFileSync(join(projectRoot, folder, name), text);
  console.log(`\n${folder}/${name} is made anew.`);
}

function round(weights: Readonly<Record<string, number>>): string {
  const kept = Object.entries(weights)
    .map(([name, value]): [string, number] => [name, Math.round(value * 1000) / 1000])
    .filter(([, value]) => Math.abs(value) >= 0.01);
  return JSON.stringify(Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))), undefined, 2);
}
