/**
 * A guess at the singular of an English word, from its ending: `cache` for `caches`, `study` for `studies`. `bias`, `analysis` and
 * words of other scripts are returned as they are.
 */
export function toSingular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|as|os)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word) && !/(?:aches|axes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
