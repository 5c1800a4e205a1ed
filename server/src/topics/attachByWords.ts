import { findPhrases } from './phrases';

/** A paper joins a topic by its words only where it is clearly near: cosine of the weighted words. */
const nearEnough = 0.14;

interface Document {
  readonly title: string;
  readonly abstract: string;
}

/**
 * Gives papers that speak of no topic's phrase the topic whose papers use the same words, where one is near enough.
 * `topics` holds each paper's topic or undefined; the answer does too.
 */
export function attachByWords(papers: readonly Document[], topics: readonly (string | undefined)[]): readonly (string | undefined)[] {
  const vectors = weighWords(papers.map(({ title, abstract }) => countWords(`${title}. ${title}. ${abstract}`)));
  const centres = new Map<string, Map<string, number>>();
  topics.forEach((topic, index) => {
    if (topic === undefined) return;
    const centre = centres.get(topic) ?? new Map<string, number>();
    centres.set(topic, centre);
    for (const [word, weight] of vectors[index] ?? []) centre.set(word, (centre.get(word) ?? 0) + weight);
  });
  return topics.map((topic, index) => topic ?? findNearest(vectors[index] ?? new Map(), centres));
}

function findNearest(vector: ReadonlyMap<string, number>, centres: ReadonlyMap<string, ReadonlyMap<string, number>>): string | undefined {
  let best: string | undefined;
  let bestNearness = nearEnough;
  for (const [topic, centre] of centres) {
    const nearness = cosine(vector, centre);
    if (nearness > bestNearness) [best, bestNearness] = [topic, nearness];
  }
  return best;
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stem } of findPhrases(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

/** tf-idf with a logarithm on the counts, so one word used often does not decide alone. */
function weighWords(counts: readonly ReadonlyMap<string, number>[]): readonly ReadonlyMap<string, number>[] {
  const documents = new Map<string, number>();
  for (const words of counts) for (const word of words.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
  return counts.map((words) => {
    const weights = new Map<string, number>();
    for (const [word, count] of words) {
      const having = documents.get(word) ?? 1;
      if (having > 1) weights.set(word, (1 + Math.log(count)) * Math.log(counts.length / having));
    }
    return weights;
  });
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let dot = 0;
  for (const [word, weight] of a) dot += weight * (b.get(word) ?? 0);
  return dot === 0 ? 0 : dot / (lengthOf(a) * lengthOf(b));
}

function lengthOf(vector: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  return Math.sqrt(sum);
}
