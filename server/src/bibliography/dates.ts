import { readMonth } from '#text';
import { texToText } from '../base/tex/texToText';
import type { CslDate } from '../model/csl';

interface SingleDate {
  readonly parts: readonly number[];
  readonly season?: number;
  readonly isUncertain: boolean;
}

/** The year of a simple date: `2017`, `2017-06-12` or `2017/2018`. undefined for any other date, such as `19XX`, `c. 1990` or `2017~`. */
export function readPlainYear(tex: string): number | undefined {
  if (tex === '') return undefined;
  const year = /^[{\s]*(\d{4})(?:-\d\d(?:-\d\d(?:T[\d:Z+-]*)?)?)?(?:\/[\d-]*|\/\.\.)?[}\s]*$/.exec(tex)?.[1];
  return year === undefined ? undefined : Number(year);
}

/**
 * Reads a date of biblatex, which uses a part of ISO 8601-2 (biblatex manual, "Date and Time Specifications"): `2019-05-06`,
 * `2019/2020`, `2019-05/`, `1723~`, `2001-21` (spring). Any other text is kept as the date's `literal`. undefined if `tex` is empty.
 */
export function parseDate(tex: string): CslDate | undefined {
  // The date is not read as TeX, because `~` in a date is not a space.
  const text = tex.replace(/[{}\s]+/g, ' ').trim();
  if (text === '') return undefined;
  const parts = text.split('/').map((part) => part.trim());
  const dates = parts.filter((part) => part !== '' && part !== '..').map(parseSingleDate);
  if (dates.length === 0 || parts.length > 2 || dates.some((date) => date === undefined)) return { literal: texToText(tex) };
  const known = dates.filter((date) => date !== undefined);
  const season = known[0]?.season;
  return {
    'date-parts': known.map((date) => date.parts),
    ...(season === undefined ? {} : { season }),
    ...(known.some((date) => date.isUncertain) ? { circa: true } : {}),
  };
}

function parseSingleDate(text: string): SingleDate | undefined {
  const found = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?([?~%]?)$/.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, mark] = found;
  const isUncertain = mark !== '';
  const number = Number(month);
  // ISO 8601-2 numbers the seasons from 21 (spring) to 24.
  if (month !== undefined && number >= 21 && number <= 24) return { parts: [Number(year)], season: number - 20, isUncertain };
  return { parts: [year, month, day].filter((part) => part !== undefined).map(Number), isUncertain };
}

/**
 * Reads a date from BibTeX's fields: `year = 2019, month = may, day = 6`. The month is a number, a name or an abbreviated name; a day
 * may be part of the month field. A year that is not a number is read with `parseDate`. undefined if there is no year.
 */
export function parseYearAndMonth(year: string, month: string, day: string): CslDate | undefined {
  const yearText = texToText(year);
  if (yearText === '') return undefined;
  const found = /^-?\d{1,4}$/.exec(yearText)?.[0];
  if (found === undefined) return parseDate(year);
  const monthText = texToText(month).toLowerCase();
  const name = /[a-z]{3}/.exec(monthText)?.[0] ?? '';
  const number = /^\d{1,2}$/.test(monthText) ? Number(monthText) : (readMonth(name) ?? 0);
  if (number < 1 || number > 12) return { 'date-parts': [[Number(found)]] };
  const dayNumber = Number(
    /^\d{1,2}$/.exec(texToText(day))?.[0] ??
      (/^[a-z]/.test(monthText) || /\d.*[a-z]/.test(monthText) ? /\b\d{1,2}\b/.exec(monthText)?.[0] : undefined),
  );
  return { 'date-parts': [[Number(found), number, ...(dayNumber >= 1 && dayNumber <= 31 ? [dayNumber] : [])]] };
}
