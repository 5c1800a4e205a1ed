import { withoutOthersInList } from '#text';
import { alternation } from '../../../base/alternation';
import type { AuthorList } from '../../../model/authorList';
import { cannotBeName, isInstitution, orderNames } from '../../fields/authors';
import { authorLikeness, conferenceBeforePeople, isConference } from '../slots/evidence';

const initials = /^(?:\p{Lu}\p{M}*\.?[ -]?){1,4}(?<!-)$/u;

/**
 * Splits a list of people into names, and puts given names first. The list may be written like `A. Author and B. Author`, `Author, A.,
 * Author, B.` or `Author, Ann; Author, Ben`. Affiliations in parentheses and the marks that refer to them are dropped.
 */
export function splitPeople(text: string): AuthorList {
  const people = text.replace(/\([^()]{0,120}\)|\[\d[\d, ]*\]/g, ' ').replace(/\s[-–—]\s.*$/su, '');
  const { named, hasMore } = withoutOthersInList(people);
  const names = splitNames(named).filter((name, at) => at === 0 || !isInstitution(name));
  return { authors: orderNames(names), ...(hasMore ? { hasMoreAuthors: true } : {}) };
}

/** `Peter Bartlett, Berkeley`, unlike `van der Berg, Ada` and `Berg, Ada` */
const withPlace = /^\p{Lu}[\p{L}.'’-]* [^,;]*\p{Lu}[^,;]*, /u;
/** `Berg, Ada Maria`; of two people, only `Berg, Ada` and `Berg, A. M.`, because `Ada Berg, Bo Lind and Cy Ek, Di Fox` are four. */
const turnedName = /^\p{Lu}[^,]*, \p{Lu}[^,]*$/u;
const shortTurnedName = /^\p{Lu}[^\s,]*, (?:\p{Lu}[^\s,.]*|(?:\p{Lu}\.[ -]?)+)$/u;

function splitNames(text: string): string[] {
  const bare = text
    .replace(/^\s*(?:by|authors?|作者|著者)\s*[:：]?\s+/i, '')
    .replace(conferenceBeforePeople, '')
    .replace(/[\d*†‡§¶∗♠♣♡♦^]+(?=\s*(?:[,;]|$|and\b))/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[.:,;\s]+$/, (end) => (end.startsWith('.') ? '.' : ''))
    .trim();
  if (bare === '') return [];
  if (bare.includes(';')) {
    const items = bare.split(/\s*;\s*(?:and\s+|&\s+)?/).filter((name) => name !== '');
    return items.every((item) => withPlace.test(item)) ? items.map((item) => item.replace(/,.*$/s, '')) : items;
  }
  const turned = bare.split(/ (?:and|&) /);
  if (turned.length > 1 && turned.every((name) => (turned.length > 2 ? turnedName : shortTurnedName).test(name))) return turned;
  const parts = bare
    .split(/\s*[,·•|]\s*(?:and\s+|&\s+)?|\s+(?:and|&)\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const people: string[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    const next = parts[at + 1];
    if (next !== undefined && initials.test(next) && next.length <= 12 && !initials.test(part) && !isConference(next)) {
      people.push(`${next} ${part}`);
      at += 1;
    } else {
      people.push(part);
    }
  }
  return people
    .map((name) => (/\b\p{Lu}\.$/u.test(name) ? name : name.replace(/\.$/, '')))
    .filter((name) => /\p{L}/u.test(name) && !isConference(name) && !/\p{L}:\s/u.test(name));
}

/** A list of names in a text. */
interface PeopleFound {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /**
   * Whether the text is very probably a list of people: it has at least two names, "et al.", or one name with initials that is set
   * apart.
   */
  readonly isSure: boolean;
}

/**
 * Where a list of people may begin: at the start of a text or line, or after a separator, a full stop, a colon, a year in brackets, a
 * quotation or "by".
 */
const opening = /^|\s+[-–—|·•]\s+|(?:\p{L}{2}|[)\]?!”"])[.:]\s+|[([](?:19|20)\d\d[a-z]?[)\]]?[.,:]?\s*|["“”],?\s+|\n|\bby\s+/gu;

/** A citation in running text with exactly two family names: `(Berg & Ice, 2023)`. */
const cited = /[([]((\p{Lu}\p{Ll}[\p{L}'’-]*) (?:&|and) (\p{Lu}\p{Ll}[\p{L}'’-]*)),? (?:19|20)\d\d[a-z]?[)\]]/u;
const firms = new RegExp(
  `^${alternation('Google DeepMind Microsoft Meta Facebook Amazon Apple Nvidia Intel Adobe Baidu Tencent Alibaba Huawei Samsung Stanford Berkeley Princeton Oxford Cambridge Harvard Springer Elsevier Nature Science')}$`,
);

/**
 * The people in a text: a pair of cited names near the beginning of the text, otherwise the first list for which `isSure` is true,
 * otherwise the first list. undefined if the text contains no list of names.
 */
export function findPeople(text: string): PeopleFound | undefined {
  const pair = cited.exec(text.slice(0, 200));
  if (pair?.slice(2).every((name) => !firms.test(name) && !isConference(name) && !cannotBeName(name))) {
    const start = pair.index + 1;
    return { start, end: start + (pair[1] ?? '').length, count: 2, isSure: true };
  }
  let single: PeopleFound | undefined;
  for (const found of text.slice(0, 3000).matchAll(opening)) {
    const start = found.index + found[0].length;
    const lead = /^(?:[\s\p{P}\ufe0f]|\p{Extended_Pictographic})*/u.exec(text.slice(start, start + 20))?.[0].length ?? 0;
    const people = readPeopleAt(text, start + lead);
    if (people?.isSure === true) return people;
    single ??= people;
  }
  return single;
}

const divider = /(?:(?<!\s)\s+)?[,;·•]\s*(?:(?:and|&)\s+)?|(?<!\s)\s+(?:and|&|und|et(?! al)|y)\s+/gu;
const dividerAtStart = /^\s*[,;·•]\s*(?:(?:and|&)\s+)?|^\s+(?:and|&|und|y)\s+/u;
/** `Author, A. B.` */
const familyFirst =
  /^(?:\p{Ll}{2,4} ){0,2}\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?,\s+(?:\p{Lu}\p{M}*\.(?:[ -](?=\p{Lu}\p{M}*\.))?){1,4}(?!\p{L}|\s+\p{Lu}\p{Ll})/u;
const others = /^(?:et\.? ?al\b\.?|…|\.\.\.|(?:\d{1,4} )?(?:others|more)\b)/i;

/** `Author, Ann; Writer,Ben` */
const turned = String.raw`\p{Lu}[^,;:()\d\n]{0,40},\s?\p{Lu}[^,;:()\d\n]{0,40}`;
const turnedList = new RegExp(String.raw`^${turned}(?:;\s*(?:and\s+|&\s+)?${turned})+`, 'u');

function readPeopleAt(text: string, start: number): PeopleFound | undefined {
  const rest = text.slice(start, start + 6000);
  const list = turnedList.exec(rest)?.[0].trimEnd();
  if (list !== undefined && authorLikeness(list) > 0.6)
    return { start, end: start + list.length, count: list.split(';').length, isSure: true };
  let at = 0;
  let end = 0;
  let count = 0;
  let goesOn = false;
  let before = '';
  while (at < rest.length) {
    const inverted = familyFirst.exec(rest.slice(at, at + 80))?.[0];
    if (inverted !== undefined) {
      count += 1;
      end = at + inverted.length;
      goesOn = false;
      before = inverted;
      const gap = dividerAtStart.exec(rest.slice(end, end + 20))?.[0];
      if (gap === undefined) break;
      at = end + gap.length;
      continue;
    }
    const next = nextDivider(rest, at);
    const part = rest.slice(at, next?.index ?? rest.length);
    const name = readName(part, before);
    if (before !== '' && others.test(part)) {
      goesOn = true;
      end = at + (others.exec(part)?.[0].length ?? 0);
      break;
    }
    if (name === undefined) {
      // An unusual name is accepted between two other names: `Ann Author, bell hooks, Ben Author`.
      if (
        count === 0 ||
        next === undefined ||
        !/^\p{L}[\p{L}'’ -]{2,40}$/u.test(part) ||
        part.split(' ').length > 5 ||
        readName(partAfter(rest, next), part) === undefined
      )
        break;
      count += 1;
      before = part;
      at = next.index + next[0].length;
      continue;
    }
    if (!initials.test(part) || before === '') count += 1;
    end = at + name.length;
    goesOn = /\bet\.? ?al\b/i.test(name);
    before = part;
    if (goesOn || name.length < part.trimEnd().length || next === undefined) break;
    at = next.index + next[0].length;
  }
  if (count === 0) return undefined;
  const words = rest.slice(0, end).replace(marks, '').trim();
  const isWhole = /^[\s.,;:)\]}]*(?:$|\n|[[({"“]|[-–—|·]\s|(?:19|20)\d\d)/u.test(rest.slice(end));
  const hasInitials = /(?:^|\s)\p{Lu}\.|\s\p{Lu}{1,3}$|^\p{Lu}{1,3}\s/u.test(words);
  return { start, end: start + end, count, isSure: count > 1 || goesOn || (hasInitials && isWhole) };
}

function partAfter(text: string, divide: RegExpExecArray): string {
  const start = divide.index + divide[0].length;
  return text.slice(start, nextDivider(text, start)?.index ?? text.length);
}

/** The next separator outside parentheses; undefined if there is none. */
function nextDivider(text: string, from: number): RegExpExecArray | undefined {
  divider.lastIndex = from;
  for (let found = divider.exec(text); found !== null; found = divider.exec(text)) {
    const part = text.slice(from, found.index);
    if (part.lastIndexOf('(') <= part.lastIndexOf(')') || part.length > 200) return found;
  }
  return undefined;
}

/** Parentheses without a year, which usually contain affiliations, and the marks that refer to affiliations. */
const marks = /\((?![^()]*(?:(?:19|20)\d\d|['’]\d\d))[^()]*\)|\[\d[\d, ]*\]|(?<![\d*†‡§¶∗♠♣♡♦^])[\d*†‡§¶∗♠♣♡♦^]+(?=\s|$)/gu;

/** Abbreviated journal names that look like people: `J. Chem. Phys.` */
const journals =
  /^J\. (?:Acoust|Am|Appl|Biol|Cell|Chem|Clin|Comp|Comput|Econ|Exp|Fluid|Mater|Math|Mech|Med|Mol|Neurosci|Opt|Phys|Soc|Stat|Theor)\b/;

/**
 * The name at the beginning of a part of a list, such as `Ann Author` in `Ann Author. ICLR 2020`; undefined if the part does not begin
 * with a name.
 */
function readName(part: string, before: string): string | undefined {
  if (!/['’]\d\d\b|[([][^()[\]]*(?:19|20)\d\d/.test(part) && isName(part, before)) return part;
  let short: string | undefined;
  for (const stop of part
    .slice(0, 200)
    .matchAll(/\.?\s*\n|[.:]\s+|\s*[[(](?!\d{1,2}[\d, ]*\])|[)\]}](?=[\s\p{P}]*$)|\s+[-–—|]\s|\s+\p{Lu}\p{L}+ ?['’]\d\d\b/gu)) {
    const name = part.slice(0, stop.index);
    if (journals.test(name)) continue;
    // The full stop after an initial is taken for the end of the name only if no later end fits.
    if (/(?:^|[\s.-])\p{Lu}$/u.test(name) && stop[0].startsWith('.')) {
      if (name.includes(' ') && isName(`${name}.`, before)) short ??= `${name}.`;
    } else if (isName(name, before)) {
      return name;
    }
  }
  return short;
}

function isName(part: string, before: string): boolean {
  const name = part
    .replace(marks, '')
    .replace(/(?<![.\s])[.\s]+$/, (end) => (end.startsWith('.') ? '.' : ''))
    .trim();
  if (
    name === '' ||
    name.length > 80 ||
    journals.test(name) ||
    /^(?:19|20)\d\d\s/.test(part.trim()) ||
    /\p{L}{2}[.:]\s/u.test(name.replace(/\b(?:Jr|Sr|St|Dr)\./g, ''))
  )
    return false;
  if (initials.test(name)) return before !== '' && name.length <= 12;
  const alone = name.replace(/,? et\.? ?al\b\.?$/i, '');
  if (alone !== name && /^\p{Lu}[\p{L}'’-]+$/u.test(alone)) return true;
  return authorLikeness(alone) >= 0.5;
}
