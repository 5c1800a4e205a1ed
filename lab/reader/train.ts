// `npm run train-reader`: trains the model that reads lists of papers, from made texts alone, and writes it to server/src/digest/tagger.
// Takes some minutes on two cores. The numbers are the same each time.

import { type ChildProcess, spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { type CrfWeights, labelCount, transitionKinds } from '../../server/src/digest/tagger/crf';
import { describeTokens } from '../../server/src/digest/tagger/features';
import { Lexicon } from '../../server/src/digest/tagger/lexicon';
import { encodeModel } from '../../server/src/digest/tagger/readerModel';
import { tagOnce } from '../../server/src/digest/tagger/tagLines';
import { createRandom, type Random } from '../../test/support/random';
import { packAsset } from '../packAsset';
import { WordCounts } from './buildLexicon';
import { generateTexts } from './generate/generateTexts';
import type { LabelledText } from './generate/labelledText';
import { isForLexicon } from './generate/works';
import { labelTokens, layOutTokens } from './lessons';
import { type Lesson, trainCrf } from './trainCrf';

const data = process.env['MARGINALIA_DATA'] ?? join(process.cwd(), '../shared/data');
const options = new Map(process.argv.slice(2).map((each) => each.split('=', 2) as [string, string]));
const numberOf = (name: string, usual: number): number => Number(options.get(name) ?? usual);
const texts = numberOf('--texts', 4000);
const trainings = numberOf('--trainings', 5);
const epochs = numberOf('--epochs', 4);
const folder = options.get('--folder') ?? mkdtempSync(join(tmpdir(), 'reader-'));
const target = options.get('--out') ?? 'server/src/digest/tagger/listReader.txt';
const bits = { first: numberOf('--bits1', 16), second: numberOf('--bits2', 17) };
const hidden = numberOf('--hidden', 0.25);
/** The share of the texts for which the lexicon lacks most words, so that unknown words are read by how they are written. */
const thinned = numberOf('--thinned', 0.25);
const lexiconSize = 37_000;
const lexiconSlots = 1 << 16;
/** The fingerprint of hardly any word. */
const noWord = 0xffff;
const transitionSize = transitionKinds * labelCount * labelCount;

const task = options.get('--task');
if (task === undefined) await trainAll();
else if (task === 'lexicon') await writeLexicon();
else if (task === 'texts')
  writeFileSync(
    join(folder, `texts.${numberOf('--seed', 1)}.jsonl`),
    [...generateTexts({ seed: numberOf('--seed', 1), count: texts, data })].map((each) => `${JSON.stringify(each)}\n`).join(''),
  );
else trainPass(task === 'first' ? 'first' : 'second', numberOf('--seed', 1));

async function trainAll(): Promise<void> {
  const started = Date.now();
  const say = (text: string): void => console.log(`${((Date.now() - started) / 1000).toFixed(0)} s  ${text}`);
  if (!options.has('--skip-lexicon')) await run([['--task=lexicon']]);
  say('lexicon');
  for (const pass of ['first', 'second'] as const) {
    await run(Array.from({ length: trainings }, (_, at) => [`--task=${pass}`, `--seed=${at + 1}`]));
    writeWeights(`${pass}.mean`, meanOf(Array.from({ length: trainings }, (_, at) => readWeights(`${pass}.${at + 1}`, bits[pass]))));
    say(`${pass} pass`);
  }
  const bytes = encodeModel({
    lexicon: readLexicon(),
    first: readWeights('first.mean', bits.first),
    second: readWeights('second.mean', bits.second),
  });
  const packed = packAsset(bytes);
  writeFileSync(target, packed);
  say(`${target}: ${bytes.length} bytes, ${Buffer.byteLength(packed, 'base64')} packed`);
}

/** Runs this program anew for each task, on all processors. */
async function run(tasks: readonly (readonly string[])[]): Promise<void> {
  const left = [...tasks];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const own = [...process.argv.slice(2), `--folder=${folder}`, ...next];
      const child = spawn(process.execPath, ['--max-old-space-size=8000', process.argv[1] ?? '', ...own], { stdio: 'inherit' });
      const code = await new Promise<number | null>((resolve) => (child as ChildProcess).once('exit', resolve));
      if (code !== 0) throw new Error(`${next.join(' ')} ended with ${code}.`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 2) }, work));
}

