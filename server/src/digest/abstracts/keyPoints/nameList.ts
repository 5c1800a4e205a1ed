import type { Span } from '../../../base/span';
import { knownDataPattern } from './benchmarkNames';

/**
 * The usual forms of the names of data sets and benchmarks: `MNLI`, `Wikitext-103`, `MATH-500`, `AIME24/25`, `ogbl-ppa`, `olmOCR
 * Bench`, `AlpacaEval 2.0`.
 */
const coined = String.raw`(?<![\w/.-])(?=[\w'’+./-]{0,40}[A-Z\d])(?:\d{1,3}(?=[A-Z][A-Za-z]{3}))?[A-Za-zτ∞$][\w'’+$^-]*(?:[./](?=\w)[\w'’+-]*)*(?: (?:v?\d\.\d|v\d|Bench(?:mark)?|Arena|Eval|Gym|Verified|Lite|Pro|Hard)(?![\w-]))?`;
/** A capitalised word, which is accepted only after another name in a list: `AMC, Minerva, and Olympiad`. */
const capitalised = String.raw`(?<![\w/.-])[A-Z][a-z]{3,}(?![\w-]| [A-Z])`;
const first = new RegExp(`${knownDataPattern}|${coined}`, 'y');
const further = new RegExp(`${knownDataPattern}|${coined}|${capitalised}`, 'y');
/**
 * Text that may be between two names: a parenthesis about the first name (such as its figure, size or abbreviation), and the connecting
 * words.
 */
const between =
  /(?: ?\([^()]{1,60}\))?(?: for [a-z][a-z ]{2,30}(?=,))?(?:, (?:and |or |as well as )?|,? and |,? or | & | as well as )(?:on |in )?(?:the )?/y;
const longestList = 10;

/** A list of names in a sentence. */
export interface NameList {
  readonly names: readonly { readonly span: Span; readonly isLast: boolean }[];
  /** The offset after the last name. */
  readonly end: number;
}

/**
 * The list of names that begins at an offset, such as `GSM8K, MATH (5.1), and AIME`; undefined if no name begins there. `isLast` is set
 * for a name after `and`, `or`, `&` or `as well as`.
 */
export function readNameList(sentence: string, start: number): NameList | undefined {
  const names: { span: Span; isLast: boolean }[] = [];
  let [at, end, joined] = [start, start, ''];
  while (names.length < longestList) {
    const pattern = names.length === 0 ? first : further;
    pattern.lastIndex = at;
    const found = pattern.exec(sentence);
    if (found === null) break;
    end = at + found[0].length;
    names.push({ span: { start: at, end }, isLast: /and|or|&|as/.test(joined) });
    between.lastIndex = end;
    joined = between.exec(sentence)?.[0] ?? '';
    if (joined === '') break;
    at = end + joined.length;
  }
  return names.length === 0 ? undefined : { names, end };
}
