import type { CitationFormKind } from '../model/draft';

/** In which order a list offers the forms that are not the usual one. */
export const formOrder: readonly CitationFormKind[] = ['parenthetical', 'narrative', 'year-only', 'footnote'];

/** What a list says of a form that is not the usual one. */
export const formNotes: Readonly<Record<CitationFormKind, string>> = {
  parenthetical: 'in parentheses',
  narrative: 'in the sentence',
  'year-only': 'the year only',
  footnote: 'in a footnote',
};
