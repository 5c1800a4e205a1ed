import { readMonth } from './months';

/** A date as far as it is told: `2024`, `Jun 23` (no year), `Nov 2024`, `2024-11-07`. At least one part is there. */
export interface PartialDate {
  readonly year?: number;
  /** 1 for January. */
  readonly month?: number;
  readonly day?: number;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** The year first; `2023 10` is October as well. */
const isoDate = /^(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?(?:T.*)?$/;
const part = /\p{L}+|\d+/gu;
/** Longer texts are no dates. */
const longestDate = 60;

/** undefined where the text is no date, or one that does not say which month a day is in. */
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

/** `nothing` for what tells no date but may stand in one: a weekday, the `rd` of `23rd`. */
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

/** A date in one form: `2024-11-07`, `2024-11`, `2024`. One that tells no year, or is none, as it is written. */
export function unifyDate(text: string): string {
  const { year, month, day } = parsePartialDate(text) ?? {};
  return year === undefined
    ? text
    : [year, month, day].flatMap((each) => (each === undefined ? [] : [each.toString().padStart(2, '0')])).join('-');
}

/**
 * Negative where `date` is before `bound`, positive where it is behind it, 0 where it lies in it: 7 Nov 2024 lies in
 * 2024. undefined where `date` does not say enough.
 */
export function compareDates(date: PartialDate, bound: PartialDate): number | undefined {
  for (const unit of ['year', 'month', 'day'] as const) {
    const limit = bound[unit];
    if (limit === undefined) continue;
    const told = date[unit];
    if (told === undefined) return undefined;
    if (told !== limit) return told - limit;
  }
  return 0;
}
