import { distance } from 'fastest-levenshtein';
import type { PersonName } from '../../model/personName';
import { foldText } from '../foldText';
import { groupWord, nameParticles } from './personName';

interface AuthorsOfWork {
  readonly authors: readonly PersonName[];
  readonly hasMoreAuthors?: true | undefined;
}

/**
 * Whether two works have the same first author, and share at least half of the authors of the longer list: two of two, since the half
 * of two authors is the first one alone.
 */
export function haveSameAuthors(a: AuthorsOfWork, b: AuthorsOfWork): boolean {
  const [firstA, firstB] = [a.authors[0], b.authors[0]];
  if (firstA === undefined || firstB === undefined || !canBeSamePerson(firstA, firstB)) return false;
  const left = b.authors.map(readName);
  let common = 0;
  for (const author of a.authors.map(readName)) {
    const at = left.findIndex((other) => canHaveSameName(author, other));
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  const [shorter, longer] = [Math.min(a.authors.length, b.authors.length), Math.max(a.authors.length, b.authors.length)];
  const counted = a.hasMoreAuthors === true || b.hasMoreAuthors === true ? shorter : longer;
  return 2 * common >= counted && common >= Math.min(2, counted);
}

/**
 * Whether two names can be those of one person: the same last name, and given names of which none differs, or the same words in another
 * order. Only where one of the two has initials is a name compared by its first letter: `Yan` and `Yi` are two persons.
 */
export function canBeSamePerson(a: PersonName, b: PersonName): boolean {
  return canHaveSameName(readName(a), readName(b));
}

/** A name that is compared with several others. */
interface ReadName {
  readonly last: string | undefined;
  /** The words in alphabetical order. */
  readonly words: string;
  /** What stands before the last name; empty if there is only one word. */
  readonly given: readonly string[];
}

function readName(name: PersonName): ReadName {
  const words = listNameWords(name);
  return { last: words.at(-1), words: words.toSorted().join(' '), given: words.slice(0, -1) };
}

function canHaveSameName(a: ReadName, b: ReadName): boolean {
  if (a.last === undefined || b.last === undefined) return false;
  if (a.words === b.words) return true;
  return a.last === b.last && canBeSameGiven(a.given, b.given);
}

/**
 * Whether given names can be those of one person. They can be joined or separated (`Xiao Ming`, `Xiaoming`), and initials can be written
 * as one word (`JP`). A middle name can be left out.
 */
function canBeSameGiven(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0 || a.join('') === b.join('')) return true;
  if (areInitialsOf(a, b) || areInitialsOf(b, a)) return true;
  if (a.length === b.length) return a.every((word, at) => canBeSameWord(word, b[at] ?? ''));
  return canBeSameWord(a[0] ?? '', b[0] ?? '');
}

function canBeSameWord(a: string, b: string): boolean {
  return a.length === 1 || b.length === 1 ? a[0] === b[0] : a === b;
}

function areInitialsOf([initials = '', ...others]: readonly string[], words: readonly string[]): boolean {
  return others.length === 0 && words.length > 1 && initials === words.map((word) => word[0]).join('');
}

/** The words of a name without its suffix, the given name first, folded. */
function listNameWords({ given = '', particle = '', family = '', literal = '' }: PersonName): readonly string[] {
  return foldText(literal === '' ? `${given} ${particle} ${family}` : literal)
    .split(' ')
    .filter((word) => word !== '');
}

/** What else entries write in the place of a person. */
const noPerson = /\b(?:ai|meta|research|authors|others|et al)\b/;
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
    if (known.length === 0 || other.literal !== undefined || !known.every(isLatin) || isOfGroup(other)) return false;
    return (
      !known.some((word) => words.some((each) => areAlike(each, word))) && !areJoined(whole, known) && !areJoined(known.join(''), words)
    );
  });
}

/** The words by which a person is found in a list of authors; undefined if the name doesn't tell the family from what is given. */
export function listFamilyWords(name: PersonName): readonly string[] | undefined {
  const { family, given, literal } = name;
  if (literal !== undefined || family === undefined || given === undefined || given === '') return undefined;
  if (isOfGroup(name)) return undefined;
  const telling = foldName(family).filter((word) => word.length > 1 && !suffixes.test(word) && !particles.test(word));
  const words = telling.length > 0 ? telling : listWords(name).filter((word) => word.length > 1 && !suffixes.test(word));
  return words.length === 0 || !words.every(isLatin) ? undefined : words;
}

export function isOfGroup(name: PersonName): boolean {
  const folded = foldText(joinName(name));
  return groupWord.test(folded) || noPerson.test(folded);
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
