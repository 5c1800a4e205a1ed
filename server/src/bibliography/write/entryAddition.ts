import type { TextEdit } from '../../model/draft';

/** The result of adding an entry to a file. */
export type EntryAddition =
  | { readonly kind: 'added'; readonly edit: TextEdit }
  /** The file already has this key with this title, so nothing needs to be done. */
  | { readonly kind: 'present' }
  /** The file has this key for another work, whose title is given as written there. */
  | { readonly kind: 'key-taken'; readonly title: string }
  /** The file is not in the format that its name promises, so no edit is safe. */
  | { readonly kind: 'unreadable' };
