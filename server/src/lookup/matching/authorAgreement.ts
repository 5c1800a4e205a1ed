import type { PersonName } from '../../model/personName';
import type { RegistryRecord } from '../../model/registryRecord';
import { foldText } from '../../text/foldText';

/** Whether two records have the same first author, and share at least half of the authors of the longer list. */
export function haveSameAuthors(a: RegistryRecord, b: RegistryRecord): boolean {
  const [firstA, firstB] = [a.authors[0], b.authors[0]];
  if (firstA === undefined || firstB === undefined || !canBeSamePerson(firstA, firstB)) return false;
  const left = b.authors.slice();
  let common = 0;
  for (const author of a.authors) {
    const at = left.findIndex((other) => canBeSamePerson(author, other));
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
  const [wordsA, wordsB] = [listNameWords(a), listNameWords(b)];
  const [lastA, lastB] = [wordsA.at(-1), wordsB.at(-1)];
  if (lastA === undefined || lastB === undefined) return false;
  if ([...wordsA].sort().join(' ') === [...wordsB].sort().join(' ')) return true;
  if (lastA !== lastB) return false;
  return wordsA.length === 1 || wordsB.length === 1 || wordsA[0]?.[0] === wordsB[0]?.[0];
}

/** The words of a name without its suffix, the given name first, folded. */
function listNameWords({ given = '', particle = '', family = '', literal = '' }: PersonName): readonly string[] {
  return foldText(literal === '' ? `${given} ${particle} ${family}` : literal)
    .split(' ')
    .filter((word) => word !== '');
}
