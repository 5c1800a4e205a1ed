const generation = /^(?:jr|sr|[iv]{2,4})\.?$/i;
/** Initials in their usual forms: `J.`, `J.-P.`, `JA`, `Y. -T. S.`. */
export const initialsPattern = String.raw`(?:\p{Lu}\p{Ll}?\.[ -]{0,2}){1,4}|\p{Lu}{1,3}|\p{Lu}-\p{Lu}`;
const endsInInitials = new RegExp(`^(\\p{L}[\\p{L}\\p{M}'’ -]*?[\\p{L}\\p{M}]{2}|\\p{Lu}\\p{Ll}) ((?:${initialsPattern}))$`, 'u');

/** Puts the given name first in `van Doe, Jane`, `Doe, J., Jr.` and `Doe, Jr., J.`. A name without a comma stays in its order. */
export function putGivenFirst(name: string): string {
  const parts = tidyName(name)
    .split(/\s*,\s*/)
    .filter((part) => part !== '');
  const [family = '', second, third] = parts;
  if (second === undefined) return family;
  if (third === undefined) return generation.test(second) ? `${family} ${second}` : `${second} ${family}`;
  if (parts.length > 3) return parts.join(', ');
  return generation.test(second)
    ? `${third} ${family} ${second}`
    : generation.test(third)
      ? `${second} ${family} ${third}`
      : parts.join(', ');
}

/**
 * Puts the given name first in each name. If all names end in initials, as in Scopus, Embase and PubMed, the initials are moved to the
 * front.
 */
export function orderNames(people: readonly string[]): string[] {
  const parts = people.map((name) => endsInInitials.exec(name));
  if (!parts.every((part) => part !== null && !/^\p{Lu}\.? /u.test(part[0]))) return people.map(putGivenFirst);
  return parts.map((part) => `${part?.[2] ?? ''} ${part?.[1] ?? ''}`.trim());
}

/** Removes footnote marks anywhere in a name, and commas, semicolons and blanks from its ends. */
export function tidyName(name: string): string {
  return name
    .replace(/[ \t]+/g, ' ')
    .replace(/[*†‡§¶∗]+/g, '')
    .replace(/^[\s,;]+|[\s,;]+$/g, '');
}
