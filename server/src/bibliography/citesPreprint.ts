import { readArxivDoi } from '#text';
import type { BibliographyEntry } from '../model/bibliography';
import { getFieldValue } from './entryFields';

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
