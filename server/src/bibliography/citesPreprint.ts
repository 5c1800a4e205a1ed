import { readArxivDoi } from '../text/identifiers/arxivId';
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
 * Words that name arXiv and a paper there, and nothing else: `arXiv preprint arXiv:2410.10819 [cs.CL]`, `CoRR`,
 * `\url{https://arxiv.org/abs/2410.10819}`.
 */
const archiveWords =
  /https?:\/\/(?:www\.)?arxiv\.org\/\S*|https?:\/\/doi\.org\/10\.48550\/\S*|\barxiv(?:\.org|\.cornell\.edu)?\b|\bcorr\b|\babs\b|\be-?prints?\b|\bpre-?prints?\b|\(?cornell university\)?|\\url\b|\[[\w.-]+\]|\b[a-z-]+(?:\.[a-z]{2})?\/\d{7}(?:v\d+)?|\b\d{4}\.\d{4,5}(?:v\d+)?/gi;

/** Whether an entry cites a preprint at arXiv, and names no other place where the work was published. */
export function citesPreprint(entry: BibliographyEntry): boolean {
  if (entry.arxivId === undefined || otherTypes.test(entry.entryType)) return false;
  if (entry.doi !== undefined && readArxivDoi(entry.doi) === undefined) return false;
  const fields = entry.fields();
  return venueFields.every((name) => namesOnlyArchive(getFieldValue(fields, name)));
}

/** Whether a text names arXiv and a paper there, and nothing else. True for an empty text. */
export function namesOnlyArchive(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text.replace(archiveWords, ''));
}
