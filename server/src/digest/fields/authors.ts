import { groupWord, nameParticles, withoutOthersInList } from '#text';
import { alternation } from '../../base/alternation';
import type { AuthorList } from '../../model/authorList';

/** The line below a title in a Google Scholar alert. It gives the authors with initials, the venue and the year. */
interface ScholarByline {
  readonly people: AuthorList;
  /** Everything after the dash, as written: usually the venue and the year. */
  readonly venue: string;
}

/**
 * Splits a list such as `A, B and C` at commas, semicolons, `and` and `&`. Drops affiliations in parentheses, as they occur in arXiv
 * listings (arXiv help, "Author names").
 */
export function splitAuthors(text: string): AuthorList {
  const { named, hasMore } = withoutOthersInList(dropParentheses(text));
  const authors = named
    .split(/[,;]\s*(?:and\s+|&\s+)?|\s+(?:and|&)\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return { authors, ...(hasMore ? { hasMoreAuthors: true } : {}) };
}

/** Removes everything in parentheses, also nested ones. If a parenthesis is never closed, removes the rest of the text. */
function dropParentheses(text: string): string {
  let depth = 0;
  let kept = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += character;
  }
  return kept.replace(/\s+/g, ' ').replace(/ ,/g, ',').trim();
}

const namePart = String.raw`(?:\p{Lu}[\p{L}'’.-]*|${nameParticles})`;
const personName = new RegExp(`^${namePart}(?: ${namePart}){1,4}$`, 'u');
/** Words that are common in titles, venues and programmes but hardly occur in names. */
const notInNames = new RegExp(
  String.raw`\b${alternation(`Learning Models? Language Languages Vision Data Attention Networks? Neural Deep Efficient Large Graphs? Image Video Speech Text Towards?
    Retrieval Generation Reasoning Agents? Diffusion Training Inference Analysis Systems? Methods? Survey Benchmark Detection Theory
    Segmentation Recognition Conference Journal Proceedings University Institute Research Paper Code The And For With From Using
    IEEE ACM Trans Session Chair Invited Keynote Tutorial Workshop Papers Posters? Demo Main Track Department College Laboratory Labs? School`)}\b`,
);

/** Whether a text contains a word that hardly occurs in names, such as `Learning`. */
export function cannotBeName(text: string): boolean {
  return notInNames.test(text);
}

const institution =
  /^(?:UC|TU|AT&T|Bell Labs)\b|\b(?:ETH|EPFL|MIT|CMU|UCLA|INRIA|CNRS|NTT|IBM)\b|\b(?:Hospital|Hochschule|Universit(?:ät|é|à|eit)|Universidade?|Университет|Instituto?)\b/;

/** Whether a text that stands among people names a group or place of work: `Google Brain`, `UC Berkeley`, `OpenAI`. */
export function isInstitution(text: string): boolean {
  return institution.test(text) || groupWord.test(text) || /[@&]|\b(?:of|for|the)\b|\p{L} AI$/u.test(text);
}

/**
 * The people in a line that consists of two or more names, such as `Ada Lovelace, Charles Babbage`. undefined for other lines, and for
 * names that look like words of a title.
 */
export function readAuthorLine(line: string): AuthorList | undefined {
  // Testing only the text before the first comma is fast, and excludes most lines.
  const comma = line.indexOf(',');
  if (comma < 0 || comma > 60 || line.length > 3000 || !personName.test(line.slice(0, comma).replace(/[\d*†‡§¶∗]+$/, ''))) return undefined;
  if (cannotBeName(line)) return undefined;
  const people = splitAuthors(line.replace(/[\d*†‡§¶∗]+(?=[,\s]|$)/g, ''));
  return people.authors.length >= 2 && people.authors.every((name) => personName.test(name)) ? people : undefined;
}

/** The author in a short line such as `Ada Lovelace et al.` or `Lovelace et al.`; undefined for any other line. */
export function readFirstAuthor(line: string): AuthorList | undefined {
  if (line.length > 60 || !/\bet al\.?$/.test(line)) return undefined;
  const people = splitAuthors(line);
  return people.authors.length === 1 && people.authors.every((name) => personName.test(`A ${name}`)) ? people : undefined;
}

