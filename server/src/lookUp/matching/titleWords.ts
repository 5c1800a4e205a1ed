import { toSingular } from '#text';

/** Words that titles add, leave out or exchange without another meaning. All others count, such as `against`, `without` and `on`. */
const neutralWords = new Set('a an the of and in for to by at is are be its their as using via with from'.split(' '));

/** Spellings of British English and the American ones. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/is(?=(?:e[drs]?|ing|ation|ations)$)/, 'iz'],
  [/ys(?=(?:e[drs]?|ing)$)/, 'yz'],
  [/(?<=\w{3})our/, 'or'],
  [/(?<=\w{3}[bt])re$/, 'er'],
  [/ogue$/, 'og'],
  [/amme$/, 'am'],
  [/ence$/, 'ense'],
  [/ae/, 'e'],
];

/** The words of a folded title that count, in order, in the singular and in American spelling. */
export function spellTitleWords(folded: string): readonly string[] {
  return folded
    .split(' ')
    .filter((word) => word !== '' && !neutralWords.has(word))
    .map((word) => spellings.reduce((read, [pattern, written]) => read.replace(pattern, written), toSingular(word)));
}

/**
 * The words that count of a folded title in one piece, so that it is the same however they are spelled, joined and doubled: `modelling`
 * and `modeling`, `pre training` and `pretraining`.
 */
export function joinWords(words: readonly string[]): string {
  return words.join('').replace(/(\p{L})\1+/gu, '$1');
}

/** How many of the shorter list of distinct words the other one has too, from 0 to 1. */
export function computeCommonWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  return shorter.size === 0 ? 0 : [...shorter].filter((word) => longer.has(word)).length / shorter.size;
}
