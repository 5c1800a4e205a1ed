import { looksLikeVenue } from './evidence';

/** `ACL 2020`, `NeurIPS'23 Findings`, `CVPR Workshop 2021 (Oral)`. */
const shortVenue = /^(?:in:? )?(?:\p{Lu}[\p{L}&/@-]{1,20} ){0,4}\p{Lu}[\p{L}&/@-]{1,20},? ?(?:(?:19|20)\d\d|['’]\d\d)(?: (?:Findings|Oral|Spotlight|Poster|Workshop|Demo)s?)?$/u;
const dateWords = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i;
const longestVenue = 200;

/** The part of a text that says where a paper appeared, as it is written; undefined where none does. */
export function findVenue(text: string): string | undefined {
  for (const part of text.split(/\s+[-–—|·•]\s+|(?<=[\p{L}\d)]{2})\.\s+(?!\d)|[[\]()\n]|\s{3,}|https?:\S+/u)) {
    const venue = part.replace(/^[\s.,:;·|"“”–—-]+|[\s.,:;·|–—-]+$/g, '').replace(/\s+/g, ' ');
    if (venue.length < 4 || venue.length > longestVenue || dateWords.test(venue.replace(/ \d{4}$/, '').slice(0, 12)) && !looksLikeVenue(venue)) continue;
    if (shortVenue.test(venue) || looksLikeVenue(venue)) return venue.replace(/^in:? /i, '');
  }
  return undefined;
}

const journal = /^[\s.,:;"”’)\]]*(?:in:? )?(\p{Lu}[^\d.;()[\]:]{3,150}?)(?=,?\s+(?:vol|no|pp?)\b|[.;,:]?\s*[\d([]|[.;:]\s|[.,;]?\s*$)/iu;

/** The journal or publisher that follows a title in a reference: `Journal of Tests 15(1): 1–40`. */
export function findJournal(text: string): string | undefined {
  const name = journal.exec(text.replace(/\s+/g, ' '))?.[1]?.replace(/[\s,]+$/, '');
  return name !== undefined && /^\p{Lu}/u.test(name) ? name : undefined;
}

/** The year that a venue says: 2023 for `ACL'23`. */
export function findShortYear(text: string): number | undefined {
  const found = /\p{Lu}{2,}[\p{L}]* ?['’](\d\d)\b/u.exec(text)?.[1];
  return found === undefined ? undefined : Number(found) + (Number(found) < 60 ? 2000 : 1900);
}
