import type { QuantityKind } from './quantity';

/** A number without its unit. */
export interface Value {
  readonly value: number;
  readonly step: number;
  readonly scale: number;
  /** By what the value may be divided and multiplied: 2 for an order of magnitude, which is any factor from 5 to 20. */
  readonly spread?: number;
  /** The kind, where the word for the number tells it: `factor` for `twice`, `percent` for `half`. */
  readonly fixedKind?: QuantityKind;
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const values = new Map<string, number>([
  ...small.split(' ').map((word, value) => [word, value] as const),
  ...tens.split(' ').map((word, index) => [word, 10 * (index + 2)] as const),
]);

/** Words and letters after a number, and by what they multiply it. */
const magnitudes: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
  k: 1e3,
  m: 1e6,
  b: 1e9,
  t: 1e12,
};

/** What a word or letter after a number multiplies it by: 1e6 for `M` and `million`; 1 for any other word. */
function magnitudeOf(word: string): number {
  return magnitudes[word.toLowerCase()] ?? 1;
}

/** Matches numbers in words: `twenty-one`, `three hundred thousand`, `a million`. */
export const numberWords = (() => {
  const word = [...values.keys(), 'dozen', 'hundred', 'thousand', 'million', 'billion', 'trillion'].join('|');
  return String.raw`(?:${word})(?:(?:[ -]|\sand\s)(?:${word}))*`;
})();

/** The value of a number in words that `numberWords` matches; undefined for words that are no number together, such as `two three`. */
function readNumberWords(text: string): number | undefined {
  let total = 0;
  let current = 0;
  let last = Infinity;
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    const value = values.get(word);
    if (word === 'and') continue;
    if (value === undefined) {
      const scale = magnitudeOf(word);
      if (scale <= 100) current = Math.max(1, current) * scale;
      else {
        total += Math.max(1, current) * scale;
        current = 0;
      }
      last = Infinity;
    } else {
      if (value >= last || (last < 20 && last !== Infinity)) return undefined;
      current += value;
      last = value;
    }
  }
  return total + current;
}

/** Words for a part of a whole, in percent: 33.3 for `third`; undefined for any other word. */
function readFraction(count: string, part: string): number | undefined {
  const of = ['half', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].indexOf(
    part.replace(/s$/, '').replace('halve', 'half'),
  );
  const many = /^(?:an?|one|)$/i.test(count) ? 1 : readNumberWords(count);
  return of === -1 || many === undefined ? undefined : (100 * many) / (of + 2);
}

/** The word for a whole number up to ninety-nine; undefined for any other. */
export function numberWordOf(value: number): string | undefined {
  const wordOf = (number: number): string | undefined => [...values].find(([, each]) => each === number)?.[0];
  const ten = Math.floor(value / 10) * 10;
  return wordOf(value) ?? (value < 100 && Number.isInteger(value) ? `${wordOf(ten) ?? ''}-${wordOf(value - ten) ?? ''}` : undefined);
}

/** Numbers in digits. `\ufeff` fills the place of hidden syntax (`ProseReader.revealFigures`). */
const digits = String.raw`(?:\d{1,3},\d{1,2}(?=[\s\ufeff]*\\?%)|\d{1,3}(?:\ufeff*,\ufeff*\d{3})+|\d{1,3}(?:, 000)+(?!\d)|\d{1,3}(?:(?:\ufeff+|\s)\d{3})+(?!\d)|\d{1,12})(?:\ufeff?\.\ufeff?\d{1,8})?|\.\d{1,8}`;
const magnitude = String.raw`\ufeff*(?:bn|[KkMBT])(?![\p{L}\d])|\ufeff*[\s-]?(?:hundred|thousand|million|billion|trillion|bn)(?!\p{L})`;
const large = 'dozen|hundred|thousand|million|billion|trillion';
/** Matches what may be a number, in any form; `readValue` reads its groups. */
export const numberForms = new RegExp(
  [
    String.raw`(?<![\p{L}\d-])(?<orders>an?|one|two|three|\d)(?= orders? of magnitude)`,
    String.raw`(?<digits>${digits})(?<magnitude>${magnitude})?`,
    String.raw`(?<![\p{L}\d-])(?<factor>twice|thrice|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|quadruple[sd]?|halv(?:e[sd]?|ing))(?!\p{L})`,
    String.raw`(?<![\p{L}\d-])(?:(?<count>an?|${numberWords})[ -])?(?<part>half|halves|(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?)(?:(?:[ -]of)?(?:[ -]an?)?[ -](?<whole>${large}))?(?![\p{L}-])`,
    String.raw`(?<![\p{L}\d-])(?<words>(?:an? (?=dozen|hundred|thousand|[mb]illion))?${numberWords})(?<half> and a half(?: (?<halved>${large}))?)?(?=fold|\P{L}|$)`,
  ].join('|'),
  'giu',
);
const factors: Readonly<Record<string, number>> = { tw: 2, do: 2, th: 3, tr: 3, qu: 4, ha: 2 };

/** The value of a match of `numberForms`; undefined for words that are no number. */
export function readValue({ groups = {} }: RegExpExecArray): Value | undefined {
  const { digits: written, magnitude: letter = '', orders, factor, count = '', part, whole, words, half, halved = '' } = groups;
  if (written !== undefined) {
    const scale = magnitudeOf(letter.replace(/[\s\ufeff-]/g, ''));
    const plain = written.replace(/^(\d{1,3}),(\d{1,2})$/, '$1.$2').replace(/[\s,]/g, '');
    const value = Number(plain);
    const decimals = plain.split('.')[1]?.length ?? 0;
    return { value: value * scale, step: scale * 10 ** -decimals, scale };
  }
  if (orders !== undefined) {
    const value = 10 ** (readNumberWords(orders) ?? (Number(orders) || 1));
    return { value, step: value, scale: 1, spread: 2, fixedKind: 'factor' };
  }
  if (factor !== undefined) return { value: factors[factor.slice(0, 2).toLowerCase()] ?? 2, step: 0.5, scale: 1, fixedKind: 'factor' };
  if (part !== undefined) {
    // `the third edition` is no part; `half` is one without a number.
    const percent = count === '' && !/^hal/i.test(part) ? undefined : readFraction(count, part.toLowerCase());
    if (percent === undefined) return undefined;
    // `half a million`
    const value = whole === undefined ? percent : (percent / 100) * magnitudeOf(whole);
    return whole === undefined
      ? { value, step: value * 0.16, scale: 1, fixedKind: 'percent' }
      : { value, step: Math.max(1, value * 0.16), scale: 1 };
  }
  const value = words === undefined ? undefined : readNumberWords(words.replace(/^an? /i, ''));
  if (value === undefined || value < 1) return undefined;
  if (half !== undefined) {
    // `two and a half million` and `two million and a half`
    const unit = value < 1000 ? magnitudeOf(halved) : 1000 ** Math.floor(Math.log10(value) / 3);
    return { value: (value < 1000 ? value * unit : value) + unit / 2, step: unit / 2, scale: 1 };
  }
  return { value, step: Math.max(1, 10 ** Math.floor(Math.log10(value) - 1)), scale: 1 };
}
