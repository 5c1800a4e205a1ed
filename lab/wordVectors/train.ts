// `npm run train-vectors`: trains the vectors of words and writes them to server/src/wordVectors. The same bytes each time for the same data.

import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { encodeVectors } from '../../server/src/wordVectors/encodeVectors';
import { createRandom } from '../../test/support/random';
import { packAsset } from '../packAsset';
import { hashTitle } from '../reader/generate/works';
import { trainVectors } from './contrast';
import { type Lesson, readLesson } from './lessons';
import { makePairs } from './pairs';
import { StemCounts } from './vocabulary';

const data = process.env['MARGINALIA_DATA'] ?? join(process.cwd(), '../shared/data');
const options = new Map(process.argv.slice(2).map((each) => each.split('=', 2) as [string, string]));
const numberOf = (name: string, usual: number): number => Number(options.get(name) ?? usual);
const target = options.get('--out') ?? 'server/src/wordVectors/wordVectors.txt';
const seed = numberOf('--seed', 1);
const size = numberOf('--size', 17_000);
const dimensions = numberOf('--dimensions', 64);
/** Of the works without abstracts so many in a hundred are read. */
const worksShare = numberOf('--works', 0);

interface Text {
  readonly title: string;
  readonly abstract: string;
}

const started = Date.now();
const say = (text: string): void => console.log(`${((Date.now() - started) / 1000).toFixed(0)} s  ${text}`);
const random = createRandom(seed);
const texts: Text[] = [];
for await (const line of readLines('papers/papers.jsonl.gz')) {
  const { title, abstract } = JSON.parse(line) as Partial<Text>;
  if (title !== undefined && abstract !== undefined && abstract !== '') texts.push({ title, abstract });
}
if (worksShare > 0) {
  const kept = new Set(readFileSync(join(data, 'digests/titles-not-to-train-on.txt'), 'utf8').split('\n'));
  for await (const line of readLines('references/works.jsonl.gz')) {
    if (random.below(100) >= worksShare) continue;
    const { title } = JSON.parse(line) as Partial<Text>;
    if (title !== undefined && !kept.has(hashTitle(title))) texts.push({ title, abstract: '' });
  }
}
say(`${texts.length} texts`);
const counts = new StemCounts();
for (const { title, abstract } of texts) counts.add(`${title}\n${abstract}`);
const vocabulary = counts.build(size);
say(`${vocabulary.stems.length} stems`);
const lessons = texts.map(({ title, abstract }): Lesson => readLesson(title, abstract, vocabulary));
say('lessons');
/** Smooth inverse frequency (Arora et al., 2017): a word in many texts says little. */
const initial = vocabulary.shares.map((share) => 0.02 / (0.02 + share));
const vectors = trainVectors(
  initial,
  () => makePairs(lessons, random),
  {
    dimensions,
    epochs: numberOf('--epochs', 5),
    batch: numberOf('--batch', 256),
    temperature: numberOf('--temperature', 0.1),
    rate: numberOf('--rate', 0.1),
  },
  random,
  say,
);
const bytes = encodeVectors(vocabulary.stems, vectors, dimensions);
const packed = packAsset(bytes);
writeFileSync(target, packed);
say(`${target}: ${bytes.length} bytes, ${Buffer.byteLength(packed, 'base64')} packed`);

function readLines(name: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(join(data, name)).pipe(createGunzip()) });
}
