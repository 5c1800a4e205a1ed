import { isOthers, nameParticles, withoutOthersInList } from '#text';
import { decodeEntities } from '../../../base/entities';
import type { AuthorList } from '../../../model/authorList';
import { initialsPattern, orderNames, tidyName } from '../../fields/authors';
import { foldLines } from '../../fields/joinLines';
import type { LocatedText } from '../../recordDraft';

/** A longer list is not a list of authors. */
const maxPeople = 5000;
const onlyInitials = new RegExp(`^(?:${initialsPattern})$`, 'u');
const particle = new RegExp(String.raw`^(?:${nameParticles})\b`, 'i');

/**
 * Splits a text that lists several people: `Guo, W.; Straub, D.`, `Liu R., Adler D.G.`, `A. Berg and B. Ice`, `A Berg|B Ice`. Numbers
 * and affiliations in parentheses are dropped.
 */
export function splitPeopleField(text: string): AuthorList {
  const listed = parsePythonList(text);
  if (listed !== undefined) return listPeople(listed.map(tidyName));
  const { named, hasMore } = withoutOthersInList(text.replace(/\([^()]{0,300}\)/g, ' '));
  const list = tidyName(named);
  const people = splitList(endsInLooseStop(list) ? list.slice(0, -1) : list)
    .map(tidyName)
    .filter((name) => name !== '' && name.length <= 200);
  return { authors: people.length > maxPeople ? [] : orderNames(people), ...(hasMore ? { hasMoreAuthors: true } : {}) };
}

/** The authors from a source that has each person as a separate item. An item such as "et al." means that there are further authors. */
export function listPeople(people: readonly string[]): AuthorList {
  const named = people.filter((name) => name !== '' && !isOthers(name));
  return { authors: orderNames(named), ...(people.some((name) => isOthers(name)) ? { hasMoreAuthors: true } : {}) };
}

/** Whether the only full stop is at the end of the list, after the initials of the last person: `Liu R, Adler DG.` */
function endsInLooseStop(list: string): boolean {
  return list.indexOf('.') === list.length - 1 && list.includes(',') && /\s\p{Lu}{1,3}\.$/u.test(list.slice(-6));
}

function splitList(list: string): readonly string[] {
  for (const separator of [/\s*;\s*/, /\s*\|\s*/, /\s*[\n\r]+\s*/, /\s*[、，；]\s*/])
    if (separator.test(list)) return list.split(separator);
  const joined = list.split(/,?\s+(?:and|&|und|et|y)\s+/);
  if (joined.length > 1 && joined.every((part) => isInverted(part))) return joined;
  const pieces = joined.flatMap((part) => part.split(/\s*,\s*/)).filter((part) => part !== '');
  if (pieces.length === 1) return splitRunTogether(list);
  if (joined.length === 1 && pieces.length === 2 && isInverted(list)) return [list];
  return joinInitials(pieces) ?? pieces;
}

/** Whether the family name comes first: `Guo, Wenbo`, `van den Brink, Gertrud`, but not `Ada Berg, Bo Ice`. */
function isInverted(name: string): boolean {
  const [family = '', given, ...more] = name.split(/\s*,\s*/);
  if (given === undefined || more.length > 0) return false;
  return !family.includes(' ') || particle.test(family) || onlyInitials.test(given);
}

/**
 * Joins family names with the initials after them: `Smith, J., Doe, A.` names two people. undefined if the pieces do not alternate like
 * this.
 */
function joinInitials(pieces: readonly string[]): readonly string[] | undefined {
  if (pieces.length % 2 !== 0) return undefined;
  const people: string[] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const [family = '', given = ''] = [pieces[at], pieces[at + 1]];
    if (!onlyInitials.test(given) || onlyInitials.test(family)) return undefined;
    people.push(`${family}, ${given}`);
  }
  return people;
}

/**
 * Splits names that SpringerLink writes without a separator: `Vivek K. PallipuramMohammad Bhuiyan`. The capital within `McDonald`
 * does not separate names.
 */
function splitRunTogether(list: string): readonly string[] {
  const people = list.split(/(?<=\p{Ll}{2})(?<!\b(?:Mc|Mac|De|Des|Del|Di|Du|La|Le|Van|Von|Fitz|El|Al))(?=\p{Lu}(?:\p{Ll}|\.))/u);
  return people.every((name) => name.includes(' ')) ? people : [list];
}

/**
 * Tags of HTML, JATS and MathML that databases leave in titles and abstracts. Other tags are kept as text, because the author may be
 * writing about them.
 */
const mark =
  /<\/?(?:i|p|br|em|su[bp]|span|div|a|sc|scp|title|sec|italic|bold|h[1-6]|ul|ol|li|inline-formula|tex-math|jats:[a-z-]{1,30}|mml:[a-z]{1,30}|m[a-z]{1,9})(?:\s[^<>]{0,1000})?\/?>/gi;

/** A value as it would be displayed: on one line, without tags, and with decoded entities. */
export function readPlainValue(value: string): string {
  const bare = value.includes('<')
    ? value.replace(mark, (found) => (/^<\/?(?:p|br|div|sec|title|li|jats:(?:p|sec|title))\b/i.test(found) ? ' ' : ''))
    : value;
  return foldLines(decodeEntities(bare)).trim();
}

/** Drops the full stop that databases add to a title, but not that of an abbreviation. */
export function withoutFullStop(passage: LocatedText): LocatedText {
  const text = readPlainValue(passage.text);
  if (!/[\p{L}\p{N})\]"”’]\.$/u.test(text) || /(?:^|[\s(.])(?:\p{L}{1,2}|\p{Lu}\p{Ll}{0,3}|al|etc|vs|[\p{L}.]+\.\p{L})\.$/u.test(text))
    return { text, span: passage.span };
  const isWritten = passage.text.endsWith('.');
  return { text: text.slice(0, -1), span: isWritten ? { start: passage.span.start, end: passage.span.end - 1 } : passage.span };
}

const item = /'((?:[^'\\]|\\.){0,2000})'|"((?:[^"\\]|\\.){0,2000})"/g;

/**
 * The items of a list of strings in Python's notation, which scripts write into table cells: `['Marx, Karl', "O'Neil, Ann"]`. undefined
 * if the text does not begin like such a list.
 */
export function parsePythonList(text: string): readonly string[] | undefined {
  if (!/^\s*[[(]\s*['"]/.test(text)) return undefined;
  return [...text.matchAll(item)].map((found) => (found[1] ?? found[2] ?? '').replace(/\\(['"\\])/g, '$1'));
}
