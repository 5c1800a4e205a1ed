import { scanWords, wordKinds } from '../../text/words/scanWords';
import { isStopWord } from '../../text/words/stopWords';
import { createNgramTable } from './ngramTable';

/** What a document is compared by. */
export interface ComparedText {
  readonly title: string;
  readonly abstract: string;
}

/** BM25's k1 and b, as for words. */
const saturation = 1.5;
const lengthShare = 0.75;
/** A title counts as often as for words. */
const titleTimes = 2;
/** More runs of a text are not looked for: a page has about as many. */
const mostRuns = 4096;

/**
 * How much of a text's spelling each document shares, in runs of four letters across its words without stop words: `quan`
 * of `quantization` and of `quantisation`, `l po` of `distil post`, so that inflection, compounds and words that follow
 * each other count too. Runs are as rare as they are among these documents: what all of them have tells them apart no
 * more. BM25; 0 where nothing is shared.
 */
export function scoreNgrams(documents: readonly ComparedText[], text: string): readonly number[] {
  const times: number[] = [];
  const table = createNgramTable(mostRuns);
  eachRun(text, (run) => {
    const index = table.add(run);
    if (index >= 0) times[index] = (times[index] ?? 0) + 1;
  });
  if (times.length === 0) return documents.map(() => 0);
  const counted = documents.map((document) => countRuns(document, times.length, table.find));
  const averageLength = counted.reduce((sum, { length }) => sum + length, 0) / documents.length || 1;
  const found = new Uint32Array(times.length);
  for (const { counts } of counted)
    for (let index = 0; index < counts.length; index++) if (counts[index] !== 0) found[index] = (found[index] ?? 0) + 1;
  const worth = Float64Array.from(times, (count, index) => saturate(count) * rarityOf(found[index] ?? 0, documents.length));
  return counted.map((document) => scoreRuns(document, worth, averageLength));
}

function scoreRuns({ counts, length }: CountedRuns, worth: Float64Array, averageLength: number): number {
  const norm = saturation * (1 - lengthShare + (lengthShare * length) / averageLength);
  let score = 0;
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index] ?? 0;
    if (count !== 0) score += ((worth[index] ?? 0) * count * (saturation + 1)) / (count + norm);
  }
  return score;
}

/** Runs that the text has often count a little more. */
function saturate(times: number): number {
  return (9 * times) / (8 + times);
}

function rarityOf(found: number, count: number): number {
  return Math.log(1 + (count - found + 0.5) / (found + 0.5));
}

interface CountedRuns {
  /** By the number of the run. */
  readonly counts: Uint16Array;
  /** Of the document, in runs of any kind. */
  readonly length: number;
}

function countRuns({ title, abstract }: ComparedText, runs: number, find: (run: number) => number): CountedRuns {
  const counts = new Uint16Array(runs);
  let length = 0;
  const count = (text: string, times: number): void => {
    eachRun(text, (run) => {
      length += times;
      const index = find(run);
      if (index >= 0) counts[index] = (counts[index] ?? 0) + times;
    });
  };
  count(title, titleTimes);
  count(abstract, 1);
  return { counts, length };
}

const space = 0x20;

/** Four bytes make one number. A text begins and ends with a space. */
function eachRun(text: string, take: (run: number) => void): void {
  let run = space;
  let length = 1;
  scanWords(text, (bytes, from, to, kind) => {
    if (kind !== wordKinds.word || isStopWord(bytes, from, to)) return;
    for (let at = from; at <= to; at++) {
      run = (run << 8) | (at === to ? space : (bytes[at] ?? 0));
      length += 1;
      if (length >= 4) take(run);
    }
  });
}
