import { isOrdinaryStem } from '../../text/words/ordinaryStems';
import { stemContentWord } from '../../text/words/stemWord';
import { tokenizeVariants, tokenizeWords } from '../../text/words/tokenize';

/** The parts of a paper that are compared with the sentence. */
interface PaperWords {
  readonly title: string;
  readonly names: readonly string[];
  readonly abstract: string;
}

/** If a sentence has at most this many distinct words that count, one shared word is enough. */
const wordsOfShortSentence = 2;

/**
 * Creates a function that tests whether a paper has the same subject as the sentence. This is so if the paper's title or one of its
 * names contains a word of the sentence, or if words of the sentence occur at least twice in its abstract (once is enough for a short
 * sentence). Ordinary words of the language don't count.
 */
export function createSameSubjectTest(sentence: string): (paper: PaperWords) => boolean {
  const subject = new Set(listSubjectStems(sentence));
  const least = subject.size <= wordsOfShortSentence ? 1 : 2;
  return ({ title, names, abstract }) => countShared(subject, [title, ...names].join('\n')) > 0 || countShared(subject, abstract) >= least;
}

/** How often the words of the subject occur in a text, in total. */
function countShared(subject: ReadonlySet<string>, text: string): number {
  return listSubjectStems(text).filter((stem) => subject.has(stem)).length;
}

function listSubjectStems(text: string): readonly string[] {
  return [...tokenizeWords(text), ...tokenizeVariants(text)].flatMap(({ term }) => {
    const stem = stemContentWord(term);
    return stem === undefined || isOrdinaryStem(stem) ? [] : [stem];
  });
}
