import type { Quantity } from './quantity';

const boundsBefore: readonly (readonly [Quantity['bound'], RegExp])[] = [
  ['most', /\b(?:up to|as (?:much|many|high) as|maximum of|max\.?)[\s~$≈]*$/i],
  ['less', /(?:\b(?:at most|no more than|not more than|less than|fewer than|below|under|within)|[<≤])[\s~$≈]*$/i],
  [
    'more',
    /(?:\b(?:at least|more than|over|above|as (?:few|little|low) as|no (?:less|fewer) than|exceed(?:s|ing|ed)?|beyond|upwards of|greater than|minimum of)|[>≥])[\s~$≈]*$/i,
  ],
  [
    'about',
    /(?:\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|close to|circa|ca\.|c\.|some|on the order of)|[~≈∼])[\s~$]*$/i,
  ],
];
const boundsBehind: readonly (readonly [Quantity['bound'], RegExp])[] = [
  ['more', /^\s?(?:\+|or more\b|and more\b|at least\b)/],
  ['less', /^[^.;]{0,40}\bat most\b/],
  ['about', /^\s?(?:or so\b|or thereabouts\b)/],
];

/** How a number is bounded by the words before it, behind it and behind its unit. */
export function readBound(before: string, behind: string, unitLength: number): Quantity['bound'] {
  const found =
    boundsBefore.find(([, pattern]) => pattern.test(before)) ??
    boundsBehind.find(([, pattern]) => pattern.test(behind) || pattern.test(behind.slice(unitLength)));
  return found?.[0] ?? 'exact';
}
