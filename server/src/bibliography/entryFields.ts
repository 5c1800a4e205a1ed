import {
  findArxivId,
  findArxivIdInUrl,
  findUrls,
  type PaperIdentifiers,
  readArxivDoi,
  readArxivId,
  readDoi,
  readMonth,
  readPaperUrls,
} from '#text';
import { readVerbatim, texToText } from '../base/tex/texToText';
import type { BibliographyEntry, BibliographyField } from '../model/bibliography';
import type { CslDate } from '../model/csl';

/**
 * The field with the first of these names that the entry has; undefined if it has none of them. If a field is repeated, the last one
 * counts (as in biber and pandoc). Empty fields are ignored.
 */
export function findField(fields: readonly BibliographyField[], ...names: readonly string[]): BibliographyField | undefined {
  for (const name of names) {
    const found = fields.findLast((field) => field.name === name && field.value !== '');
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The TeX of the first of these fields that the entry has; empty if it has none. */
export function getFieldValue(fields: readonly BibliographyField[], ...names: readonly string[]): string {
  return findField(fields, ...names)?.value ?? '';
}

/** Fields in which writers and reference managers put web addresses. */
const addressField = /^(?:url|howpublished|note|pdf|code|github|website|bdsk-url-\d+)$/;
/** Fields in which an arXiv identifier may follow the label "arXiv": `journal = {arXiv preprint arXiv:2301.00001}`. */
const labelField = /^(?:journal|journaltitle|howpublished|note|eid|number|pages|series|publisher|volume)$/;
/** The form in which DBLP writes arXiv identifiers: `volume = {abs/2301.00001}`. */
const dblpVolume = /^abs\/(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/i;

/** The links, the arXiv identifier and the DOI of an entry. */
export function readIdentifiers(fields: readonly BibliographyField[]): PaperIdentifiers {
  const urls: string[] = [];
  for (const { name, value } of fields) {
    if (value.includes('http') && addressField.test(name)) urls.push(...findUrls(readVerbatim(value.replace(/\\(?:url|href)\b/g, ' '))));
  }
  const found = readPaperUrls(urls);
  return {
    links: found.links,
    doi: readDoiField(getFieldValue(fields, 'doi')) ?? found.doi,
    arxivId: readEprint(fields) ?? found.arxivId ?? findLabelledId(fields),
  };
}

/** The DOI in a field, which may be written with or without the address of a resolver. undefined if the value is not a DOI. */
export function readDoiField(value: string): string | undefined {
  return value === '' ? undefined : readDoi(readVerbatim(value));
}

/**
 * Reads the arXiv identifier in `eprint` (biblatex manual, "Electronic Publishing Information"). `eprinttype` may be missing if the
 * value is a number such as `2301.00001`, or the address of a paper on arXiv.
 */
function readEprint(fields: readonly BibliographyField[]): string | undefined {
  const value = getFieldValue(fields, 'eprint');
  if (value === '') return undefined;
  const eprint = readVerbatim(value);
  const type = getFieldValue(fields, 'eprinttype', 'archiveprefix');
  if (type === '') return /^(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?$/i.test(eprint) ? readArxivId(eprint) : findArxivIdInUrl(eprint);
  return /arxiv/i.test(type) ? readArxivId(eprint) : undefined;
}

function findLabelledId(fields: readonly BibliographyField[]): string | undefined {
  for (const { name, value } of fields) {
    if (name === 'doi') {
      if (value.includes('10.48550/')) return readArxivDoi(readVerbatim(value));
    } else if (labelField.test(name)) {
      const id = /arxiv/i.test(value) ? findArxivId(texToText(value)) : dblpVolume.exec(value)?.[1];
      if (id !== undefined) return id;
    }
  }
  return undefined;
}

/** Fields and variables that can say where a work was published. */
const venueFields = (
  'journal journaltitle booktitle maintitle eventtitle howpublished school institution organization series publisher ' +
  'container-title event-title collection-title'
).split(' ');

/** Works that are published as what they are, also where arXiv has a copy. */
const otherTypes = /thesis|^(?:mv)?(?:book|proceedings|collection|reference)$|^(?:manual|patent|software|dataset)$/;

/**
 * Words that name arXiv and a paper there: `arXiv preprint arXiv:2410.10819 [cs.CL]`, `CoRR`,
 * `\url{https://arxiv.org/abs/2410.10819}`.
 */
const archiveWords =
  /https?:\/\/(?:www\.)?arxiv\.org\/[^\s{}]*|https?:\/\/doi\.org\/10\.48550\/[^\s{}]*|\barxiv(?:\.org|\.cornell\.edu)?\b|\bcorr\b|\babs\b|\be-?prints?\b|\bpre-?prints?\b|\(?cornell university\)?|\[[\w.-]+\]|\b[a-z][a-z-]{1,15}(?:\.[a-z]{2})?\/\d{7}(?:v\d+)?|\b\d{4}\.\d{4,5}(?:v\d+)?/gi;

/** Commands of TeX that only say how their text looks or where it leads. */
const looks = /\\(?:url|href|nolinkurl|emph|text(?:it|sl|bf|sc|rm|tt|sf|up|normal)|mbox|em|it|sl|bf|sc|rm|tt|sf)(?![a-z])/gi;

/** Words beside the name of the archive that name no other place: days, versions, and what is to become of the paper. */
const besideArchive =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|\b(?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\b|\bv(?:ersion)?\s?\d{1,2}\b|\b(?:available|accessed|submitted|under review|in review|in preparation|work in progress|vol(?:ume)?|archive|computing research repository|at|on|in|from|online)\b/gi;

/** Whether an entry cites a preprint at arXiv, and names no other place where the work was published. */
export function citesPreprint(entry: BibliographyEntry): boolean {
  if (entry.arxivId === undefined || otherTypes.test(entry.entryType)) return false;
  if (entry.doi !== undefined && readArxivDoi(entry.doi) === undefined) return false;
  const fields = entry.fields();
  return venueFields.every((name) => namesOnlyArchive(getFieldValue(fields, name)));
}

/** Whether a text names arXiv, a paper there, its day and the like, but no other place. True for an empty text. */
export function namesOnlyArchive(text: string): boolean {
  const plain = text.replace(looks, ' ');
  const others = plain.replace(archiveWords, ' ');
  return !hasWords(others) || (others !== plain && !hasWords(others.replace(besideArchive, ' ')));
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** What a note says of a work that has not appeared yet, or of where it did. */
const publishing =
  /\b(?:submitted|under (?:review|submission)|in review|in preparation|in progress|unpublished|forthcoming|to appear|in press|accepted|presented|published|appeared|proceedings|proc|conference|workshop|symposium|journal|thesis|dissertation|technical report|tech report|working paper|white paper|preprint|manuscript|draft|blog|press release|lecture|slides|talk|personal communication|version|release|patent)\b/i;

/** Identifiers, addresses, and names of archives by which a work can be found. */
const identifying =
  /https?:|www\.|\\(?:url|href|path)\b|\bdoi\b|\b10\.\d{4,9}\/|arxiv|\bcorr\b|\b(?:isbn|issn|pmid|pmcid|hal|ssrn|eprint)\b|\b\d{4}\.\d{4,5}\b/i;

/**
 * Whether a note says where a work is found or how it is published, so that it stands in the place of a venue: `To appear`, or an
 * address. What writers note for themselves, as in `note = {to read}`, does not.
 */
export function saysWhere(note: string): boolean {
  return publishing.test(note) || identifying.test(note);
}

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
