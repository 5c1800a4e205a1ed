import { readPlainYear } from '../dates';

/**
 * The year of a CSL date: `{"date-parts": [[2017, 6]]}` or `{"raw": "2017-06"}`. In pandoc's YAML, a date can also be `2017-06` or
 * `{year: 2017}`. undefined if the value contains no year in one of these forms.
 */
export function readCslYear(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  if (typeof value === 'string') return readPlainYear(value);
  if (Array.isArray(value)) return readCslYear(value[0]);
  if (typeof value !== 'object' || value === null) return undefined;
  const date = value as Readonly<Record<string, unknown>>;
  if (Array.isArray(date['date-parts'])) {
    const first: unknown = date['date-parts'][0];
    const year: unknown = Array.isArray(first) ? first[0] : undefined;
    return typeof year === 'number' || typeof year === 'string' ? toYear(year) : undefined;
  }
  return readCslYear(date['year'] ?? date['raw'] ?? date['literal']);
}

function toYear(value: number | string): number | undefined {
  const year = Number(value);
  return Number.isInteger(year) && year !== 0 ? year : undefined;
}

/** The date as written, if the file gives it as text; otherwise undefined. */
export function readWrittenDate(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { raw, literal } = value as Readonly<Record<string, unknown>>;
  return readWrittenDate(typeof raw === 'string' ? raw : typeof literal === 'string' ? literal : undefined);
}
