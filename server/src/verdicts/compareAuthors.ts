import { comparePersons, foldText, formatPersonName, type NameRelation } from '#text';
import type { PersonName } from '../model/personName';

interface Authors {
  readonly authors: readonly PersonName[];
  /** `true` if the list is known to go on. */
  readonly hasMoreAuthors?: true | undefined;
}

/** How the authors of an entry differ from those of a record. Names are as each side writes them. */
export interface AuthorsComparison {
  /** The number of authors of the entry that the record has too. */
  readonly common: number;
  /** Authors of the entry who are certainly not in the record. */
  readonly invented: readonly PersonName[];
  /** Authors of the record whom the entry lacks, though it doesn't say that its list goes on. */
  readonly missing: readonly PersonName[];
  /** Pairs of one family name with given names of two persons: the entry's, the record's. */
  readonly otherGiven: readonly (readonly [own: PersonName, known: PersonName])[];
  /** Whether the first three authors of the entry are in another order. */
  readonly isReordered: boolean;
}

/** So many authors are compared. */
const maxAuthors = 10_000;
/** Of those whom the other list has by no equal name, so many are compared with each of its names. */
const maxUnequal = 200;
/** So many authors have an order that matters to who cites them. */
const orderedAuthors = 3;

/** undefined if the lists can't be compared, since one of them is empty or names groups alone. */
export function compareAuthors(own: Authors, known: Authors): AuthorsComparison | undefined {
  const [ownNames, knownNames] = [own.authors.slice(0, maxAuthors), known.authors.slice(0, maxAuthors)];
  const places = pairAuthors(ownNames, knownNames);
  const left = new Map(knownNames.map((name, place) => [place, name] as const).filter(([place]) => !places.includes(place)));
  const isKnownWhole = known.hasMoreAuthors !== true && known.authors.length <= maxAuthors;
  const isOwnWhole = own.hasMoreAuthors !== true && own.authors.length <= maxAuthors;
  const otherGiven: (readonly [PersonName, PersonName])[] = [];
  const strangers: PersonName[] = [];
  let unequal = 0;
  ownNames.forEach((name, at) => {
    if (places[at] !== undefined || ++unequal > maxUnequal) return;
    const relations = knownNames.map((other) => comparePersons(name, other));
    const namesake = relations.findIndex((relation, place) => relation === 'other-given' && left.has(place));
    const other = left.get(namesake);
    if (other !== undefined) otherGiven.push([name, other]);
    else if (relations.some(isOther) && relations.every((relation, place) => !left.has(place) || isOther(relation))) strangers.push(name);
    left.delete(namesake);
  });
  const common = places.filter((place) => place !== undefined).length;
  if (common + otherGiven.length + strangers.length === 0) return undefined;
  return {
    common,
    invented: isKnownWhole ? strangers : [],
    missing: isOwnWhole ? [...left.values()] : [],
    otherGiven,
    isReordered: isReordered(places.slice(0, orderedAuthors)),
  };
}

function isOther(relation: NameRelation): boolean {
  return relation === 'other' || relation === 'other-given';
}

/** The place in `known` of each of the names; undefined for a name that is not there. Equal names are paired before similar ones. */
function pairAuthors(names: readonly PersonName[], known: readonly PersonName[]): readonly (number | undefined)[] {
  const left = new Set(known.keys());
  const byName = new Map<string, number[]>();
  for (const [place, name] of known.entries()) byName.set(foldName(name), [...(byName.get(foldName(name)) ?? []), place]);
  const equal = names.map((name) => byName.get(foldName(name))?.shift());
  for (const place of equal) if (place !== undefined) left.delete(place);
  let unequal = 0;
  return equal.map((place, at) => {
    const name = names[at];
    if (place !== undefined || name === undefined || ++unequal > maxUnequal) return place;
    for (const other of left) {
      const candidate = known[other];
      if (candidate === undefined || comparePersons(name, candidate) !== 'same') continue;
      left.delete(other);
      return other;
    }
    return undefined;
  });
}

function foldName(name: PersonName): string {
  return foldText(formatPersonName(name));
}

function isReordered(places: readonly (number | undefined)[]): boolean {
  const found = places.filter((place) => place !== undefined);
  return found.some((place, at) => at > 0 && place < (found[at - 1] ?? 0));
}
