import type { TopicDocument } from './topicMap';

/** A word in the title says what a paper is about; in an abstract it has to come again. */
const timesInAbstract = 2;

/** The papers that speak of one of the words or phrases. Case, hyphens and a plural at the end make no difference. */
export function findSeeded(seeds: readonly string[], papers: readonly TopicDocument[]): readonly TopicDocument[] {
  const patterns = seeds.map(toPattern).filter((pattern) => pattern !== '');
  if (patterns.length === 0) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?:e?s)?(?![\\p{L}\\p{N}])`, 'giu');
  return papers.filter(({ title, abstract }) => title.search(pattern) !== -1 || (abstract.match(pattern)?.length ?? 0) >= timesInAbstract);
}

/** `KV cache` fits `KV-Cache` and `kv caches`. */
function toPattern(seed: string): string {
  const words = seed.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word, index) => (index === words.length - 1 ? word.replace(/(?<=\p{L}{3})s$/u, '') : word)).join('[\\s\\p{Pd}]+');
}
