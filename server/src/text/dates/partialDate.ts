import { readMonth } from './months';

/** A date that may lack some parts, but not all of them: `2024`, `Jun 23` (no year), `Nov 2024`, `2024-11-07`. */
export interface PartialDate {
  readonly year?: number;
  /** The number of the month, 1 for January. */
  readonly month?: number;
  readonly day?: number;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** Matches a date that begins with the year. `2023 10` also means October 2023. */
const isoDate = /^(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?(?:T.*)?$/;
const part = /\p{L}+|\d+/gu;
/** The longest text that is read as a date, in UTF-16 units. */
const longestDate = 60;

/** Parses a date. undefined if the text is not a date, or has a day without a month. */
export function parsePartialDate(text: string): PartialDate | undefined {
  const trimmed = text.trim();
  if (trimmed.length > longestDate) return undefined;
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
