import type { TextEdit } from '../../model/draft';

/** The result of adding an entry to a file. */
export type EntryAddition =
  | { readonly kind: 'added'; readonly edit: TextEdit }
  /** The file already has this key with this title, so nothing needs to be done. */
  | { readonly kind: 'present' }
  /** The file uses this key for another work. `title` is that work's title as written in the file. */
  | { readonly kind: 'key-taken'; readonly title: string }
  /** The file is not in the expected format, so no edit is safe. */
  | { readonly kind: 'unreadable' };
