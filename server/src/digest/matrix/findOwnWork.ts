import type { Span } from '../../base/span';
import { splitSentences } from '../splitSentences';

/** The sentences of an abstract, and where its authors begin to speak of their own work. */
export interface TalkedAbstract {
  readonly sentences: readonly Span[];
  /** Index of the first sentence that speaks of the paper itself; undefined where none does. */
  readonly own: number | undefined;
}

const authors = /\b(?:[Ww]e|[Oo]ur)\b|\b(?:[Tt]his|[Tt]he) (?:paper|work|article|study|report|thesis|survey)\b|\b[Tt]he authors?\b/;

/** What stands before is what others did; what stands behind is what this paper did. */
export function findOwnWork(abstract: string, names: readonly string[]): TalkedAbstract {
  const sentences = splitSentences(abstract);
  const own = sentences.findIndex(({ start, end }) => {
    const sentence = abstract.slice(start, end);
    return authors.test(sentence) || names.some((name) => sentence.includes(name));
  });
  return { sentences, own: own === -1 ? undefined : own };
}
