import { decodeEntities } from '../../base/entities';
import { texToText } from '../../base/tex/texToText';
import { foldText } from '#text';

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

/** A title for comparison: words in lower case without accents, each separated by one space. */
export function foldTitleText(title: string): string {
  return foldText(toPlainTitle(title));
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
