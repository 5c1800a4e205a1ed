/** Types of BibTeX and biblatex as types of CSL 1.0.2; what is not here is a `document`. */
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

/** `entrySubtype` is biblatex's `entrysubtype`: articles of magazines and newspapers are types of their own. */
export function toCslType(entryType: string, entrySubtype: string): string {
  if (entryType === 'article' && /^(?:magazine|newspaper)$/.test(entrySubtype)) return `article-${entrySubtype}`;
  return types[entryType] ?? 'document';
}

/** Words for `type = {phdthesis}` (biblatex manual, "Localization Keys"), and for BibTeX's types that say it by themselves. */
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

/** `type` is the field as text, where the entry has it; empty where nothing is to be said. */
export function toGenre(entryType: string, type: string): string {
  if (type !== '') return genres[type.toLowerCase()] ?? type;
  return /^(?:phdthesis|mastersthesis|techreport)$/.test(entryType) ? (genres[entryType] ?? '') : '';
}
