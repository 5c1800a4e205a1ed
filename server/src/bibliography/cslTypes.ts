import { getOwn } from '../base/collections';

/** Maps the entry types of BibTeX and biblatex to types of CSL 1.0.2. A type that is not listed becomes `document`. */
const types: Readonly<Record<string, string>> = {
  article: 'article-journal',
  periodical: 'article-journal',
  suppperiodical: 'article-journal',
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  mvcollection: 'book',
  proceedings: 'book',
  mvproceedings: 'book',
  reference: 'book',
  mvreference: 'book',
  manual: 'book',
  booklet: 'pamphlet',
  inbook: 'chapter',
  incollection: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  inreference: 'entry-encyclopedia',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  report: 'report',
  techreport: 'report',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  patent: 'patent',
  unpublished: 'manuscript',
  dataset: 'dataset',
  software: 'software',
  review: 'review',
  artwork: 'graphic',
  image: 'graphic',
  audio: 'song',
  music: 'song',
  video: 'motion_picture',
  movie: 'motion_picture',
  letter: 'personal_communication',
  legislation: 'legislation',
  jurisdiction: 'legal_case',
  legal: 'legislation',
  standard: 'standard',
  performance: 'performance',
};

/** `entrySubtype` is biblatex's field `entrysubtype`: articles in magazines and newspapers have their own CSL types. */
export function toCslType(entryType: string, entrySubtype: string): string {
  if (entryType === 'article' && /^(?:magazine|newspaper)$/.test(entrySubtype)) return `article-${entrySubtype}`;
  return getOwn(types, entryType) ?? 'document';
}

/**
 * The text for each localization key that the field `type` can contain, such as `phdthesis` (biblatex manual, "Localization Keys").
 * BibTeX's entry types with the same meaning are included.
 */
const genres: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mathesis: 'Master’s thesis',
  mastersthesis: 'Master’s thesis',
  bathesis: 'Bachelor’s thesis',
  candthesis: 'Candidate thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
  software: 'Computer software',
  datacd: 'Data CD',
  audiocd: 'Audio CD',
  patent: 'Patent',
  patentus: 'U.S. patent',
  patenteu: 'European patent',
  patentde: 'German patent',
  patentuk: 'British patent',
  patentfr: 'French patent',
  patreq: 'Patent request',
  patrequs: 'U.S. patent request',
};

/**
 * The CSL variable `genre`. `type` is the text of the entry's field `type`; if it is empty, the entry type decides. The result is empty
 * if the entry type has no genre either.
 */
export function toGenre(entryType: string, type: string): string {
  if (type !== '') return getOwn(genres, type.toLowerCase()) ?? type;
  return /^(?:phdthesis|mastersthesis|techreport)$/.test(entryType) ? (genres[entryType] ?? '') : '';
}
