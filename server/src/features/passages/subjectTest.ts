import { isOrdinaryStem } from '../../text/words/ordinaryStems';
import { stemWord } from '../../text/words/stemWord';
import { tokenizeVariants, tokenizeWords } from '../../text/words/tokenize';

/** What a paper says of itself. */
interface PaperWords {
  readonly title: string;
  readonly names: readonly string[];
  readonly abstract: string;
}

/** In a sentence that says as little, one word is half of it. */
const wordsOfShortSentence = 2;

/**
 * Tells which papers share a subject with a sentence: a word of a name or a title, two words of an abstract, or one that the
 * abstract repeats, none of them ordinary in the language.
 */
export function createSubjectTest(sentence: string): (paper: PaperWords) => boolean {
  const subject = new Set(listSubjectStems(sentence));
  const least = subject.size <= wordsOfShortSentence ? 1 : 2;
  return ({ title, names, abstract }) => countShared(subject, [title, ...names].join('\n')) > 0 || countShared(subject, abstract) >= least;
}

/** How often words of the subject stand in a text. */
function countShared(subject: ReadonlySet<string>, text: string): number {
  return listSubjectStems(text).filter((stem) => subject.has(stem)).length;
}

function listSubjectStems(text: string): readonly string[] {
  return [...tokenizeWords(text), ...tokenizeVariants(text)].flatMap(({ term }) => {
    const stem = stemWord(term);
    return stem === undefined || isOrdinaryStem(stem) ? [] : [stem];
  });
}
