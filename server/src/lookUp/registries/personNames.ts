import { texToText } from '../../base/tex/texToText';
import type { PersonName } from '../../model/personName';
import { nameParticles } from '../../text/nameParticles';
import { isOthers, withoutOthers } from '../../text/otherAuthors';
import { formatPersonName } from '../../text/personName';
import { readPlainLine } from './plainText';

/** The most names of one work that are read. */
const mostAuthors = 5_000;
const longestName = 200;

/** The authors of a work. `hasMoreAuthors` is `true` if the list ends with "et al." or is longer than what is read. */
export interface ListedAuthors {
  readonly authors: readonly PersonName[];
  readonly hasMoreAuthors?: true;
}

/** Reads the authors in order. Items without a name, such as the `:` that follows a group's name at arXiv, are left out. */
export function readAuthors<T>(items: readonly T[], read: (item: T) => PersonName | undefined): ListedAuthors {
  const names = items.slice(0, mostAuthors).flatMap((item) => read(item) ?? []);
  const named = names.map(dropOthers);
  const isCutOff = items.length > mostAuthors || named.some((name, index) => name !== names[index]);
  return { authors: named.filter((name) => name !== undefined), ...(isCutOff ? { hasMoreAuthors: true } : {}) };
}

/** The same name if it is one; without "et al." behind it (`Jo Frost et al.`); undefined if it stands for further authors. */
function dropOthers(name: PersonName): PersonName | undefined {
  const whole = formatPersonName(name);
  if (isOthers(whole)) return undefined;
  const rest = withoutOthers(whole);
  return rest === whole ? name : readPersonName(rest);
}

/** A name of a group; undefined for text without a letter. */
export function readGroupName(text: string): PersonName | undefined {
  const literal = readNamePart(text);
  return literal === undefined ? undefined : { literal };
}

/** A name whose family name the registry separates: `family` may begin with a particle, and end with `Jr.`. */
export function readPersonParts(parts: { family?: string; given?: string; suffix?: string }): PersonName | undefined {
  const family = readNamePart(parts.family ?? '');
  const given = readNamePart(parts.given ?? '');
  if (family === undefined) return given === undefined ? undefined : readPersonName(given);
  const words = family.split(' ');
  if (given === undefined) return words.length > 1 || isGroup(family) ? { literal: family } : { family };
  // Registries split names of groups too: given "Tide", family "Team".
  if (groupWord.test(family)) return { literal: `${given} ${family}` };
  const suffix = readNamePart(parts.suffix ?? '') ?? takeSuffix(words);
  const givenWords = given.split(' ');
  // Registries have initials in the wrong place: given "Ada", family "M. Smith".
  while (words.length > 1 && /^\p{Lu}\.$/u.test(words[0] ?? '')) givenWords.push(words.shift() ?? '');
  // The particle can be in either part: "Ludwig van", "Beethoven".
  const lastGiven = givenWords.findLastIndex((word) => !isParticle(word));
  const particles = lastGiven < 0 ? [] : givenWords.splice(lastGiven + 1);
  while (words.length > 1 && isParticle(words[0] ?? '')) particles.push(words.shift() ?? '');
  return toPerson(givenWords, particles, words, suffix);
}

/**
 * Splits a name that a registry gives as one text: `Joost van der Putten`, `Putten, Joost van der`, `Donald Hora Jr.`. The family name
 * is the last word, with the words that belong to it. Names of groups, and names in scripts that don't separate their words, stay whole.
 * undefined for text without a letter.
 */
export function readPersonName(text: string): PersonName | undefined {
  const name = readNamePart(text);
  if (name === undefined) return undefined;
  if (isGroup(name) || isEastAsian(name)) return { literal: name };
  const [first = '', second = '', third] = name.split(/\s*,\s*/);
  if (second !== '' && isSuffix(second))
    return third === undefined ? splitSpoken(first, second) : readPersonParts({ family: first, given: third, suffix: second });
  if (second !== '') return readPersonParts({ family: first, given: second, ...(third === undefined ? {} : { suffix: third }) });
  return splitSpoken(first, undefined);
}

