import { alternation } from '../base/alternation';
import type { Span } from '../base/span';

/** The marks at the end of a sentence, and the quotation marks or brackets after them. */
interface SentenceEnd {
  /** UTF-16 offset of the first mark. */
  readonly start: number;
  /** The quotation marks and brackets after the end marks: `”)` for `(He said “no.”)`; may be empty. */
  readonly closing: string;
}

/** Marks that end a sentence. An ellipsis ends one only at the end of a text. */
const endMarks = '.!?。！？';

/** Quotation marks and brackets that may follow the mark at the end of a sentence, for a regular expression's character class. */
const closingMarks = String.raw`"'”’)\]）」`;

const end = new RegExp(`[${endMarks}…]+([${closingMarks}]*)$`);
const isClosing = new RegExp(`[${closingMarks}]`);
const isMark = new RegExp(`[${endMarks}…]`);

/** The end of the last sentence of a text; undefined if the text stops in the middle of a sentence. */
export function findSentenceEnd(text: string): SentenceEnd | undefined {
  const found = endsSentence(text) ? end.exec(text.slice(-maxEndLength)) : null;
  return found === null ? undefined : { start: text.length - found[0].length, closing: found[1] ?? '' };
}

/** In UTF-16 code units. */
const maxEndLength = 20;

/** Whether a text ends in a complete sentence: `He said “no.”` */
export function endsSentence(text: string): boolean {
  let last = text.length - 1;
  while (last >= 0 && isClosing.test(text.charAt(last))) last -= 1;
  return isMark.test(text.charAt(last));
}

/** Whether a new sentence begins after `before`: if it is empty, or ends in a blank line, or in a complete sentence and white space. */
export function isSentenceStart(before: string): boolean {
  const above = before.trimEnd();
  if (above === '') return true;
  const space = before.slice(above.length);
  return /\n[ \t]*\r?\n/.test(space) || (space !== '' && endsSentence(above));
}

/** Abbreviations, in lower case and without their full stop. That full stop does not end a sentence. */
const abbreviations = new Set(
  `e.g i.e al fig figs eq eqs sec secs tab ref refs vs cf viz resp approx ca a.k.a w.r.t w.l.o.g i.i.d s.t dr prof mr mrs ms st no nos
    vol pp ch inc ltd jr sr proc dept univ est max min avg`.split(/\s+/),
);

/** Words that begin a new sentence even if a single capital letter and a full stop are before them: `option A. We ...`. */
const opener = new RegExp(
  `^${alternation(`We The This These Those That In On For To It Its Our However Moreover Furthermore Additionally Specifically Experiments?
    Experimental Results? Extensive Finally First Then Thus While Although By With As When Here Code There Such Existing Recent Unlike
    Despite Empirical Empirically Using Through Notably Both Also`)}\\b`,
);

/**
 * A possible end of a sentence: a full stop, question mark or exclamation mark, with the closing quotation marks or brackets after it.
 * The quantifiers are bounded, so the search takes linear time.
 */
const terminator = new RegExp(String.raw`[.!?][${closingMarks}]{0,3}(?= |[A-Z]|$)|[。！？][${closingMarks}]{0,3}`, 'g');

/**
 * The sentences of a paragraph that is written on one line. They are in order, do not overlap, and together contain the whole text
 * except the spaces before and between them and the white space at the end. Abbreviations (`e.g.`, `et al.`, `Fig. 2`), decimals and
 * initials do not end a sentence. However, an initial, or `pp` after a number, ends a sentence if a word of `opener` follows.
 */
export function splitSentences(text: string): Span[] {
  const sentences: Span[] = [];
  let start = skipBlanks(text, 0);
  terminator.lastIndex = 0;
  for (let match = terminator.exec(text); match !== null; match = terminator.exec(text)) {
    const end = terminator.lastIndex;
    if (!isSentenceEnd(text, match.index, end)) continue;
    sentences.push({ start, end });
    start = skipBlanks(text, end);
  }
  if (start < text.length) sentences.push({ start, end: text.trimEnd().length });
  return sentences.filter((sentence) => sentence.start < sentence.end);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at) === ' ') at += 1;
  return at;
}

function isSentenceEnd(text: string, mark: number, end: number): boolean {
  if (end >= text.length || /[。！？]/.test(text.charAt(mark))) return true;
  const after = text.slice(end, end + 40);
  if (!after.startsWith(' ')) return isMissingBlank(text, mark, after);
  if (!/^ +["'“‘([$\\*]{0,2}(?:[\p{Lu}\d]|\p{Ll}+\p{Lu}|i{1,3}\)|[a-z]\))/u.test(after)) return false;
  if (text.charAt(mark) !== '.') return true;
  // A decimal point that something set apart, such as the braces of `1{.}6`.
  if (/\d $/.test(text.slice(Math.max(0, mark - 2), mark)) && /^ \d/.test(after)) return false;
  const word = /[\p{L}.]+$/u.exec(text.slice(Math.max(0, mark - 14), mark))?.[0] ?? '';
  // After a number, `pp` means percentage points, not pages.
  const isUnit = word === 'pp' && /\d\s?pp$/.test(text.slice(Math.max(0, mark - 6), mark));
  if (abbreviations.has(word.toLowerCase())) return isUnit && opener.test(after.trimStart());
  const isInitial = (/^\p{Lu}$/u.test(word) && !/[\p{L}\d-]/u.test(text.charAt(mark - 2))) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word);
  if (isInitial) return opener.test(after.trimStart());
  return !isNumbering(text, mark, word);
}

/** The number of a list item is not a sentence: `1. First part`. */
function isNumbering(text: string, mark: number, word: string): boolean {
  return word === '' && /(?:^|(?<!\d)[:;.,] ?)\(?\d{1,2}$/.test(text.slice(Math.max(0, mark - 6), mark));
}

/**
 * Pasted text loses spaces: `... results.We propose`, `... datasets.Kite wins`. A sentence begins after the full stop if a word of
 * `opener` follows, or if there are ordinary words on both sides.
 */
function isMissingBlank(text: string, mark: number, after: string): boolean {
  if (/\s[a-z]{4,}$/.test(text.slice(Math.max(0, mark - 20), mark)) && /^[A-Z][A-Za-z]+,? [a-z]/.test(after)) return true;
  return /[a-z)%]{3}$/.test(text.slice(Math.max(0, mark - 3), mark)) && opener.test(after) && / /.test(after);
}
