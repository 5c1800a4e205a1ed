import { computeContainment, computeTitleSimilarity } from '../../../server/src/lookUp/matching/workText';
import type { RegistryRecord } from '../../../server/src/model/registryRecord';
import { foldTitle, listAbstractWords } from '../../../server/src/text/foldText';

/** Two records that are easily taken for one. */
export interface SimilarPair {
  readonly a: RegistryRecord;
  readonly b: RegistryRecord;
  readonly titleSimilarity: number;
  /** Share of common five-word sequences; 0 if one of them has no abstract. */
  readonly containment: number;
}

const minSimilarity = 0.85;
const minContainment = 0.3;

/** All pairs of records whose titles are alike or whose abstracts have much in common. */
export function findSimilarPairs(records: readonly RegistryRecord[]): readonly SimilarPair[] {
  const titles = records.map(({ title }) => foldTitle(title));
  const found = new Set<number>();
  const size = records.length;
  for (const [a, b] of listTitlePairs(titles))
    if (computeTitleSimilarity(titles[a] ?? '', titles[b] ?? '') >= minSimilarity) found.add(a * size + b);
  for (const [a, b] of listAbstractPairs(records)) found.add(a * size + b);
  const pairs: SimilarPair[] = [];
  for (const code of found) {
    const [a, b] = [records[Math.floor(code / size)], records[code % size]];
    if (a === undefined || b === undefined) continue;
    const titleSimilarity = computeTitleSimilarity(titles[Math.floor(code / size)] ?? '', titles[code % size] ?? '');
    const containment = computeContainment(a.abstract, b.abstract) ?? 0;
    if (titleSimilarity >= minSimilarity || containment >= minContainment) pairs.push({ a, b, titleSimilarity, containment });
  }
  return pairs;
}

/** Sequences that more records have are the words of a series, and are not used to find pairs. */
const maxSharing = 200;

/** Pairs of titles that share at least two sequences of two words, or one if they are short, or their name before a colon. */
function listTitlePairs(titles: readonly string[]): readonly (readonly [number, number])[] {
  const byWords = new Map<string, number[]>();
  titles.forEach((title, index) => {
    const words = title.split(' ');
    const keys = new Set(words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`));
    for (const key of keys) push(byWords, key, index);
    for (let at = 0; at + 2 < words.length; at++) push(byWords, `${words[at] ?? ''} _ ${words[at + 2] ?? ''}`, index);
  });
  return countShared(byWords, titles.length, (count, a, b) => count >= Math.min(3, Math.floor(shorterWords(titles, a, b) / 2)));
}

function shorterWords(titles: readonly string[], a: number, b: number): number {
  return Math.min((titles[a] ?? '').split(' ').length, (titles[b] ?? '').split(' ').length);
}

/** Pairs of abstracts that share a sampled sequence of five words: of all sequences, one in eight is sampled. */
function listAbstractPairs(records: readonly RegistryRecord[]): readonly (readonly [number, number])[] {
  const bySequence = new Map<number, number[]>();
  records.forEach(({ abstract = '' }, index) => {
    const words = listAbstractWords(abstract);
    const seen = new Set<number>();
    for (let at = 0; at + 5 <= words.length; at++) {
      const hash = hashWords(words, at);
      if (hash % 8 === 0 && !seen.has(hash)) {
        seen.add(hash);
        push(bySequence, hash, index);
      }
    }
  });
  return countShared(bySequence, records.length, (count) => count >= 3);
}

function hashWords(words: readonly string[], at: number): number {
  let hash = 0x811c9dc5;
  for (let index = at; index < at + 5; index++) {
    for (const letter of words[index] ?? '') hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
    hash = Math.imul(hash ^ 0x20, 0x01000193);
  }
  return hash >>> 0;
}

function countShared<K>(
  index: ReadonlyMap<K, readonly number[]>,
  size: number,
  isWanted: (count: number, a: number, b: number) => boolean,
): readonly (readonly [number, number])[] {
  const counts = new Map<number, number>();
  for (const members of index.values()) {
    if (members.length < 2 || members.length > maxSharing) continue;
    members.forEach((a, at) => {
      for (const b of members.slice(at + 1)) if (a !== b) counts.set(a * size + b, (counts.get(a * size + b) ?? 0) + 1);
    });
  }
  const pairs: (readonly [number, number])[] = [];
  for (const [code, count] of counts) {
    const [a, b] = [Math.floor(code / size), code % size];
    if (isWanted(count, a, b)) pairs.push([a, b]);
  }
  return pairs;
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
