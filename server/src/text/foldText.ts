import { decodeEntities } from '../base/entities';
import { ignorable } from '../base/escape';
import { texToText } from '../base/tex/texToText';

/** Accents, braces of TeX and invisible characters, which do not separate words. */
const marks = new RegExp(`[\\p{M}{}${ignorable}]+`, 'gu');

/**
 * Folds a title for comparison: lower case, compatibility forms resolved, combining marks and TeX braces removed, punctuation and white
 * space replaced by single spaces. For example, `{BERT}: Pre-training` becomes `bert pre training`. A title that consists only of
 * punctuation becomes the empty string.
 */
export function foldText(text: string): string {
  if (/[^\0-\x7f]/.test(text)) return foldUnicode(text);
  // The text is not built letter by letter, because V8 would then store each of the many titles as a chain of one-letter pieces.
  return text
    .replace(/[{}]+/g, '')
    .toLowerCase()
    .replace(/[^0-9a-z]+/g, ' ')
    .trim();
}

function foldUnicode(text: string): string {
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * What titles write in several ways, in TeX, markup, signs or mathematical letters (of which \ud835 is the first unit). Most titles have
 * nothing of it and are folded as they are, which takes a third of the time.
 */
const written = /[&<>\\$^_{}~+#*×⁺＋＃＊＆\ud835\u0391-\u03a9\u03b1-\u03c9]|\d,\d/;

/**
 * A title as a key, by which papers are found and joined: words in lower case without accents, each separated by one space, in whatever
 * way the title is written (see `toPlainTitle`); `Kite` and `Kite++` are two papers. A title of
 * signs alone remains as it is, so that no key is empty.
 */
export function foldTitle(title: string): string {
  return foldText(written.test(title) ? toPlainTitle(title) : title) || title;
}

/** How much of a title or an abstract is compared, in UTF-16 units. The limits bound the time that a hostile text can take. */
const longestTitle = 600;
const longestAbstract = 20_000;

const markupTag = /<\/?[a-z][a-z0-9:-]{0,30}(?:\s[^<>]{0,300})?\/?>/gi;
/** A command that lost its backslash: `texttt{D}`. */
const bareCommand = /(?<!\\)\b(?:text|math)(?:tt|it|bf|sc|rm|sf|cal|bb)(?=\{)/g;

/** The Greek letters from alpha to omega, as TeX names them. Sigma has two forms. */
const greekNames =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );
const firstGreek = 0x3b1;
const singleGreek = /(?<!\p{Script=Greek})[\u03b1-\u03c9](?!\p{Script=Greek})/gu;

/**
 * A title as plain text in lower case, without TeX and markup. What tells works apart is spelled in one way: `$\alpha$` is `alpha`,
 * `A & B` is `a and b`, `C++` is `c plus plus`, `A*` is `a star`, `1,000` is `1000`, and `16×16` is `16x16`.
 */
export function toPlainTitle(title: string): string {
  return toPlainText(title, longestTitle);
}

/** The words of an abstract for comparison. Scripts that don't separate words give one letter after the other. */
export function listAbstractWords(abstract: string): readonly string[] {
  const folded = foldText(toPlainText(abstract, longestAbstract)).replace(unspacedLetter, ' $& ').trim();
  return folded === '' ? [] : folded.split(/ +/);
}

const unspacedLetter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** What is written in one way, in this order. Other punctuation is left to the folding, which removes it. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [/×/g, 'x'],
  // Scripts outside of math, and those that Unicode does not have: `2^{128}`, `A^2`, `x^(n)`.
  [/[\^_](?:\(([^()]{0,20})\)|(?=\{?[\p{L}\p{N}]))/gu, '$1'],
  [/(?<=\d),(?=\d{3}(?!\d))/g, ''],
  [/&/g, ' and '],
  [/(?<=[\p{L}\p{N}+])\+/gu, ' plus '],
  [/(?<=[\p{L}\p{N}])#/gu, ' sharp '],
  // Behind other words, a star is the mark of a footnote.
  [/(?<=(?<!\p{L})\p{L}{1,4})\*|(?<=[\p{L}\p{N}])\*(?= ?:)/gu, ' star '],
];

function toPlainText(text: string, longest: number): string {
  const plain = texToText(readMarkup(text.slice(0, longest)).replace(bareCommand, ''))
    .normalize('NFKC')
    .toLowerCase()
    .replace(singleGreek, (letter) => greekNames[letter.charCodeAt(0) - firstGreek] ?? letter);
  return replacements.reduce((read, [pattern, written]) => read.replace(pattern, written), plain);
}

/**
 * Some sources escape markup, or escape it twice: `&amp;lt;i&amp;gt;`. It is read as far as that of registries' answers, so that a title is
 * the same however it is escaped.
 */
function readMarkup(text: string): string {
  const read = (markup: string): string => decodeEntities(markup.replace(markupTag, ''));
  return read(read(text)).replace(markupTag, '');
}

/** Accents and invisible characters, which do not separate words. */
const termMarks = new RegExp(`[\\p{M}${ignorable}]+`, 'gu');

/** Letters that Unicode does not decompose into a plain letter and a mark, and the plain letters that people type instead. */
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const undivided = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/** Folds a word for comparison: in lower case, with compatibility forms resolved and without accents. */
export function foldTerm(text: string): string {
  const lower = text.toLowerCase();
  // Lower case is needed twice: `𝒳` has no lower case, but its compatibility form is `X`.
  return isAscii(lower)
    ? lower
    : lower
        .normalize('NFKD')
        .replace(termMarks, '')
        .toLowerCase()
        .replace(undivided, (letter) => plainLetters[letter] ?? letter);
}

/** A text folded into one word that consists only of its letters and digits. */
export function squeezeText(text: string): string {
  const folded = foldTerm(text);
  return isAscii(folded) ? folded.replace(/[^a-z0-9]+/g, '') : folded.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a text consists of ASCII characters only. For short texts this loop is faster than a regular expression. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
