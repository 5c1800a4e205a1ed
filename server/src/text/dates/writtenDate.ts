import { monthPattern } from './months';

/** A date as written in a text, and its year if it has one. */
export interface WrittenDate {
  readonly date: string;
  readonly year?: number;
}

const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? )?';
const day = '\\d{1,2}(?:st|nd|rd|th)?';
const year = '(?:19|20)\\d\\d';
const clock = '(?:[T ]\\d{1,2}:\\d\\d(?::\\d\\d)?(?:\\.\\d{1,6})?(?: ?(?:Z|GMT|UTC|[+-]\\d\\d:?\\d\\d))?)?';
const datePattern = [
  `${weekday}${monthPattern} ${day}(?:,? ${year})?`,
  `${weekday}${day} ${monthPattern}(?:,? ${year})?`,
  `${monthPattern},? ${year}`,
  `${year}[-/]\\d{1,2}[-/]\\d{1,2}`,
  `${year}-(?:0[1-9]|1[0-2])(?!-)`,
].join('|');
const wholeDate = new RegExp(`^(${datePattern})${clock}$`, 'i');
const leadingDate = new RegExp(`^(${datePattern})(?![\\w-])`, 'i');
const trailingDate = new RegExp(`(?:^|[^\\w-])(${datePattern})$`, 'i');
const yearPattern = new RegExp(`(?:^|[^\\w])(${year})(?![\\w])`);

/**
 * Parses a string that is a date, ignoring the time of day: `Jun 23`, `Oct 4, 2026`, `Thu, 7 Nov 2024`, `2024-11-01T09:00:00Z`.
 * undefined for any other string.
 */
export function readDate(text: string): WrittenDate | undefined {
  return text.length > 60 ? undefined : toDate(wholeDate.exec(text));
}

/** The date at the beginning of a string, such as `Thu, 7 Nov 2024` in `Thu, 7 Nov 2024 02:49:53 GMT   (31214kb,D)`. */
export function readLeadingDate(text: string): WrittenDate | undefined {
  return toDate(leadingDate.exec(text.slice(0, 60)));
}

/** The date at the end of a heading, such as `2024-11-01` in `Papers for 2024-11-01`. */
export function readTrailingDate(text: string): WrittenDate | undefined {
  return toDate(trailingDate.exec(text.slice(-40)));
}

/**
 * The first year from 1900 to 2099 in the first 400 characters of a string; undefined if there is none. Digits within a longer number
 * or word are not a year.
 */
export function findYear(text: string): number | undefined {
  const found = yearPattern.exec(text.slice(0, 400))?.[1];
  return found === undefined ? undefined : Number(found);
}

function toDate(match: RegExpExecArray | null): WrittenDate | undefined {
  const date = match?.[1];
  if (date === undefined) return undefined;
  const found = findYear(date);
  return found === undefined ? { date } : { date, year: found };
}
