import { toSingular } from '../../text/words/toSingular';

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
 * Whether two folded titles have the same words in the same order, however these are spelled, joined and doubled: `modelling` and
 * `modeling`, `pre training` and `pretraining`.
 */
export function haveSameWords(folded: string, other: string): boolean {
  return joinWords(folded) === joinWords(other);
}

function joinWords(folded: string): string {
  return spellTitleWords(folded)
    .join('')
    .replace(/(\p{L})\1+/gu, '$1');
}

/** How many words of the shorter of two folded titles the other one has too, from 0 to 1. */
export function computeCommonWords(folded: string, other: string): number {
  const [a, b] = [new Set(spellTitleWords(folded)), new Set(spellTitleWords(other))];
  const shorter = Math.min(a.size, b.size);
  return shorter === 0 ? 0 : [...a].filter((word) => b.has(word)).length / shorter;
}
