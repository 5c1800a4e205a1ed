/** What can be searched of a paper. */
export interface SearchDocument {
  readonly key: string;
  readonly title: string;
  readonly names: readonly string[];
}

export type SearchField = 'name' | 'key' | 'title';

export const searchFields: readonly SearchField[] = ['name', 'key', 'title'];

/** The texts of a field: a paper may have several names. */
export function fieldTexts(document: SearchDocument, field: SearchField): readonly string[] {
  switch (field) {
    case 'name':
      return document.names;
    case 'key':
      return [document.key];
    case 'title':
      return [document.title];
  }
}
