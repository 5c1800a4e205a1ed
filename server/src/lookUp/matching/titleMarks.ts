import { toPlainTitle } from '#text';
import { alternation } from '../../base/alternation';

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const unitOrdinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const tensOrdinals = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth';
const listOf = (words: string): readonly string[] => words.split(' ');

/** The values of cardinal and ordinal numbers in words. */
const numberWords: ReadonlyMap<string, string> = new Map([
  ...[units, unitOrdinals].flatMap((words) => listOf(words).map((word, value) => [word, String(value)] as const)),
  ...[tens, tensOrdinals].flatMap((words) => listOf(words).map((word, index) => [word, String(20 + 10 * index)] as const)),
  ...listOf('hundred thousand million billion').map(
    (word, index) => [word, ['100', '1000', '1000000', '1000000000'][index] ?? word] as const,
  ),
]);

/** Words that say the contrary of a title without them. */
const negations = new Set(listOf('not no never nor neither without cannot non'));

/**
 * Words for another work about the same thing: what answers or corrects a paper, another form of it, or the next model of a series.
 * `plus`, `sharp` and `star` also stand for signs.
 */
const derivations = new Set(
  listOf(
    'plus sharp star correction corrections corrigendum erratum errata retraction retracted addendum comment comments reply response rejoinder ' +
      'rebuttal discussion review reviews revisited reloaded redux extended extension demo demonstration supplement supplementary appendix ' +
      'poster tutorial keynote workshop thesis dissertation slides pro mini lite xl next turbo ultra max nano tiny',
  ),
);

/** The derivations that are works about another one, whatever else its title says. */
export const notices = new Set(
  listOf('correction corrections corrigendum erratum errata retraction addendum comment comments reply rejoinder rebuttal'),
);
/** Words that are in many titles, where they stand for a work about another one: `Review of: ...`, `... - Discussion`. */
const noticeForm =
  /^\W*(?:(?:peer|referee|book|open) )?(?:reviews?|discussion|response|answer)(?: (?:of|on|for|to)\b|:)|\bpeer review|[-–—.:([]\s*(?:discussion|response)\W*$/u;

const roman = /^(?=[ivx]{2,})x{0,3}(?:ix|iv|v?i{0,3})$/;
/** A number, in which a point separates versions or decimals; or a word. */
const part = /\d+(?:\.\d+)*|\p{L}[\p{L}\p{M}]*/gu;
const tensAndUnit = new RegExp(String.raw`\b${alternation(tens)}[- ]${alternation(`${units} ${unitOrdinals}`)}\b`, 'g');

/**
 * What tells titles apart that are alike otherwise, in alphabetical order with repetitions: numbers, also in words and in Roman numerals
 * (`third`, `3rd` and `III` are `3`), single letters that name a part (`Part B`), negations, and words such as `correction` or `mini`.
 */
export function listTitleMarks(title: string): readonly string[] {
  const plain = toPlainTitle(title)
    .replace(/n['’]t\b/g, ' not ')
    .replace(/['’]\p{L}{1,2}\b/gu, '')
    .replace(tensAndUnit, addTensAndUnit);
  const marks: string[] = [];
  for (const { 0: word, index } of plain.matchAll(part)) {
    const mark = readMark(word, isJoined(plain, index, word));
    if (mark !== undefined) marks.push(mark);
  }
  return marks.sort();
}

/** The words of a title, each once, that say it is a correction, a comment, a reply or a review; empty for all other works. */
export function listNotices(title: string): readonly string[] {
  const words = listTitleMarks(title).filter((mark) => notices.has(mark));
  return [...new Set([...words, ...(noticeForm.test(toPlainTitle(title)) ? ['review'] : [])])];
}

/** Whether a single letter belongs to what is next to it: `x-ray`, `v2`, `16 x 16`, `4x`. */
function isJoined(text: string, at: number, word: string): boolean {
  const after = text.slice(at + word.length, at + word.length + 2);
  if (/^-\p{L}/u.test(after)) return true;
  return (word === 'x' || word === 'v') && (/^ ?\d/.test(after) || /\d/.test(text.charAt(at - 1)));
}

function readMark(word: string, isPartOfWord: boolean): string | undefined {
  if (/^\d/.test(word)) return word.replace(/^0+(?=\d)/, '');
  const value = numberWords.get(word);
  if (value !== undefined) return value;
  if (negations.has(word) || derivations.has(word)) return word;
  if (/^non(?=\p{L}{4})/u.test(word)) return 'non';
  if (word.length === 1) return word === 'a' || isPartOfWord ? undefined : word === 'i' ? '1' : word;
  return roman.test(word) ? String(readRoman(word)) : undefined;
}

/** `twenty-first` is `21`. */
function addTensAndUnit(words: string): string {
  return String(words.split(/[- ]/).reduce((sum, word) => sum + Number(numberWords.get(word) ?? 0), 0));
}

const romanValues: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

function readRoman(numeral: string): number {
  const values = [...numeral].map((letter) => romanValues[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
