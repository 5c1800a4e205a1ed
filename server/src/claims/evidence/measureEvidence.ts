import type { Span } from '../../base/span';
import { isOrdinaryStem } from '../../text/words/ordinaryStems';
import { stemContentWord } from '../../text/words/stemWord';
import { tokenizeVariants, tokenizeWords, type Token } from '../../text/words/tokenize';

/** A word of a text with its stem. */
export interface StemmedWord extends Span {
  readonly stem: string;
}

/** The words of a text that say something, in order, without stop words. Parts of names in camel case and compounds come at the end. */
export function readStems(text: string): readonly StemmedWord[] {
  const read = ({ term, start, end }: Token): readonly StemmedWord[] => {
    const stem = stemContentWord(term);
    return stem === undefined ? [] : [{ stem, start, end }];
  };
  return [...tokenizeWords(text), ...tokenizeVariants(text)].flatMap(read);
}

export function isOrdinary({ stem }: StemmedWord): boolean {
  return isOrdinaryStem(stem);
}
