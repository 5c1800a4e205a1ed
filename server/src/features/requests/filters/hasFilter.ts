import { createChoiceFilter } from './filterKind';

/** `has:code`, `has:abstract`, `has:doi`: whether this is known of the paper. `has:note`: whether the writer has a note on it. */
export const hasFilter = createChoiceFilter(
  new Map([
    [
      'code',
      () =>
        ({ links }) =>
          links.some(({ kind }) => kind === 'code'),
    ],
    [
      'abstract',
      () =>
        ({ abstract }) =>
          abstract !== '',
    ],
    [
      'doi',
      () =>
        ({ doi }) =>
          doi !== undefined,
    ],
    ['note', (snapshot) => (paper) => snapshot.noteIndex().notesOn(paper).length > 0],
  ]),
);