async function writeLexicon(): Promise<void> {
  const counts = new WordCounts();
  for await (const line of readLines('references/works.jsonl.gz')) {
    const work = JSON.parse(line) as {
      readonly w: number;
      readonly title?: string;
      readonly venue?: string;
      readonly authors?: readonly string[];
    };
    if (!isForLexicon(work.w)) continue;
    for (const each of (work.authors ?? []).slice(0, 10)) counts.addText(0, each);
    counts.addText(1, work.venue ?? '');
    counts.addAbbreviations(work.venue ?? '');
    counts.addText(2, work.title ?? '');
  }
  let abstracts = 0;
  for await (const line of readLines('papers/papers.jsonl.gz')) {
    if ((abstracts += 1) > 20_000) break;
    counts.addText(3, (JSON.parse(line) as { readonly abstract?: string }).abstract ?? '');
  }
  for (const each of generateTexts({ seed: 900_000, count: 1500, data })) counts.addTokens(labelTokens(each));
  const { table } = counts.build(lexiconSize, lexiconSlots);
  writeFileSync(join(folder, 'lexicon'), new Uint8Array(table.buffer));
}

function readLines(name: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(join(data, name)).pipe(createGunzip()) });
}

function readLexicon(): Lexicon {
  const bytes = readFileSync(join(folder, 'lexicon'));
  return new Lexicon(new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)));
}

function trainPass(pass: 'first' | 'second', seed: number): void {
  const lexicon = readLexicon();
  const first = pass === 'second' ? readWeights('first.mean', bits.first) : undefined;
  const lessons: Lesson[] = [];
  let tokens = 0;
  const random = createRandom(seed);
  for (const each of readTexts((pass === 'first' ? 1000 : 2000) + seed)) {
    const labelled = labelTokens(each);
    if (labelled.tokens.count > 12_000) continue;
    const isThinned = random.below(100) < thinned * 100;
    const layout = layOutTokens(labelled.tokens, isThinned ? thinLexicon(lexicon, random) : lexicon);
    tokens += labelled.tokens.count;
    lessons.push({
      features: describeTokens(layout, bits[pass], first === undefined ? undefined : tagOnce(layout, { first })),
      labels: labelled.labels,
    });
  }
  console.log(`${pass} ${seed}: ${lessons.length} texts, ${tokens} tokens`);
  const weights = trainCrf(lessons, { bits: bits[pass], epochs, seed, hidden }, (text) => console.log(`${pass} ${seed}: ${text}`));
  writeWeights(`${pass}.${seed}`, weights);
}

/** A lexicon in which some words, or all, have unknown odds. */
function thinLexicon({ table }: Lexicon, random: Random): Lexicon {
  const left = [0, 20, 50][random.below(3)] ?? 0;
  const thin = new Uint16Array(table.length);
  // A word that is left out leaves a slot with another fingerprint, so that the words after it are found.
  for (let at = 0; at < table.length; at += 2) {
    const isLeft = random.below(100) < left;
    thin[at] = isLeft || table[at] === 0 ? (table[at] ?? 0) : noWord;
    thin[at + 1] = table[at + 1] ?? 0;
  }
  return new Lexicon(thin);
}

/** Texts of this seed; made anew unless they are kept in the folder. */
function* readTexts(seed: number): Generator<LabelledText> {
  const kept = join(folder, `texts.${seed}.jsonl`);
  if (existsSync(kept))
    for (const line of readFileSync(kept, 'utf8').trimEnd().split('\n').slice(0, texts)) yield JSON.parse(line) as LabelledText;
  else yield* generateTexts({ seed, count: texts, data });
}

function writeWeights(name: string, { states, transitions }: CrfWeights): void {
  writeFileSync(join(folder, name), new Uint8Array(Float32Array.from([...transitions]).buffer));
  writeFileSync(join(folder, `${name}.states`), new Uint8Array(Float32Array.from(states).buffer));
}

function readWeights(name: string, size: number): CrfWeights {
  const read = (path: string): Float32Array => {
    const bytes = readFileSync(join(folder, path));
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  };
  const transitions = read(name);
  if (transitions.length !== transitionSize) throw new Error(`${name} is damaged.`);
  return { bits: size, states: read(`${name}.states`), scale: 1, transitions };
}

/** The mean of several trainings scores as the mean of their scores. */
function meanOf(all: readonly CrfWeights[]): CrfWeights {
  const [first] = all;
  if (first === undefined) throw new Error('Nothing was trained.');
  const mean = (of: (weights: CrfWeights) => ArrayLike<number>): Float32Array =>
    Float32Array.from(of(first), (_, at) => all.reduce((sum, each) => sum + (of(each)[at] ?? 0), 0) / all.length);
  return { ...first, states: mean(({ states }) => states), transitions: mean(({ transitions }) => transitions) };
}
