import { distance } from 'fastest-levenshtein';
import type { PersonName } from '../model/personName';
import { foldText } from '../text/foldText';
import { nameParticles } from '../text/nameParticles';

/** Words of names of groups, which entries often write as if they were persons. */
const ofGroups =
  /\b(?:team|group|consortium|collaboration|labs?|laborator\w+|project|foundation|institutes?|universit\w+|inc|llc|ltd|gmbh|corp\w*|company|ai|deepmind|research|google|openai|meta|microsoft|nvidia|committee|council|commission|contributors|community|society|association|organi[sz]ation|department|ministry|agency|cent(?:er|re)|network|initiative|alliance|authors|others|et al)\b/;

const suffixes = /^(?:jr|sr|ii|iii|iv|junior|senior|phd|md)$/;
const particles = new RegExp(`^(?:${nameParticles})$`);

/** Letters that are written in several ways where they are missing, the longest way first. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/[ıİ]/g, 'i'],
  [/[øØœŒ]/g, 'o'],
  [/[æÆ]/g, 'a'],
  [/[ßẞ]/g, 'ss'],
  [/[łŁ]/g, 'l'],
  [/[đĐðÐ]/g, 'd'],
  [/[þÞ]/g, 'th'],
];

/**
 * Whether the family name of a person is certainly none of `others`: no word of it is in any of their names, in whatever order and
 * transliteration they are written. False also where that can't be told, since a name is that of a group, of one word only, or in
 * another script.
 */
export function hasOtherFamily(name: PersonName, others: readonly PersonName[]): boolean {
  const words = listFamilyWords(name);
  if (words === undefined || others.length === 0) return false;
  const whole = words.join('');
  return others.every((other) => {
    const known = listWords(other);
    if (known.length === 0 || other.literal !== undefined || !known.every(isLatin) || ofGroups.test(foldText(joinName(other))))
      return false;
    return (
      !known.some((word) => words.some((each) => areAlike(each, word))) && !areJoined(whole, known) && !areJoined(known.join(''), words)
    );
  });
}

/** The words by which a person is found in a list of authors; undefined if the name doesn't tell the family from what is given. */
function listFamilyWords(name: PersonName): readonly string[] | undefined {
  const { family, given, literal } = name;
  if (literal !== undefined || family === undefined || given === undefined || given === '') return undefined;
  if (ofGroups.test(foldText(joinName(name)))) return undefined;
  const telling = foldName(family).filter((word) => word.length > 1 && !suffixes.test(word) && !particles.test(word));
  const words = telling.length > 0 ? telling : listWords(name).filter((word) => word.length > 1 && !suffixes.test(word));
  return words.length === 0 || !words.every(isLatin) ? undefined : words;
}

function listWords(name: PersonName): readonly string[] {
  return foldName(joinName(name));
}

function joinName({ given = '', particle = '', family = '', literal = '' }: PersonName): string {
  return `${given} ${particle} ${family} ${literal}`;
}

function foldName(text: string): readonly string[] {
  const plain = spellings.reduce((all, [letter, by]) => all.replace(letter, by), text.replace(/['’ʼ`]/g, ''));
  return foldText(plain)
    .split(' ')
    .filter((word) => word !== '');
}

function isLatin(word: string): boolean {
  return /^[a-z\d]+$/.test(word);
}

/** Whether two words can be one name: the same, or with as few other letters as transliterations and slips have. */
function areAlike(a: string, b: string): boolean {
  const [left, right] = [simplify(a), simplify(b)];
  if (left === right) return true;
  const shorter = Math.min(left.length, right.length);
  return shorter >= 4 && distance(left, right) <= (shorter >= 7 ? 3 : shorter >= 6 ? 2 : 1);
}

/** `Müller`, `Mueller` and `Muller` alike; `Lü`, `Lv`, `Lyu` and `Lu` too. */
function simplify(word: string): string {
  return word
    .replace(/^([ln])(?:v|yu|ue)$/, '$1u')
    .replace(/([aou])e/g, '$1')
    .replace(/aa/g, 'a')
    .replace(/(.)\1/g, '$1');
}

/** Whether the words, written as one, hold a name: `Ben David` and `BenDavid`. */
function areJoined(whole: string, words: readonly string[]): boolean {
  return whole.length >= 4 && simplify(words.join('')).includes(simplify(whole));
}
