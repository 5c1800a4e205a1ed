import { createChoiceFilter } from './filterKind';

/** `has:code` and the like: something is known of the paper besides its title; `has:note`: the writer has a note on it. */
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
