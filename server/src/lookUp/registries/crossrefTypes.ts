import type { WorkType } from '../../model/registryRecord';

const types: ReadonlyMap<string, WorkType> = new Map([
  ['journal-article', 'article-journal'],
  ['proceedings-article', 'paper-conference'],
  ['posted-content', 'preprint'],
  ['book', 'book'],
  ['monograph', 'book'],
  ['edited-book', 'book'],
  ['reference-book', 'book'],
  ['book-chapter', 'chapter'],
  ['book-section', 'chapter'],
  ['book-part', 'chapter'],
  ['reference-entry', 'chapter'],
  ['dissertation', 'thesis'],
  ['report', 'report'],
  ['standard', 'report'],
  ['other', 'unknown'],
]);

/** The kind of a work by Crossref's types (api.crossref.org/types). Types that are not known here are no papers. */
export function readCrossrefType(type: string): WorkType {
  return type === '' ? 'unknown' : (types.get(type) ?? 'no-paper');
}
