/**
 * The plural of an English noun, by its ending: `caches` for `cache`, `studies` for `study`, `matrices` for `matrix`. Nouns in -ing stay
 * as they are: most name an activity, such as `training`, and of the others, such as `setting`, the ending says nothing.
 */
export function toPlural(noun: string): string {
  if (/(?:[^aeiou]|qu)y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (noun.endsWith('ing')) return noun;
  if (/^corpus$/i.test(noun)) return `${noun.slice(0, -2)}ora`;
  if (/sis$/.test(noun)) return `${noun.slice(0, -2)}es`;
  if (/[trd][ie]x$/.test(noun)) return `${noun.slice(0, -2)}ices`;
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
