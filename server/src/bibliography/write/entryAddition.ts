import type { TextEdit } from '../../model/draft';

/** What came of the wish to add an entry to a file. */
export type EntryAddition =
  | { readonly kind: 'added'; readonly edit: TextEdit }
  /** The file has the key for this title already: nothing is to be done. */
  | { readonly kind: 'present' }
  /** The file has the key for another work, whose title is told as it stands there. */
  | { readonly kind: 'key-taken'; readonly title: string }
  /** The file is not what its name says, so that no place in it is safe. */
  | { readonly kind: 'unreadable' };
