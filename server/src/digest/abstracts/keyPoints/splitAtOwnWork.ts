import { alternation } from '../../../base/alternation';
import type { Span } from '../../../base/span';
import { splitSentences } from '../../../text/sentences/splitSentences';

/** The sentences of an abstract, and where those about the paper's own work begin. */
export interface OwnWorkSplit {
  readonly sentences: readonly Span[];
  /** The index of the first sentence about the paper itself; undefined if there is none. */
  readonly own: number | undefined;
}

const work = alternation('paper work article study report technical_report research thesis survey review');

/** How authors refer to themselves or their paper as the subject of a sentence. */
export const authorsPattern = String.raw`\b(?:[Ww]e|[Tt]his ${work}|[Tt]he (?:present )?(?:paper|work|study|authors?)|[Oo]ur ${work})\b`;

/** Words with which authors speak of themselves. `We often aim to ...` does not match, because `we` then means people in general. */
const speaking = new RegExp(
  `${authorsPattern}(?! (?:often|usually|typically|humans|people|live|humans|all)\\b)|\\b[Oo]ur (?!(?:world|lives|daily|society|understanding)\\b)`,
);

/**
 * Divides an abstract at the first sentence in which the authors speak of themselves or that contains a name of the paper. The
 * sentences before it are taken to be about other work.
 */
export function splitAtOwnWork(abstract: string, names: readonly string[]): OwnWorkSplit {
  const sentences = splitSentences(abstract);
  const own = sentences.findIndex(({ start, end }) => {
    const sentence = abstract.slice(start, end);
    return speaking.test(sentence) || names.some((name) => sentence.includes(name));
  });
  return { sentences, own: own === -1 ? undefined : own };
}
