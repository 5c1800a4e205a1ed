import type { PersonName } from '../../model/personName';
import type { RegistryRecord } from '../../model/registryRecord';
import { foldText } from '../../text/foldText';

/** Whether two records have the same first author, and share at least half of the authors of the longer list. */
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
  return 2 * common >= counted;
}

/** Whether two names can be those of one person: the same last name, and no other first initial; or the same words in another order. */
export function canBeSamePerson(a: PersonName, b: PersonName): boolean {
  return canHaveSameName(readName(a), readName(b));
}

/** A name that is compared with several others. */
interface ReadName {
  readonly last: string | undefined;
  /** The words in alphabetical order. */
  readonly words: string;
  /** undefined if there is only one word. */
  readonly initial: string | undefined;
}

function readName(name: PersonName): ReadName {
  const words = listNameWords(name);
  return { last: words.at(-1), words: words.toSorted().join(' '), initial: words.length === 1 ? undefined : words[0]?.[0] };
}

function canHaveSameName(a: ReadName, b: ReadName): boolean {
  if (a.last === undefined || b.last === undefined) return false;
  if (a.words === b.words) return true;
  return a.last === b.last && (a.initial === undefined || b.initial === undefined || a.initial === b.initial);
}

/** The words of a name without its suffix, the given name first, folded. */
function listNameWords({ given = '', particle = '', family = '', literal = '' }: PersonName): readonly string[] {
  return foldText(literal === '' ? `${given} ${particle} ${family}` : literal)
    .split(' ')
    .filter((word) => word !== '');
}
