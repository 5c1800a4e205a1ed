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