const initialsName = /^\p{Lu}{1,4} \p{Lu}[\p{L}'’. -]{0,40}$/u;

/** Reads a line such as `Z Chen, M Monperrus - arXiv preprint, 2019`. undefined for any other line. */
export function readScholarByline(line: string): ScholarByline | undefined {
  if (line.length > 400) return undefined;
  const dash = line.search(/ [-–] /);
  if (dash < 0) return undefined;
  const people = splitAuthors(line.slice(0, dash));
  if (people.authors.length === 0 || !people.authors.every((name) => initialsName.test(name))) return undefined;
  return { people, venue: line.slice(dash + 3) };
}

const generation = /^(?:jr|sr|[iv]{2,4})\.?$/i;
/** Initials in their usual forms: `J.`, `J.-P.`, `JA`, `Y. -T. S.`. */
export const initialsPattern = String.raw`(?:\p{Lu}\p{Ll}?\.[ -]{0,2}){1,4}|\p{Lu}{1,3}|\p{Lu}-\p{Lu}`;
const endsInInitials = new RegExp(`^(\\p{L}[\\p{L}\\p{M}'’ -]*?[\\p{L}\\p{M}]{2}|\\p{Lu}\\p{Ll}) ((?:${initialsPattern}))$`, 'u');

/** Puts the given name first in `van Doe, Jane`, `Doe, J., Jr.` and `Doe, Jr., J.`. A name without a comma stays in its order. */
export function putGivenFirst(name: string): string {
  const parts = tidyName(name)
    .split(/\s*,\s*/)
    .filter((part) => part !== '');
  const [family = '', second, third] = parts;
  if (second === undefined || institution.test(second)) return family;
  if (third === undefined) return generation.test(second) ? `${family} ${second}` : `${second} ${family}`;
  if (parts.length > 3) return parts.join(', ');
  return generation.test(second)
    ? `${third} ${family} ${second}`
    : generation.test(third)
      ? `${second} ${family} ${third}`
      : parts.join(', ');
}

/** Between two names that a page shows side by side and copying runs together; not within `LeCun`, `McDonald` or `DeVries`. */
const runTogether = /(?<=\p{L}\p{Ll})(?<!\b(?:Mc|Mac|Le|La|De|Di|Da|Du|Van|Von|Fitz))(?=\p{Lu}\p{Ll})/u;

/** `Benny J. TangAngie Boggust` gives two names, because each has at least two words. */
function splitRunTogether(name: string): readonly string[] {
  const names = name.split(runTogether);
  return names.length > 1 && names.every((each) => each.trim().includes(' ')) ? names : [name];
}

/** A family name in capitals before a given name: `LATOUR Bruno`, `LE GOFF Jacques`. */
const capitalsFirst = /^((?:\p{Lu}[\p{Lu}'’-]+ )+)(\p{Lu}(?:\p{Ll}|\.)[^,]*)$/u;
/** Shorter ones may be initials. */
const longCapitals = /^[\p{Lu} '’-]*\p{Lu}{4}/u;

/**
 * Puts the given name first in each name. If all names end in initials, as in Scopus, Embase and PubMed, or begin with a family name in
 * capitals, this is moved to the end. A generation that stands alone (`Roediger, H. L., III`) is that of the name before.
 */
export function orderNames(people: readonly string[]): string[] {
  const names: string[] = [];
  for (const name of people.flatMap(splitRunTogether)) {
    const last = names.at(-1);
    if (last !== undefined && generation.test(name)) names[names.length - 1] = `${last}, ${name}`;
    else names.push(name.replace(/(?<= \p{Lu}{2,4})\.$/u, ''));
  }
  const parts = names.map((name) => endsInInitials.exec(name));
  if (parts.every((part) => part !== null && !/^\p{Lu}\.? /u.test(part[0])))
    return parts.map((part) => `${part?.[2] ?? ''} ${part?.[1] ?? ''}`.trim());
  const inCapitals = names.map((name) => capitalsFirst.exec(name));
  if (
    names.some((name) => longCapitals.test(name)) &&
    !names.some((name) => cannotBeName(name) || isInstitution(name)) &&
    inCapitals.every((found) => found !== null)
  )
    return inCapitals.map((found) => `${found?.[2] ?? ''} ${found?.[1] ?? ''}`.trim());
  return names.map(putGivenFirst);
}

/** Removes footnote marks anywhere in a name, and commas, semicolons and blanks from its ends. */
export function tidyName(name: string): string {
  return name
    .replace(/[ \t]+/g, ' ')
    .replace(/[*†‡§¶∗]+/g, '')
    .replace(/^[\s,;]+|[\s,;]+$/g, '');
}
