import type { Span } from '../../base/span';
import { stemWord } from '../../text/words/stemWord';
import { isOrdinaryStem } from '../../text/words/ordinaryStems';
import { stopWords } from '../../text/words/stopWords';
import { numberWords } from '../quantities/numberWords';
import { findNounGroup } from '../quantities/units';

/** A word of a sentence that says what its numbers are of. */
export interface ClauseWord {
  readonly start: number;
  /** The stem; of nouns that name the same thing, the stem of the first (`imag` for `pictures`). */
  readonly stem: string;
  /** Whether the word is written like a name: `WikiSQL`, `BLEU`, `K562`, `Amazon` within a sentence. */
  readonly isName: boolean;
  /** Whether the word says little by itself, such as `model`, `better`. */
  readonly isOrdinary: boolean;
}

/** Words that say how a number changes or is bounded, not what it is of. */
const changeStems = new Set(
  `improv increas gain rais reduc reduct lower decreas drop cut fall fell grow rise rose boost save declin loss lose enhanc less more better worse faster slower quicker speed speedup
  slow higher smaller larger fewer greater lift bring relat absolut percentag percent point averag mean rate score valu order magnitud factor time fold exceed surpass
  outperform beat compar attain yield gap margin up down roughli nearli almost approxim about merelli just least only accord`.split(/\s+/),
);

const pattern = /(?<!\p{N})\p{L}[\p{L}\p{N}]*/gu;
const numberWord = new RegExp(`^${numberWords}$`, 'i');

/** The words of a text that say something, in order. Words of numbers, bounds and changes are left out. */
export function listClauseWords(text: string, { start, end }: Span): readonly ClauseWord[] {
  const words: ClauseWord[] = [];
  for (const match of text.slice(start, end).matchAll(pattern)) {
    const [word] = match;
    const lower = word.toLowerCase();
    if (stopWords.has(lower) || numberWord.test(word)) continue;
    const stem = stemWord(lower);
    if (changeStems.has(stem)) continue;
    const isFirst = match.index === 0 || /[.!?:]\s*$/.test(text.slice(Math.max(0, start + match.index - 3), start + match.index));
    const isName = /\p{Lu}.*\p{Lu}|\p{L}\d|\p{Ll}\p{Lu}/u.test(word) || (!isFirst && /^\p{Lu}/u.test(word));
    words.push({ start: start + match.index, stem: findNounGroup(stem)?.[0] ?? stem, isName, isOrdinary: !isName && isOrdinaryStem(stem) });
  }
  return words;
}

const clauseEnd = /[;:()—]|(?<!\d),|,(?!\d)|\s--\s|\s(?:while|whereas|but|which|although|though|when|where|compared|versus|vs)\s/g;

/** The clauses of a sentence, in order: parts between commas, brackets, dashes and conjunctions. They cover the whole span. */
export function splitClauses(text: string, { start, end }: Span): readonly Span[] {
  const ends = [...text.slice(start, end).matchAll(clauseEnd)].map(({ index }) => start + index + 1);
  return [...ends, end].map((to, index) => ({ start: ends[index - 1] ?? start, end: to }));
}
