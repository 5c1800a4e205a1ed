import { isInstitution } from '../fields/authors';
import { isWithinSurname } from './completeNames';
import { labels } from './crf';
import type { Person } from './persons';
import type { TaggedTokens } from './tagLines';
import { writeTokens } from './tokenRuns';
import { unknownOdds } from './words';

const authorLabel = labels.indexOf('author');

/**
 * The persons of a list without what stands in the place of an affiliation (`places`, see below), in parentheses behind a person, what is
 * named as a group, and at the end what is hardly ever a name.
 */
export function withoutAffiliations(list: readonly Person[], tagged: TaggedTokens, places: ReadonlySet<number>): readonly Person[] {
  let isInside = false;
  const persons = list.filter((each, at) => {
    const before = list[at - 1];
    const gap = before === undefined ? '' : writeTokens(tagged.tokens, { first: before.run.last + 1, last: each.run.first - 1 });
    if (/[()（）]/.test(gap)) isInside = /[(（][^)）]*$/.test(gap) && !withPeople.test(gap);
    if (isInside || places.has(tagged.parts.partOf[each.run.first] ?? 0)) return false;
    return at === 0 || !isInstitution(each.name);
  });
  while (persons.length > 1 && isHardlyName(tagged, persons.at(-1))) persons.pop();
  return persons;
}

/** `(with Alan Krueger)` */
const withPeople = /[(（]\s*(?:(?:joint(?:ly)? )?with|mit|avec|con|com|og|med|met|and|&)\s*$/i;

/** Whether the words of a name without initials are more frequent in venues or titles than in names. One word alone says too little. */
function isHardlyName({ parts }: TaggedTokens, person: Person | undefined): boolean {
  if (person === undefined || !/^\p{Script=Latin}+(?: \p{Script=Latin}+)+$/u.test(person.name)) return false;
  if (/ \p{Lu}{1,3}$|^\p{Lu} /u.test(person.name) && !/ AI$/.test(person.name)) return false;
  const part = parts.partOf[person.run.first] ?? 0;
  const name = parts.nameOdds[part] ?? unknownOdds;
  return name !== unknownOdds && name + 1 < Math.max(parts.venueOdds[part] ?? 0, parts.titleOdds[part] ?? 0);
}

/**
 * The parts of lists of people that are in the place of an affiliation: after the person behind the only "and", as in `Sergey Brin and
 * Lawrence Page, Stanford`; and every second one in texts in which people and affiliations alternate, as in `Leo Breiman, Berkeley, and Adele
 * Cutler, Utah` and `Peter Bartlett, Berkeley; Shahar Mendelson, ANU`: there, two items are always between semicolons or words for "and", and
 * the first has several words.
 */
export function findAffiliationParts(tagged: TaggedTokens): ReadonlySet<number> {
  const { coarse, parts, labels: own } = tagged;
  const places = new Set<number>();
  const seconds: number[] = [];
  let [divided, alternating] = [0, 0];
  for (let list = 0; list < coarse.count; list += 1) {
    const [start, end] = [coarse.starts[list] ?? 0, coarse.starts[list + 1] ?? 0];
    if (coarse.isDelimiter[list] === 1 || !own.subarray(start, end).includes(authorLabel)) continue;
    const groups = groupItems(tagged, parts.partOf[start] ?? 0, parts.partOf[end - 1] ?? 0);
    const last = groups.at(-1)?.items ?? [];
    if (groups.length === 2 && groups[1]?.isAfterAnd === true) for (const item of last.slice(1)) places.add(item);
    if (groups.length > 1) {
      divided += 1;
      if (groups.every(({ items }) => items.length === 2 && (parts.wordCounts[items[0] ?? 0] ?? 0) > 1)) alternating += 1;
    }
    for (const { items } of groups) if (items.length === 2) seconds.push(items[1] ?? 0);
  }
  if (alternating > 1 && alternating >= 0.8 * divided) for (const item of seconds) places.add(item);
  return places;
}

/** Items that only commas part, between semicolons or words for "and". */
interface ItemGroup {
  readonly items: number[];
  readonly isAfterAnd: boolean;
}

function groupItems({ tokens, parts, labels: own }: TaggedTokens, first: number, last: number): readonly ItemGroup[] {
  const groups: ItemGroup[] = [{ items: [], isAfterAnd: false }];
  let isJoined = false;
  for (let part = first; part <= last; part += 1) {
    const [start, end] = [parts.starts[part] ?? 0, (parts.starts[part + 1] ?? 0) - 1];
    const items = groups.at(-1)?.items ?? [];
    if (parts.isDelimiter[part] === 0) {
      if (!isJoined) items.push(part);
      isJoined = false;
      continue;
    }
    const text = writeTokens(tokens, { first: start, last: end }).trim();
    // `AT&T`; `Ortega y Gasset`; the comma in `Berg, Ada`.
    const isTight = text === '&' && tokens.ends[start - 1] === tokens.starts[start];
    isJoined = isTight || isWithinSurname(tokens, parts, start) || (text === ',' && own[start] === authorLabel);
    if (!isJoined && /[;\p{L}&]/u.test(text)) groups.push({ items: [], isAfterAnd: !text.includes(';') });
  }
  return groups;
}
