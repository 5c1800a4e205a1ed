import { splitSentences } from '#text';
import { getWordVectors } from '#wordVectors';
import type { Span } from '../../base/span';

/** Finds the passage of an abstract to show for a query; undefined in an abstract without known words. */
export type FindPassage = (abstract: string) => Span | undefined;

/** Finds the sentence of an abstract that is nearest to an idea, whether or not it has words of it. */
export function createPassageFinder(idea: string): FindPassage {
  const vectors = getWordVectors();
  if (vectors === undefined) return () => undefined;
  const { vector } = vectors.read(idea);
  return (abstract) => {
    let best: Span | undefined;
    let most = 0;
    for (const sentence of splitSentences(abstract.replace(/[^\S ]/g, ' '))) {
      const own = vectors.read(abstract.slice(sentence.start, sentence.end)).vector;
      const nearness = own.reduce((sum, each, at) => sum + each * (vector[at] ?? 0), 0);
      if (nearness <= most) continue;
      best = sentence;
      most = nearness;
    }
    return best;
  };
}
