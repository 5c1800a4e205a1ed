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
export function magnitudeOf(word: string): number {
  return magnitudes[word.toLowerCase()] ?? 1;
}

/** Matches numbers in words: `twenty-one`, `three hundred thousand`, `a million`. */
export const numberWords = (() => {
  const word = [...values.keys(), 'dozen', 'hundred', 'thousand', 'million', 'billion', 'trillion'].join('|');
  return String.raw`(?:${word})(?:(?:[ -]|\sand\s)(?:${word}))*`;
})();

/** The value of a number in words that `numberWords` matches; undefined for words that are no number together, such as `two three`. */
export function readNumberWords(text: string): number | undefined {
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
export function readFraction(count: string, part: string): number | undefined {
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
