import type { Utf8Slice } from '../base/textBytes';

/** The fields of a paper that can be searched. */
export interface SearchDocument {
  readonly key: string;
  readonly title: string;
  /** Empty if unknown. */
  readonly abstract: string;
  /** Where the abstract lies in memory as bytes; undefined if it is only a string. */
  readonly abstractBytes?: Utf8Slice | undefined;
  readonly names: readonly string[];
  readonly authors: readonly string[];
  readonly year?: number | undefined;
}

export type SearchField = 'name' | 'key' | 'title' | 'author' | 'year' | 'abstract';

/** The short fields, by which a writer refers to a paper. */
export const shortFields: readonly SearchField[] = ['name', 'key', 'title', 'author', 'year'];

/** The texts of one field, for example all names; empty if the document lacks the field. */
export function fieldTexts(document: SearchDocument, field: SearchField): readonly string[] {
  switch (field) {
    case 'name':
      return document.names;
    case 'key':
      return [document.key];
    case 'title':
      return [document.title];
    case 'author':
      return document.authors;
    case 'abstract':
      return document.abstract === '' ? [] : [document.abstract];
    case 'year':
      return document.year === undefined ? [] : [document.year.toString()];
  }
}
