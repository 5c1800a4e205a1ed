import { alternation } from '../../../base/alternation';
import type { Span } from '../../../base/span';
import { splitSentences } from '../../../text/sentences/splitSentences';

/** The sentences of an abstract, and where its authors begin to speak of their own work. */
export interface OwnWorkSplit {
  readonly sentences: readonly Span[];
  /** Index of the first sentence that speaks of the paper itself; undefined where none does. */
  readonly own: number | undefined;
}

const work = alternation('paper work article study report technical_report research thesis survey review');

/** How authors name themselves, or their paper, as what does something. */
export const authors = String.raw`\b(?:[Ww]e|[Tt]his ${work}|[Tt]he (?:present )?(?:paper|work|study|authors?)|[Oo]ur ${work})\b`;

/** `We often aim to ...` is said of everybody. */
const speaking = new RegExp(
  `${authors}(?! (?:often|usually|typically|humans|people|live|humans|all)\\b)|\\b[Oo]ur (?!(?:world|lives|daily|society|understanding)\\b)`,
);

/** What stands before is what others did; what stands behind is what this paper did. */
export function findOwnWork(abstract: string, names: readonly string[]): OwnWorkSplit {
  const sentences = splitSentences(abstract);
  const own = sentences.findIndex(({ start, end }) => {
    const sentence = abstract.slice(start, end);
    return speaking.test(sentence) || names.some((name) => sentence.includes(name));
  });
  return { sentences, own: own === -1 ? undefined : own };
}