function splitSpoken(name: string, writtenSuffix: string | undefined): PersonName {
  const words = name.split(' ');
  const suffix = writtenSuffix ?? takeSuffix(words);
  if (words.length === 1) return toPerson([], [], words, suffix);
  const last = words.length - 1;
  let start = last;
  while (start > 1 && isParticle(words[start - 1] ?? '')) start -= 1;
  // Particles in upper case, as in "Benjamin Van Durme", "Guy Van den Broeck" and "Ada De La Fuente", are a part of the family name.
  const isVietnamese = start === last && (vietnamese.test(words[0] ?? '') || vietnamese.test(words[last] ?? ''));
  let capitalStart = start;
  while (capitalStart > 1 && !isVietnamese && isCapitalParticle(words[capitalStart - 1] ?? '')) capitalStart -= 1;
  if (capitalStart < start) return toPerson(words.slice(0, capitalStart), [], words.slice(capitalStart), suffix);
  return toPerson(words.slice(0, start), words.slice(start, last), words.slice(last), suffix);
}

const particle = new RegExp(`^(?:${nameParticles}|des|dei|degli|dello|los|las|lo|vom|zum|zur|op|'t|het|auf|d')$`);
const capitalParticle = /^(?:Van|Von|De|Del|Della|Dalla|Dal|Di|Le|La|El|Ter|Ten|Vander|Vanden)$/;
/** Frequent family names of Vietnam, where "Van" and "Le" occur as middle names. */
const vietnamese = /^(?:Nguyen|Tran|Pham|Hoang|Huynh|Phan|Vu|Vo|Dang|Bui|Do|Ho|Ngo|Duong|Ly|Le|Dinh|Truong|Trinh|Nguyễn|Trần|Phạm|Lê)$/;

function isParticle(word: string): boolean {
  return particle.test(word);
}

function isCapitalParticle(word: string): boolean {
  return capitalParticle.test(word);
}

function isSuffix(word: string): boolean {
  return /^(?:[JS]r\.?|II|III|IV)$/.test(word);
}

/** Removes a suffix from the end of the words and returns it. */
function takeSuffix(words: string[]): string | undefined {
  if (words.length < 2 || !isSuffix(words.at(-1) ?? '')) return undefined;
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

/** Words that occur in names of groups only. */
const groupWord =
  /\b(?:teams?|collaborations?|consortium|group|project|initiative|organi[sz]ation|institute|university|laborator(?:y|ies)|labs?|society|committee|foundation|network|association|agency|ministry|council|alliance|investigators|community|contributors|survey|cent(?:er|re)|department|inc|ltd|gmbh|corp)\b/i;

function isGroup(name: string): boolean {
  if (groupWord.test(name) || /[@&\d]|\b(?:of|for|the|and)\b/.test(name)) return true;
  // "Mistral AI", "DeepSeek-AI", and single words such as "OpenAI".
  return (
    (/\bAI$/.test(name) && /\p{Ll}/u.test(name)) ||
    (!name.includes(' ') && /\p{Lu}[^.]*\p{Lu}/u.test(name) && !/^M(?:a)?c\p{Lu}/u.test(name))
  );
}

function isEastAsian(name: string): boolean {
  return /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(name);
}

/** A part of a name on one line, without TeX and without an affiliation in parentheses behind it. */
function readNamePart(text: string): string | undefined {
  const line = readPlainLine(text.slice(0, longestName));
  if (line === undefined) return undefined;
  const name = (/[\\~]/.test(line) ? texToText(line) : line).replace(/^and |\s*\([^()]*\)$/g, '').replace(/^[\s,;:*]+|[\s,;:*]+$/g, '');
  return /\p{L}/u.test(name) ? name : undefined;
}
