import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fallbackKeyOf, titleTokens } from '../../../server/src/digest/records/slots/titleLikeness';
import { createRandom } from '../../../test/support/random';
import { findRealData } from '../../../test/support/realData';
import { foldTitle, type LearningText } from './captures';

interface KnownPaper {
  readonly title: string;
  readonly abstract: string;
  readonly authors?: readonly string[] | string;
}

export function loadPapers(seed: number, count: number): KnownPaper[] {
  const path = findRealData('papers/papers.jsonl.gz');
  if (path === undefined) return [];
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  return createRandom(seed)
    .shuffle(lines)
    .slice(0, count)
    .map((line) => JSON.parse(line) as KnownPaper);
}

/** How many words the table keeps. */
const kept = 1200;

/** Log-odds of words in titles against sentences, names, and the other lines of digests and READMEs. */
export function learnWords(texts: readonly LearningText[]): Record<string, number> {
  const titles = new Map<string, number>();
  const others = new Map<string, number>();
  const add = (counts: Map<string, number>, text: string, weight: number): void => {
    for (const word of titleTokens(text)) {
      counts.set(word, (counts.get(word) ?? 0) + weight);
      const suffix = fallbackKeyOf(word);
      counts.set(suffix, (counts.get(suffix) ?? 0) + weight);
    }
  };
  for (const { title, abstract, authors } of loadPapers(1, 30_000)) {
    add(titles, title, 1);
    for (const sentence of abstract.split(/(?<=\.)\s+/).slice(0, 2)) add(others, sentence, 0.25);
    add(others, Array.isArray(authors) ? authors.slice(0, 6).join(', ') : ((authors as string | undefined) ?? ''), 0.15);
  }
  for (const { text, titles: own } of texts) {
    const folded = own.map(foldTitle);
    const isOwn = new Set(folded);
    for (const line of text.split('\n').slice(0, 1500)) {
      const bare = line
        .replace(/\]\([^)]*\)/g, ' ')
        .replace(/<[^>]*>/g, ' ')
        .replace(/[*_#|>`[\]]/g, ' ')
        .trim();
      if (bare.length < 3 || bare.length > 200) continue;
      const foldedLine = foldTitle(bare);
      if (isOwn.has(foldedLine) || (own.length > 0 && folded.some((title) => foldedLine.includes(title.slice(0, 30))))) continue;
      add(others, bare, own.length > 0 ? 0.6 : 1);
    }
  }
  const total = [...titles.values()].reduce((a, b) => a + b, 0);
  const totalOthers = [...others.values()].reduce((a, b) => a + b, 0);
  return Object.fromEntries(
    [...new Set([...titles.keys(), ...others.keys()])]
      .map((word): [string, number, number] => {
        const a = titles.get(word) ?? 0;
        const b = others.get(word) ?? 0;
        const weight = Math.log((a + 5) / (total + 5)) - Math.log((b + 5) / (totalOthers + 5));
        return [word, weight, Math.abs(weight) * Math.sqrt(a + b)];
      })
      .filter(([word, , use]) => use > 8 && word !== '~')
      .sort((x, y) => y[2] - x[2])
      .slice(0, kept)
      .map(([word, weight]): [string, number] => [word, Math.round(weight * 100) / 100])
      .sort(([x], [y]) => (x < y ? -1 : 1)),
  );
}
