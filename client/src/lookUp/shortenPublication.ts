/** How much of a venue a row shows, in UTF-16 code units, so that the DOI after it is not cut off. */
const room = 44;

/**
 * Where a work was published, with a long venue cut short at a word: `Proceedings of the 63rd Annual Meeting of the…, 2025 · DOI 10.1/2`.
 * The year stays, also where it is part of the venue.
 */
export function shortenPublication(published: string): string {
  const [, venue = published, rest = ''] = /^(.*?)((?:, \d{4})?(?: · DOI \S+)?(?: · titled ".*" there)?)$/su.exec(published) ?? [];
  if (venue.length <= room) return published;
  const kept = venue.slice(0, room + 1).replace(/[\s\p{P}]+\S*$/u, '');
  const year = /, \d{4}/.test(rest) ? undefined : /\b(?:19|20)\d\d\b/.exec(venue.slice(kept.length))?.[0];
  return `${kept}…${year === undefined ? '' : `, ${year}`}${rest}`;
}
