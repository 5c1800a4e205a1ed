import { isOrdinaryStem } from '../../text/words/ordinaryStems';
import { stemContentWord } from '../../text/words/stemWord';
import { tokenizeVariants, tokenizeWords } from '../../text/words/tokenize';

/** The texts of a paper. */
interface PaperWords {
  readonly title: string;
  readonly names: readonly string[];
  readonly abstract: string;
}

/** In a sentence with so few words, one shared word is enough. */
const wordsOfShortSentence = 2;

/**
 * A test whether a paper shares a subject with the sentence: they share a word of its name or title, or two words of its abstract, or one
 * that the abstract repeats. Ordinary words of the language don't count.
 */
export function createSubjectTest(sentence: string): (paper: PaperWords) => boolean {
  const subject = new Set(listSubjectStems(sentence));
  const least = subject.size <= wordsOfShortSentence ? 1 : 2;
  return ({ title, names, abstract }) => countShared(subject, [title, ...names].join('\n')) > 0 || countShared(subject, abstract) >= least;
}

/** How often words of the subject occur in a text. */
function countShared(subject: ReadonlySet<string>, text: string): number {
  return listSubjectStems(text).filter((stem) => subject.has(stem)).length;
}

function listSubjectStems(text: string): readonly string[] {
  return [...tokenizeWords(text), ...tokenizeVariants(text)].flatMap(({ term }) => {
    const stem = stemContentWord(term);
    return stem === undefined || isOrdinaryStem(stem) ? [] : [stem];
  });
}
