const names = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const short = names.map((name) => name.slice(0, 3));

/** The month, 1 for January, of its English name in lower case, of the beginning of it, or of `sept`; undefined for other words. */
export function readMonth(word: string): number | undefined {
  const index = word.length < 3 ? -1 : names.findIndex((name) => name.startsWith(word === 'sept' ? 'sep' : word));
  return index === -1 ? undefined : index + 1;
}

/** Whether a word in lower case is the first three letters of a month, as in BibTeX's `month = jan`. */
export function isShortMonth(word: string): boolean {
  return short.includes(word);
}

/** A month in English, in a pattern that ignores the case: its name, its first three letters or `sept`, with or without a full stop. */
export const monthPattern = `(?:${names.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)\\.?`;
