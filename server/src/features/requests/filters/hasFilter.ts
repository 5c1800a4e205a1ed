import { createChoiceFilter } from './filterKind';

/**
 * `has:code`: papers with a link to code. `has:abstract`, `has:doi`: papers whose abstract or DOI is known. `has:note`: papers on which
 * the writer has a note.
 */
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
