import { isEnglish, splitSentences } from '#text';
import type { Span } from '../../base/span';
import { readQuantities } from '../quantities/readQuantities';
import { isSameValue } from '../quantities/sameValue';
import { compareSentences, weighCommon } from './compareSentences';
import { listTelling, type ReadSentence, readSentence, readStems } from './readSentence';
import { measureSupport, minSupport, minSupportOfDoubt, type Support, weighSupport } from './support';

/** What an abstract says of a sentence that cites its paper. */
export type Evidence =
  | {
      readonly kind: 'found';
      /** The sentence of the abstract that bears on it most. Offsets in the abstract. */
      readonly span: Span;
      /** The words of that sentence that the draft has too, in order and without overlaps. Offsets in the abstract. */
      readonly matches: readonly Span[];
    }
  | {
      /** No sentence of the abstract says it, as far as can be told from the words. */
      readonly kind: 'nothing';
      /** Whether that is certain. Otherwise the abstract may say it in other words, or may only speak of the same subject. */
      readonly isCertain: boolean;
    }
  /**
   * - `other-language`: the abstract or the sentence is not in English;
   * - `no-claim`: the sentence has too few words that say something, such as "See also [@kivi]".
   */
  | { readonly kind: 'no-abstract' | 'other-language' | 'no-claim' };

/** The part of a paper that is compared with a sentence. */
interface EvidenceSource {
  readonly title: string;
  readonly abstract: string;
}

/** A sentence with fewer words that are not ordinary, and without a number, makes no claim. */
const minWords = 2;
/** Of the sentences made from abstracts with at least so many words that are not ordinary, none shares no word with its abstract. */
const minWordsForCertainty = 7;

/** An abstract has fewer sentences. The limit bounds the time for other texts. */
const maxSentences = 60;
/** A longer sentence, in UTF-16 units, is compared only by its beginning. */
const maxSentenceLength = 4000;

/** Finds the sentence of the abstract that bears most on a sentence of a draft. `sentence` is what is printed, without citations. */
export function findEvidence(sentence: string, source: EvidenceSource): Evidence {
  if (source.abstract.trim() === '') return { kind: 'no-abstract' };
  const asked = readSentence(sentence.slice(0, maxSentenceLength));
  const telling = listTelling(asked).length;
  if (telling < minWords && asked.numbers.length === 0) return { kind: 'no-claim' };
  const best = findBest(asked, source);
  const support = best === undefined ? Number.NEGATIVE_INFINITY : weighSupport(best.support);
  const matches = best === undefined ? [] : findMatches(asked, source.abstract, best.span);
  if (best !== undefined && matches.length > 0 && support >= minSupport) return { kind: 'found', span: best.span, matches };
  if (isEnglish(source.abstract) !== isEnglish(sentence)) return { kind: 'other-language' };
  const sharesNothing = telling >= minWordsForCertainty && best?.support.shared === 0;
  return { kind: 'nothing', isCertain: sharesNothing || support < minSupportOfDoubt };
}

/** What supports a sentence of a draft; undefined without an abstract. `support.ts` weighs it. */
export function findSupport(sentence: string, source: EvidenceSource): Support | undefined {
  return findBest(readSentence(sentence.slice(0, maxSentenceLength)), source)?.support;
}

/** The sentence of the abstract that bears most; undefined without an abstract. */
function findBest(
  asked: ReadSentence,
  { title, abstract }: EvidenceSource,
): { readonly span: Span; readonly support: Support } | undefined {
  const spans = splitSentences(abstract.replace(/\s/g, ' ')).slice(0, maxSentences);
  const sentences = spans.map(({ start, end }) => readSentence(abstract.slice(start, Math.min(end, start + maxSentenceLength))));
  const titleStems = readSentence(title.slice(0, maxSentenceLength)).stems;
  const [best] = compareSentences(asked, sentences, titleStems)
    .map((common, index) => ({ common, span: spans[index], weight: weighCommon(common) }))
    .sort((a, b) => b.weight - a.weight);
  if (best?.span === undefined) return undefined;
  return { span: best.span, support: measureSupport(asked, best.common, titleStems, sentences) };
}

function findMatches(asked: ReadSentence, abstract: string, { start, end }: Span): readonly Span[] {
  const text = abstract.slice(start, end);
  const numbers = readQuantities(text).filter((quantity) => asked.numbers.some((number) => isSameValue(number, quantity)));
  const spans = [...readStems(text).filter(({ stem }) => asked.stems.has(stem)), ...numbers.map(({ span }) => span)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  const joined: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    // Words with nothing but a space or a hyphen between them are one match.
    if (last !== undefined && /^[\s-]?$/.test(text.slice(last.end, Math.max(last.end, span.start))))
      last.end = Math.max(last.end, span.end);
    else joined.push({ start: span.start, end: span.end });
  }
  return joined.map((span) => ({ start: start + span.start, end: start + span.end }));
}
