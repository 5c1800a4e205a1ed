/** A date as written in a text, and its year if it has one. */
export interface WrittenDate {
  readonly date: string;
  readonly year?: number;
}

/** A date that may lack some parts, but not all of them: `2024`, `Jun 23` (no year), `Nov 2024`, `2024-11-07`. */
export interface PartialDate {
  readonly year?: number;
  /** The number of the month, 1 for January. */
  readonly month?: number;
  readonly day?: number;
}

const names = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const short = names.map((name) => name.slice(0, 3));

/**
 * The number of the month, 1 for January, from its English name in lower case, three or more of its first letters, or `sept`; undefined
 * for other words.
 */
export function readMonth(word: string): number | undefined {
  const index = word.length < 3 ? -1 : names.findIndex((name) => name.startsWith(word === 'sept' ? 'sep' : word));
  return index === -1 ? undefined : index + 1;
}

/** Whether a word in lower case is the first three letters of a month, as in BibTeX's `month = jan`. */
export function isShortMonth(word: string): boolean {
  return short.includes(word);
}

/**
 * A pattern for a month in English, to be used ignoring case: its name, the first three letters or `sept`, with or without a full stop.
 */
export const monthPattern = `(?:${names.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)\\.?`;

/** A day in words: `26 Nov 2026` for `2026-11-26`. Other text remains. */
export function formatDay(isoDay: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(isoDay) ?? [];
  const name = short[Number(month) - 1];
  return name === undefined ? isoDay : `${Number(day)} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`;
}

/** Whether the text is a day of the calendar, such as `2026-11-30`; `2026-02-30` is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
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

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** Matches a date that begins with the year. `2023 10` also means October 2023. */
const isoDate = /^(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?(?:T.*)?$/;
const part = /\p{L}+|\d+/gu;
/** The longest text that is read as a date, in UTF-16 units. */
const maxDateLength = 60;

/** Parses a date. undefined if the text is not a date, or has a day without a month. */
export function parsePartialDate(text: string): PartialDate | undefined {
  const trimmed = text.trim();
  if (trimmed.length > maxDateLength) return undefined;
  const iso = isoDate.exec(trimmed);
  const found =
    iso === null
      ? readParts(trimmed.toLowerCase().match(part) ?? [])
      : { year: Number(iso[1]), month: Number(iso[2]), ...(iso[3] === undefined ? {} : { day: Number(iso[3]) }) };
  return found !== undefined && isPossible(found) ? found : undefined;
}

function readParts(parts: readonly string[]): PartialDate | undefined {
  const found: { year?: number; month?: number; day?: number } = {};
  for (const text of parts) {
    const read = readPart(text);
    if (read === undefined) return undefined;
    if (read === 'nothing') continue;
    if (found[read.unit] !== undefined) return undefined;
    found[read.unit] = read.value;
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

/**
 * Reads one word or number of a date. `nothing` for words that occur in dates without being part of the date: a weekday, the `rd` in
 * `23rd`. undefined for words that do not occur in dates.
 */
function readPart(text: string): { readonly unit: keyof PartialDate; readonly value: number } | 'nothing' | undefined {
  if (/^\d{4}$/.test(text)) return { unit: 'year', value: Number(text) };
  if (/^\d{1,2}$/.test(text)) return { unit: 'day', value: Number(text) };
  if (/^(?:st|nd|rd|th)$/.test(text)) return 'nothing';
  if (text.length < 3) return undefined;
  const month = readMonth(text);
  if (month !== undefined) return { unit: 'month', value: month };
  return weekdays.some((name) => name.startsWith(text)) ? 'nothing' : undefined;
}

function isPossible({ year = 2000, month, day }: PartialDate): boolean {
  if (month === undefined && day !== undefined) return false;
  return year >= 1000 && year < 2200 && (month ?? 1) >= 1 && (month ?? 1) <= 12 && (day ?? 1) >= 1 && (day ?? 1) <= 31;
}

/** A date in a uniform format: `2024-11-07`, `2024-11`, `2024`. A text that is not a date, or has no year, is returned as it is. */
export function unifyDate(text: string): string {
  const { year, month, day } = parsePartialDate(text) ?? {};
  return year === undefined
    ? text
    : [year, month, day].flatMap((each) => (each === undefined ? [] : [each.toString().padStart(2, '0')])).join('-');
}

/**
 * Compares a date with a year, month or day. Negative if `date` is before `bound`, positive if it is after `bound`, and 0 if it is
 * within `bound`: 7 Nov 2024 is within 2024. undefined if `date` lacks a part that is needed to decide.
 */
export function compareDates(date: PartialDate, bound: PartialDate): number | undefined {
  for (const unit of ['year', 'month', 'day'] as const) {
    const limit = bound[unit];
    if (limit === undefined) continue;
    const value = date[unit];
    if (value === undefined) return undefined;
    if (value !== limit) return value - limit;
  }
  return 0;
}
