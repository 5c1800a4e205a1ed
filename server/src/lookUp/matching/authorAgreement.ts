import type { PersonName } from '../../model/personName';
import type { RegistryRecord } from '../../model/registryRecord';
import { foldText } from '../../text/foldText';

/**
 * Whether two records have the same first author, and share at least half of the authors of the longer list: two of two, since the half
 * of two authors is the first one alone.
 */
export function haveSameAuthors(a: RegistryRecord, b: RegistryRecord): boolean {
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
