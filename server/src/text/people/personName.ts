import type { PersonName } from '../../model/personName';
import { foldText } from '../foldText';

/**
 * Lower-case words between given and family name, as in `Jane van der Doe`. They are written as the alternatives of a regular
 * expression, without a group around them.
 */
export const nameParticles = 'van|von|de|den|der|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ten|ter|dal|af|zu';

const particle = new RegExp(`^(?:${nameParticles}|des|dei|degli|dello|los|las|lo|vom|zum|zur|op|'t|het|auf|d')$`);
const capitalParticle = /^(?:Van|Von|De|Del|Della|Dalla|Dal|Di|Le|La|El|Ter|Ten|Vander|Vanden)$/;
/** Frequent family names of Vietnam, where "Van" and "Le" occur as middle names. */
const vietnamese = /^(?:Nguyen|Tran|Pham|Hoang|Huynh|Phan|Vu|Vo|Dang|Bui|Do|Ho|Ngo|Duong|Ly|Le|Dinh|Truong|Trinh|Nguyễn|Trần|Phạm|Lê)$/;
const suffixes = /^(?:[JS]r\.?|II|III|IV)$/;
/** Words that occur in names of groups only. */
export const groupWord =
  /\b(?:teams?|collaborations?|consortium|group|project|initiative|organi[sz]ation|institutes?|universit(?:y|ies)|laborator(?:y|ies)|labs?|society|committee|foundation|network|association|agency|ministry|council|commission|alliance|investigators|community|contributors|survey|cent(?:er|re)|department|company|inc|llc|ltd|gmbh|corp(?:oration)?|deepmind|google|openai|microsoft|nvidia)\b/i;

/** The name with the given name first: `Jane van der Doe Jr.` */
export function formatPersonName({ given, particle: between, family, suffix, literal }: PersonName): string {
  return literal ?? [given, between, family, suffix].filter((part) => part !== undefined && part !== '').join(' ');
}

/** `Gao and Zeng`, `Gao et al.`; undefined if there are no authors. */
export function nameAuthorsInBrief({
  authors,
  hasMoreAuthors,
}: {
  readonly authors: readonly PersonName[];
  readonly hasMoreAuthors?: true | undefined;
}): string | undefined {
  const [first, second, ...others] = authors.map(nameInBrief);
  if (first === undefined) return undefined;
  if (others.length > 0 || hasMoreAuthors === true) return `${first} et al.`;
  return second === undefined ? first : `${first} and ${second}`;
}

function nameInBrief({ family, particle: between, given, literal }: PersonName): string {
  return [between, family ?? literal ?? given].filter((part) => part !== undefined).join(' ');
}

/** The last word of a name, folded, by which two spellings of a name with the given name first are compared. */
export function foldLastName(name: string): string {
  return foldText(name).split(' ').at(-1) ?? '';
}

/**
 * Splits a name that a source gives as one text: `Joost van der Putten`, `Putten, Joost van der`, `Donald Hora Jr.`. The family name is
 * the last word, with the words that belong to it. Names of groups, and names in scripts that don't separate their words, stay whole.
 */
export function splitPersonName(name: string): PersonName {
  if (isGroup(name) || /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(name)) return { literal: name };
  const [first = '', second = '', third] = name.split(/\s*,\s*/);
  if (second !== '' && suffixes.test(second))
    return third === undefined ? splitSpoken(first, second) : joinNameParts({ family: first, given: third, suffix: second });
  if (second !== '') return joinNameParts({ family: first, given: second, ...(third === undefined ? {} : { suffix: third }) });
  return splitSpoken(first, undefined);
}

function splitSpoken(name: string, writtenSuffix: string | undefined): PersonName {
  const words = name.split(/\s+/);
  const suffix = writtenSuffix ?? takeSuffix(words);
  const last = words.length - 1;
  // Words in lower case are particles (btxdoc, section 4.1, hint 3), unless a name has no capitals at all: "danah boyd".
  const isCapitalised = /^\p{Lu}/u.test(name);
  const isParticle = (word: string): boolean => particle.test(word) || (isCapitalised && /^\p{Ll}/u.test(word));
  const findParticle = (from: number): number => words.findIndex((word, at) => at >= from && at < last && isParticle(word));
  let first = findParticle(1);
  if (/^Mar[ií]a$/.test(words[first - 1] ?? '')) {
    // "María del Carmen" is a given name.
    const next = words.findIndex((word, at) => at > first && !isParticle(word));
    if (next < last) first = findParticle(next);
  }
  const start = first < 0 ? last : words.findLastIndex((word, at) => at < last && isParticle(word)) + 1;
  if (first < 0) first = last;
  // A name that begins with a particle has no given name: "van Gogh".
  if (first === 1 && particle.test(words[0] ?? '')) first = 0;
  // Particles in upper case, as in "Benjamin Van Durme", "Guy Van den Broeck" and "Ada De La Fuente", are a part of the family name.
  const isVietnamese = first === last && (vietnamese.test(words[0] ?? '') || vietnamese.test(words[last] ?? ''));
  let capital = first;
  while (capital > 1 && !isVietnamese && capitalParticle.test(words[capital - 1] ?? '')) capital -= 1;
  if (capital < first) return toPerson(words.slice(0, capital), [], words.slice(capital), suffix);
  return toPerson(words.slice(0, first), words.slice(first, start), words.slice(start), suffix);
}

