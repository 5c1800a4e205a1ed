import { foldText } from '#text';
import { alternation } from '../base/alternation';

/** Words of names of venues that don't tell one from another. */
const emptyWords = new RegExp(
  `^(?:${alternation(`the of on in for and a an to at de la des du di und der die fur proceedings proc conference conf annual ann meeting mtg
    international intl int ieee acm ieee/cvf cvf vol volume series ser part main long short papers paper track tracks edition th st nd rd
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth
    eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth twenty thirty forty fifty sixty seventy
    pages article lecture notes lncs lnai pmlr jmlr w&cp ed eds`)})$`,
);

/** What is written in the place of a venue where there is none, or where it can't be compared. */
const noVenue =
  /\b(?:arxiv|corr|preprint|openreview|ssrn|biorxiv|medrxiv|in press|submitted|under review|to appear|forthcoming|manuscript|unpublished|thesis|dissertation|technical report|tech rep|blog|github|zenodo|hugging ?face|https?|www)\b/i;

/**
 * Whether two names are those of one venue. `unknown` if one of them is no name of a venue, or if too little of the two can be compared
 * to say more.
 */
export function compareVenues(own: string, known: string): 'same' | 'other' | 'unknown' {
  if (noVenue.test(own) || noVenue.test(known)) return 'unknown';
  const [a, b] = [readVenue(own), readVenue(known)];
  if (a.words.length === 0 || b.words.length === 0) return 'unknown';
  if (isNamedBy(a, b) || isNamedBy(b, a)) return 'same';
  return shareWords(a.words, b.words) ? 'unknown' : 'other';
}

interface Venue {
  /** The words that tell it from others, folded, in order. */
  readonly words: readonly string[];
  /** All words but numbers, for acronyms that count `of` or `International` too. */
  readonly allWords: readonly string[];
  /** Words in which capitals follow one another (`NeurIPS`, `CVPR`), and short names of databases (`pnas`); folded. */
  readonly acronyms: readonly string[];
}

function readVenue(name: string): Venue {
  const allWords = foldText(name)
    .split(' ')
    .map((word) => word.replace(/^\d+(?:st|nd|rd|th)?$|^['’]?\d\d$/u, '').replace(/(?<=\p{L}{2})\d{2,4}$/u, ''))
    .filter((word) => word !== '' && !/^(?:19|20)?\d+$/.test(word) && !/^[ivxlc]{2,}$/.test(word));
  const short = /^\p{Ll}{2,6}$/u.exec(name.trim());
  const acronyms = [...(short ?? []), ...(name.match(/(?<![\p{L}\d])\p{Lu}[\p{L}*&+-]*\p{Lu}[\p{L}]*/gu) ?? [])].map((word) =>
    foldText(word).replaceAll(' ', ''),
  );
  return { words: allWords.filter((word) => !emptyWords.test(word)), allWords, acronyms };
}

/** Whether a name holds the other one, or abbreviates it. */
function isNamedBy(short: Venue, long: Venue): boolean {
  if (includesInOrder(short.words, long.words)) return true;
  if (abbreviates(short.words, long.words)) return true;
  return short.acronyms.some((acronym) => acronym.length >= 2 && (long.acronyms.includes(acronym) || isAcronymOf(acronym, long)));
}

function includesInOrder(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const word of long) if (word === short[at]) at += 1;
  return at === short.length;
}

/** `phys rev lett` and `physical review letters`: each word begins as the next of the other, and all words of the other are there. */
function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  return short.length === long.length && short.every((word, at) => isShortFor(word, long[at] ?? ''));
}

/** ISO 4 cuts words off (`Lett.`) or contracts them (`Natl.`): the letters are those of the word, in order, and the first is the first. */
function isShortFor(short: string, word: string): boolean {
  if (short[0] !== word[0]) return false;
  let at = 0;
  for (const letter of word) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** Whether an acronym can be made of letters of the words in order, of each the first: `neurips` of `neural information processing systems`. */
function isAcronymOf(acronym: string, { words, allWords }: Venue): boolean {
  const withoutLinks = allWords.filter((word) => !links.test(word));
  return [words, allWords, withoutLinks].some((each) => canSpell(acronym, each, 0));
}

const links = /^(?:the|of|on|in|for|and|proceedings|annual|\p{L}+(?:th|first|second|third))$/u;

function canSpell(rest: string, words: readonly string[], skipped: number): boolean {
  if (rest === '') return words.length + skipped <= 2;
  const [word, ...others] = words;
  if (word === undefined) return false;
  for (let length = Math.min(rest.length, word.length, 5); length >= 1; length--)
    if (isShortFor(rest.slice(0, length), word) && canSpell(rest.slice(length), others, skipped)) return true;
  return skipped < 2 && canSpell(rest, others, skipped + 1);
}

function shareWords(a: readonly string[], b: readonly string[]): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const common = shorter.filter((word) => longer.some((other) => other === word || (word.length >= 3 && other.startsWith(word))));
  return 2 * common.length > shorter.length;
}
