import { readTrailingDate } from '#text';
import { cannotBeName } from '../../fields/authors';
import { isConference, looksLikeVenue } from '../slots/evidence';

/** A venue with its year: `ACL 2020`, `NeurIPS'23 Findings`, `CVPR Workshop 2021`. */
const shortVenue =
  /^(?:in:? )?(?:\p{Lu}[\p{L}&/@-]{1,20} ){0,4}\p{Lu}[\p{L}&/@-]{1,20},? ?(?:(?:19|20)\d\d|['’]\d\d)(?: (?:Findings|Oral|Spotlight|Poster|Workshop|Demo)s?)?$/u;
/** A name with a short year: `ICLR23`. If the name is not a known conference, the text may be the name of a data set. */
const withShortYear = /\b(\p{Lu}\p{L}{2,8}) ?(\d\d)(?![\d\p{L}.-])/u;
/** A single word with a year, where the word may be a family name: `Lanham 2023`. */
const maybePerson = /^\p{Lu}[\p{Ll}'’-]+,? (?:19|20)\d\d$/u;
const knownWords = /^(?:Nature|Science|Cell|Interspeech|Eurospeech|Eurographics|Odyssey|Bioinformatics|Neurocomputing|Distill)\b/;
const dateWords = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i;
const maxVenueLength = 200;

/**
 * The first venue in a text, without details such as pages; undefined if the text has no venue. A full stop that shortens a word before
 * another shortened one ends no part: `Int. J. Robot. Res.`
 */
export function findVenue(text: string): string | undefined {
  for (const part of text.split(
    /\s+[-–—|·•]\s+|(?<=[\p{L}\d)]{2})(?<!\b\p{Lu}\p{Ll}{0,5}[bcdfghjklmnpqrstvwxz](?=\. \p{Lu}\p{Ll}{0,6}\.))\.\s+(?!\d)|[[\]()\n]|\s{3,}|https?:\S+/u,
  )) {
    const venue = withoutPeople(tidy(part));
    if (isVenue(venue) && /\p{L}{2}/u.test(withoutDetails(venue))) return withoutDetails(venue);
    // A venue may follow a name: `(Berg, ICLR 2023)`.
    const last = tidy(venue.slice(venue.lastIndexOf(', ') + 1));
    if (venue.includes(', ') && last.length < 40 && /\p{Lu}.*\p{Lu}/u.test(last) && isVenue(last)) return withoutDetails(last);
  }
  return undefined;
}

const familyName = String.raw`\p{Lu}[\p{L}'’-]+`;
const peopleBefore = new RegExp(`^((?:${familyName}, ){0,3}${familyName} (?:&|and|und|et|y|e) ${familyName}), (?=\\p{Lu}|in )`, 'u');

/** The venue behind family names: `Gu, Goel & Ré, ICLR'22`. */
function withoutPeople(venue: string): string {
  const people = peopleBefore.exec(venue)?.[1];
  return people === undefined || cannotBeName(people) || looksLikeVenue(people) ? venue : venue.slice(people.length + 2);
}

/** Whether a text is written like a venue. */
export function isVenue(text: string): boolean {
  const venue = tidy(text);
  if (/^pp?\. ?\d|^pages? \d/i.test(venue)) return false;
  if (
    venue.length < 4 ||
    venue.length > maxVenueLength ||
    (dateWords.test(venue.replace(/ \d{4}$/, '').slice(0, 12)) && !looksLikeVenue(venue))
  )
    return false;
  if (maybePerson.test(venue) && !knownWords.test(venue) && !looksLikeVenue(venue)) return false;
  return shortVenue.test(venue) || looksLikeVenue(venue) || (venue.length < 12 && isConference(withShortYear.exec(venue)?.[1] ?? ''));
}

/** A citation in PubMed's form: `Nature. 2011 May 5;473(7345):87-91. PMID: 21478872.` */
const citation =
  /^[\s.]*(\p{Lu}[^.;()\d]{1,80})\. ((?:19|20)\d\d)(?: \p{L}{3}(?: \d{1,2})?)?(?:;\d[^\s]{0,40}\.|\.(?=\s*doi:))(?:\s*(?:PMID|PMCID|doi):? ?[\w./()-]{1,80}\.?)*\s*/u;

/** The citation in PubMed's form at the beginning of a text; undefined if the text begins otherwise. */
export function findPubMedCitation(text: string): { readonly length: number; readonly journal: string; readonly year: number } | undefined {
  const found = citation.exec(text.slice(0, 400));
  return found === null ? undefined : { length: found[0].length, journal: (found[1] ?? '').trim(), year: Number(found[2]) };
}

function tidy(text: string): string {
  return text.replace(/^[\s.,:;·|"“”–—-]+|(?<![\s.,:;·|–—-])[\s.,:;·|–—-]+$/g, '').replace(/\s+/g, ' ');
}

/**
 * The name of a venue without details such as volume, pages, and a year or date after a comma. The year is a field of its own. If hardly
 * anything is left, the venue is returned unchanged. GOST R 7.0.5, the Russian standard of references, has two slashes before the venue and a
 * dash before each detail.
 */
export function withoutDetails(venue: string): string {
  const name = withoutDate(venue.replace(/^[\s»”"’',.;:–—-]+(?=\p{L})/u, ''))
    .replace(/^(?:.*\s)?\/\/\s+/, '')
    .replace(/[.,]?\s*[–—―]\s*(?:(?:19|20)\d\d)?$/, '')
    .replace(/^[^,]*\bet al\.?,\s*/, '')
    .replace(/^in:? /i, '')
    .replace(/,?\s+(?:vol(?:ume|\.)?|no\.|pages?|pp?\.)\s*\d.*$/i, '')
    .replace(/,\s*abs\/\d.*$/, '')
    .replace(/,\s*(?:19|20)\d\d[a-z]?$/, '');
  return name.length < 3 ? venue : name;
}

/** `arXiv` of `arXiv, 19 Feb 2024`. */
function withoutDate(venue: string): string {
  const written = readTrailingDate(venue)?.date ?? '';
  const before = venue.slice(0, -written.length).trimEnd();
  return written !== '' && before.endsWith(',') ? before.slice(0, -1) : venue;
}

const journal = /^[\s.,:;"”’)\]]*(?:in:? )?(\p{Lu}[^\d.;()[\]:]{3,150}?)(?=,?\s+(?:vol|no|pp?)\b|[.;,:]?\s*[\d([]|[.;:]\s|[.,;]?\s*$)/iu;

/**
 * The journal or publisher that follows the title in a reference, without volume and pages: `Journal of Tests` for `Journal of Tests
 * 15(1): 1–40`. undefined if there is none.
 */
export function findJournal(text: string): string | undefined {
  const name = journal.exec(text.replace(/\s+/g, ' '))?.[1]?.replace(/[\s,]+$/, '');
  return name !== undefined && /^\p{Lu}/u.test(name) ? name : undefined;
}

/** The year that is written with two digits in a venue's name: 2023 for `ACL'23` and `ICLR23`. undefined if there is no such year. */
export function findShortYear(text: string): number | undefined {
  const [, conference = '', short] = withShortYear.exec(text) ?? [];
  const year = /\p{Lu}{2,}[\p{L}]* ?['’](\d\d)\b/u.exec(text)?.[1] ?? (isConference(conference) ? short : undefined);
  return year === undefined ? undefined : Number(year) + (Number(year) < 60 ? 2000 : 1900);
}
