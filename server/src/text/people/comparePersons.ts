import { distance } from 'fastest-levenshtein';
import type { PersonName } from '../../model/personName';
import { foldText } from '../foldText';
import { canBeSamePerson, hasOtherFamily, isOfGroup, listFamilyWords } from './samePerson';

/**
 * What two names are to each other. `other-given`: one family name and given names of two persons. `unknown`: a group, a name of one word,
 * or a name in another script, of which nothing can be said.
 */
export type NameRelation = 'same' | 'other-given' | 'other' | 'unknown';

/** Transliterations, initials, particles, short forms and small slips make no other person. */
export function comparePersons(a: PersonName, b: PersonName): NameRelation {
  if (canBeSamePerson(a, b)) return 'same';
  if (listFamilyWords(a) === undefined || listFamilyWords(b) === undefined || isOfGroup(a) || isOfGroup(b)) return 'unknown';
  if (hasOtherFamily(a, [b]) && hasOtherFamily(b, [a])) return 'other';
  return canBeSameGiven(a.given, b.given) || isTurnedAround(a, b) ? 'same' : 'other-given';
}

/** Given names are those of two persons if neither their initials nor their letters allow them to be one: `Yan` and `Yi`. */
function canBeSameGiven(a = '', b = ''): boolean {
  const [one, other] = [splitWords(a), splitWords(b)];
  if (one.length === 0 || other.length === 0) return true;
  const [joined, otherJoined] = [one.join(''), other.join('')];
  return areAlike(joined, otherJoined) || one.some((word) => other.some((each) => areAlike(word, each)));
}

function splitWords(given: string): readonly string[] {
  return foldText(given)
    .split(' ')
    .filter((word) => word !== '');
}

/** Short forms begin alike (`Dan`, `Daniel`; `Katie`, `Katherine`), registries lose letters (`İlhan`), and slips and transliterations change a letter or two (`Alexey`, `Aleksei`). */
function areAlike(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3) return shorter === 1 && a[0] === b[0];
  if (a.slice(0, 3) === b.slice(0, 3) || a.endsWith(b) || b.endsWith(a)) return true;
  const [one, other] = [transliterate(a), transliterate(b)];
  return one === other || (shorter >= 5 && distance(one, other) <= (shorter >= 7 ? 2 : 1));
}

function transliterate(word: string): string {
  return word.replace(/ks/g, 'x').replace(/kh/g, 'h').replace(/ph/g, 'f').replace(/[yj]/g, 'i').replace(/(.)\1/g, '$1');
}

/** Lists mix up which name is the family's: `Wei Zhang` and `Zhang Wei`. */
function isTurnedAround(a: PersonName, b: PersonName): boolean {
  return foldText(a.family ?? '') === foldText(b.given ?? '') || foldText(b.family ?? '') === foldText(a.given ?? '');
}