/** A name whose parts a source separates. The family name may begin with a particle and end with `Jr.`, and parts may be misplaced. */
export function joinNameParts({ family, given, ...written }: { family: string; given: string; suffix?: string | undefined }): PersonName {
  const words = family.split(' ');
  // Registries split names of groups too: given "Tide", family "Team".
  if (groupWord.test(family)) return { literal: `${given} ${family}` };
  const suffix = written.suffix ?? takeSuffix(words);
  const givenWords = given.split(' ');
  // Registries have initials in the wrong place: given "Ada", family "M. Smith".
  while (words.length > 1 && /^\p{Lu}\.$/u.test(words[0] ?? '')) givenWords.push(words.shift() ?? '');
  // The particle can be in either part: "Ludwig van", "Beethoven".
  const lastGiven = givenWords.findLastIndex((word) => !particle.test(word));
  const particles = lastGiven < 0 ? [] : givenWords.splice(lastGiven + 1);
  while (words.length > 1 && particle.test(words[0] ?? '')) particles.push(words.shift() ?? '');
  return toPerson(givenWords, particles, words, suffix);
}

/** Removes a suffix from the end of the words and returns it. */
function takeSuffix(words: string[]): string | undefined {
  if (words.length < 2 || !suffixes.test(words.at(-1) ?? '')) return undefined;
  const suffix = words.pop();
  const last = words.at(-1) ?? '';
  if (last.endsWith(',')) words[words.length - 1] = last.slice(0, -1);
  return suffix;
}

function toPerson(
  given: readonly string[],
  particles: readonly string[],
  family: readonly string[],
  suffix: string | undefined,
): PersonName {
  return {
    family: family.join(' '),
    ...(given.length === 0 ? {} : { given: given.join(' ') }),
    ...(particles.length === 0 ? {} : { particle: particles.join(' ') }),
    ...(suffix === undefined ? {} : { suffix }),
  };
}

export function isGroup(name: string): boolean {
  if (groupWord.test(name) || /[@&\d]|\b(?:of|for|the|and)\b/.test(name)) return true;
  // "Mistral AI", "DeepSeek-AI", and single words such as "OpenAI".
  return (
    (/\bAI$/.test(name) && /\p{Ll}/u.test(name)) ||
    (!name.includes(' ') && /\p{Lu}[^.]*\p{Lu}/u.test(name) && !/^M(?:a)?c\p{Lu}/u.test(name))
  );
}

/** A name of CSL-JSON, which may have values of other types: its parts, or a text as the whole name. All parts are trimmed. */
export function readCslName(value: unknown): PersonName {
  if (typeof value === 'string') return { literal: value.trim() };
  const name = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const part = (...keys: readonly string[]): string =>
    keys.flatMap((key) => (typeof name[key] === 'string' ? name[key].trim() : '') || []).join(' ');
  const parts = {
    literal: part('literal'),
    given: part('given'),
    particle: part('dropping-particle', 'non-dropping-particle'),
    family: part('family'),
    suffix: part('suffix'),
  };
  return parts.literal !== '' ? { literal: parts.literal } : Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ''));
}

const otherAuthors = String.raw`(?:(?:and|&)\s)?et\.?\s?al(?:ii)?\.?`;
const others = new RegExp(String.raw`^(?:${otherAuthors}|(?:(?:and|&)\s)?others|…|\.{3})$`, 'i');
const wordsAtEnd = new RegExp(String.raw`[\s,]${otherAuthors}$`, 'i');
/** The length of the longest form. Only so much of a name is looked at, so that a long text costs no time. */
const maxLength = 'x and et. alii.'.length;

/** Whether a name, given name first, names nobody: `others` (BibTeX, "BibTeXing", 4.4), `Others`, `et al.`, `and others`, `...`. */
export function isOthers(name: string): boolean {
  return name.length <= maxLength && others.test(name);
}

/** The name without "et al." after it: `Jo Frost, et al.` -> `Jo Frost`. The same text if it has none. */
export function withoutOthers(name: string): string {
  const found = wordsAtEnd.exec(name.slice(-maxLength));
  if (found === null) return name;
  const named = name.slice(0, name.length - found[0].length).trimEnd();
  return named.endsWith(',') ? named.slice(0, -1).trimEnd() : named;
}

/** In a list as pages print it: `et al.` and `…` anywhere, and after the last name `and others`, `& 12 more` and `等`. */
const inList =
  /[,;]?\s*(?:\b(?:and|&)\s+)?(?:\bet\.? ?al(?:ii)?\b\.?|…|\.{3})\s*|(?:[,;]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+)(?:\d{1,4}\s+)?(?:others|more(?: authors)?)\b\.?\s*$|\s*等人?\s*$/gi;

/** Returns a list of people without the words for people who are not named, and whether the list had such words. */
export function withoutOthersInList(list: string): { readonly named: string; readonly hasMore: boolean } {
  const folded = list.replace(/[^\S\n]+/g, ' ');
  const named = folded.replace(inList, ' ');
  return { named, hasMore: named !== folded };
}
