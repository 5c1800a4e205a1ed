import { formatPersonName, isGroup, isOthers, joinNameParts, splitPersonName, withoutOthers } from '#text';
import { texToText } from '../../base/tex/texToText';
import type { PersonName } from '../../model/personName';
import { readPlainLine } from './recordFields';

/** The authors of a work. `hasMoreAuthors` is `true` if the list ends with "et al." or is longer than what is read. */
interface ListedAuthors {
  readonly authors: readonly PersonName[];
  readonly hasMoreAuthors?: true;
}

/** The most names of one work that are read. */
const maxAuthors = 5_000;
const maxNameLength = 200;

/** Reads the authors in order. Items without a name, such as the `:` that follows a group's name at arXiv, are left out. */
export function readAuthors<T>(items: readonly T[], read: (item: T) => PersonName | undefined): ListedAuthors {
  const names = items.slice(0, maxAuthors).flatMap((item) => read(item) ?? []);
  const named = names.map(dropOthers);
  const isCutOff = items.length > maxAuthors || named.some((name, index) => name !== names[index]);
  return { authors: named.filter((name) => name !== undefined), ...(isCutOff ? { hasMoreAuthors: true } : {}) };
}

/** The same name if it is one; without "et al." after it (`Jo Frost et al.`); undefined if it stands for further authors. */
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

/** A name whose family name the registry separates; undefined for text without a letter. */
export function readPersonParts(parts: { family?: string; given?: string; suffix?: string }): PersonName | undefined {
  const family = readNamePart(parts.family ?? '');
  const given = readNamePart(parts.given ?? '');
  if (family === undefined) return given === undefined ? undefined : splitPersonName(given);
  if (given === undefined) return family.includes(' ') || isGroup(family) ? { literal: family } : { family };
  return joinNameParts({ family, given, suffix: readNamePart(parts.suffix ?? '') });
}

/** A name that a registry gives as one text; undefined for text without a letter. */
export function readPersonName(text: string): PersonName | undefined {
  const name = readNamePart(text);
  return name === undefined ? undefined : splitPersonName(name);
}

/** A part of a name on one line, without TeX and without an affiliation in parentheses after it. */
function readNamePart(text: string): string | undefined {
  const line = readPlainLine(text.slice(0, maxNameLength));
  if (line === undefined) return undefined;
  const name = (/[\\~]/.test(line) ? texToText(line) : line).replace(/^and |\s*\([^()]*\)$/g, '').replace(/^[\s,;:*]+|[\s,;:*]+$/g, '');
  return /\p{L}/u.test(name) ? name : undefined;
}
