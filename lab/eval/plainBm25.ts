import { stemmer } from 'stemmer';
import type { SearchDocument } from '../../server/src/search/segment/segment';
import type { Rank } from './rankers';

const k1 = 1.2;
const b = 0.75;

/** The textbook's: words of title and abstract as one text, Porter stems, no stop words, every word of the query once. */
export function createPlainBm25(documents: readonly SearchDocument[]): Rank {
  const texts = documents.map(({ title, abstract }) => splitWords(`${title} ${abstract}`));
  const averageLength = texts.reduce((sum, { length }) => sum + length, 0) / Math.max(1, texts.length);
  const postings = new Map<string, Map<number, number>>();
  for (const [document, words] of texts.entries()) {
    for (const word of words) {
      const places = postings.get(word) ?? new Map<number, number>();
      postings.set(word, places.set(document, (places.get(document) ?? 0) + 1));
    }
  }
  return (query) => {
    const scores = new Map<number, number>();
    for (const word of new Set(splitWords(query))) {
      const places = postings.get(word) ?? new Map<number, number>();
      const rarity = Math.log(1 + (documents.length - places.size + 0.5) / (places.size + 0.5));
      for (const [document, count] of places) {
        const length = (texts[document]?.length ?? 0) / averageLength;
        const weight = (rarity * count * (k1 + 1)) / (count + k1 * (1 - b + b * length));
        scores.set(document, (scores.get(document) ?? 0) + weight);
      }
    }
    return [...scores].sort(([, one], [, other]) => other - one).map(([document]) => documents[document]?.key ?? '');
  };
}

function splitWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => stemmer(word));
}
