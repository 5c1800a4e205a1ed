import { lazy } from '../../base/derivedValues';
import { cannotBeName } from '../fields/authors';
import { isWithinSurname } from './completeNames';
import { labels } from './crf';
import { isConjunction } from './segments';
import type { TaggedTokens } from './tagLines';
import { minSureness, readTokens, sureness } from './tokenRuns';
import { locateTokens, readToken, type TokenRun, type Tokens, tokenTypes } from './tokens';

const authorLabel = labels.indexOf('author');

/** A person with the offsets of the name in the digest. */
export interface Person {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly run: TokenRun;
}

export function findPersons(tagged: TaggedTokens): Person[] {
  const { tokens, labels: own } = tagged;
  const offsets = locateTokens(tokens);
  const persons: Person[] = [];
  const isSchedule = lazy(() => hasWeekdays(tokens));
  const isJapanese = tokens.types.includes(tokenTypes.kana);
  for (let at = 0; at < tokens.count; at += 1) {
    if (own[at] !== authorLabel) continue;
    const first = at;
    while (at + 1 < tokens.count && own[at + 1] === authorLabel && !joinsPersons(tagged, at + 1)) at += 1;
    const isJoined = joinsPersons(tagged, first) || (first < at && isWeekday(tokens, first) && isSchedule());
    const run = { first: isJoined ? first + 1 : first, last: at };
    if (hasOtherRole(tokens, first)) continue;
    if (run.last < run.first || sureness(tagged, run, authorLabel) < minSureness) continue;
    const end = (offsets[at] ?? 0) + (tokens.ends[at] ?? 0) - (tokens.starts[at] ?? 0);
    for (const name of splitJoined(readTokens(tokens, run), isJapanese))
      if (mayBePerson(name)) persons.push({ name, start: offsets[run.first] ?? 0, end, run });
  }
  return keepAlike(persons);
}

const weekdays = /^(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri)$/;

/** Whether a token is a day at the beginning of a line. */
function isWeekday(tokens: Tokens, at: number): boolean {
  return weekdays.test(readToken(tokens, at)) && at === (tokens.lineStarts[tokens.lineOf[at] ?? 0] ?? 0) + 1;
}

/** Whether lines begin with different days, so that these are no names. */
function hasWeekdays(tokens: Tokens): boolean {
  return new Set(Array.from(tokens.lineStarts, (start) => readToken(tokens, start + 1)).filter((text) => weekdays.test(text))).size > 1;
}

/** People of a session or a programme, who have written none of its papers. */
const otherRoles =
  /^[\s\p{P}]*(?:(?:session|programme?|general|workshop) )?(?:(?:co-)?chair(?:person)?|moderator|discussant|host|organi[sz]er)s?(?: \d)?\s*[:：]/iu;
/** Words before somebody who has not written the paper: who passed it on, supervised it or edited the book around it. */
const beforeOthers =
  /(?:\b(?:via|h\/t|(?:recommended|suggested|shared|presented|supervised) by|(?:supervisor|adviser|advisor|photo|contact|editor)s?:?)|\ba cura di|\bhrsg\. von)\s+$/i;
const otherColumns = /\b(?:advis[eo]rs?|supervisors?|chairs?|discussants?|moderators?|hosts?|contact|editors?|translators?)\b/i;

/** Whether somebody stands in another role than that of an author. */
function hasOtherRole({ lines, lineOf, lineTexts, starts }: Tokens, at: number): boolean {
  const line = lineOf[at] ?? 0;
  const text = lineTexts[line] ?? '';
  const start = starts[at] ?? 0;
  return (
    otherRoles.test(text) ||
    beforeOthers.test(text.slice(Math.max(0, start - 30), start)) ||
    otherColumns.test(lines[line]?.cell?.header ?? '')
  );
}

const hasInitial = /(?:^|[\s,.-])\p{Lu}(?:\.|$)|\s\p{Lu}{2,4}$|^\p{Lu}{2,4}\s/u;
/** If this share of at least `min` names has initials, a name without is a word of a title: `G. Levi, L'eredità`. */
const alike = { share: 0.85, min: 6 };

function keepAlike(persons: Person[]): Person[] {
  const count = persons.filter(({ name }) => hasInitial.test(name)).length;
  if (persons.length < alike.min || count < alike.share * persons.length) return persons;
  return persons.filter(({ name }) => hasInitial.test(name) || /\p{L}\s+\p{Lu}/u.test(name));
}

/** Whether a token is a word for "and" between two persons. In `Ortega y Gasset` it is within a name. */
function joinsPersons({ tokens, parts }: TaggedTokens, at: number): boolean {
  const isAnd = tokens.types[at] === tokenTypes.word && isConjunction(tokens.texts[tokens.textIds[at] ?? 0] ?? '');
  return isAnd && !isWithinSurname(tokens, parts, at);
}

/** Words that the model doesn't know as "and", between two names of several words. */
const otherAnds = /(?<=\p{L}{2}) (?:và|ile|i|și) (?=\p{Lu}\p{L})/u;

/** The first of several persons, if the initials stand before the surname: `A. Cat, B. Dog`. */
const initialsAndSurname = /^((?:(?:\p{Lu}\.[ -]?){1,4}|\p{Lu}{1,3} )\p{Lu}\p{L}[^,]*), /u;

/**
 * The names in a run that may hold several. Letters that mean "and" occur in Chinese and Japanese names, as in 山本和夫: と stands between two
 * names only before a family name, which is not written in hiragana; 和 and its like mean "and" in Chinese only, between whole names.
 */
function splitJoined(name: string, isJapanese: boolean): readonly string[] {
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・]{4,}$/u.test(name))
    return isJapanese ? name.split(/(?<=.{2})と(?=[\p{Script=Han}\p{Script=Katakana}].)/u) : name.split(/(?<=^.{2,4})[和与及](?=.{2,4}$)/u);
  return name.split(otherAnds).flatMap((each) => {
    const first = initialsAndSurname.exec(each)?.[1];
    return first === undefined ? [each] : [first, each.slice(first.length + 2)];
  });
}

const person = /^(?=.{2,60}$)(?:[\p{L}\p{M}'’.\-–‐ ・·]|,(?= ?\p{L})){2,}$/u;

function mayBePerson(name: string): boolean {
  if (!person.test(name) || cannotBeName(name) || !/\p{L}{2}/u.test(name)) return false;
  if (/^\p{Script=Han}+$/u.test(name)) return name.length >= 2 && name.length <= 5;
  return name.split(/[\s,]+/).length <= 7 && (/\p{Lu}/u.test(name) || /^[^\p{Lu}\p{Ll}]+$/u.test(name));
}
