import type { TopicDocument } from './topicMap';
import { hasUnspacedScript } from './wordReader';
import { toSingular } from './words';

/** A paper speaks of a phrase when its title has it, or its abstract more than once. */
const inTitle = 3;
const enough = 2;

/** Which of several lists of words each paper speaks of most; undefined where of none, the first of equals. */
export function findSeeded(documents: readonly TopicDocument[], seeds: readonly (readonly string[])[]): readonly (number | undefined)[] {
  const patterns = seeds.map((phrases) => phrases.map(createPattern).filter((pattern) => pattern !== undefined));
  if (patterns.every((list) => list.length === 0)) return documents.map(() => undefined);
  return documents.map(({ title, abstract }) => {
    let best: number | undefined;
    let bestScore = enough - 1;
    patterns.forEach((list, index) => {
      const score = list.reduce((sum, pattern) => sum + inTitle * countMatches(title, pattern) + countMatches(abstract, pattern), 0);
      if (score > bestScore) [best, bestScore] = [index, score];
    });
    return best;
  });
}

function countMatches(text: string, pattern: RegExp): number {
  pattern.lastIndex = 0;
  let count = 0;
  while (pattern.test(text)) count++;
  return count;
}

/** "KV cache" finds "KV-caches" too, as whole words in any case. undefined for a phrase without letters or digits. */
function createPattern(phrase: string): RegExp | undefined {
  const words = phrase.normalize('NFC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu);
  if (words === null) return undefined;
  const joined = words.map((word, at) => (at === words.length - 1 ? withPlural(word) : word)).join("[^\\p{L}\\p{N}]{1,3}");
  return hasUnspacedScript(phrase) ? new RegExp(joined, 'giu') : new RegExp(`(?<![\\p{L}\\p{N}])${joined}(?![\\p{L}\\p{N}])`, 'giu');
}

function withPlural(word: string): string {
  const singular = toSingular(word);
  return singular.endsWith('y') ? `(?:${singular}|${singular.slice(0, -1)}ies)` : `${singular}(?:s|es)?`;
}
