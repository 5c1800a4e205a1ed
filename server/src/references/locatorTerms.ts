import type { LocatorTerms } from '../text/locator';

/** The labels that pandoc's citeproc accepts in a draft; CSL 1.0.2, "Locators", has more. */
const labels = [
  'book',
  'chapter',
  'column',
  'figure',
  'folio',
  'issue',
  'line',
  'note',
  'opus',
  'page',
  'paragraph',
  'part',
  'section',
  'sub-verbo',
  'verse',
  'volume',
] as const;

/** Reads the spellings of locator labels from a locale: `getTerm('page', 'short', 1)` is `pp.`; undefined or empty if it has none. */
export function readLocatorTerms(getTerm: (term: string, form: string, plural: 0 | 1) => string | undefined): LocatorTerms {
  const terms = new Map<string, string>();
  for (const label of labels) {
    for (const form of ['long', 'short', 'symbol']) {
      for (const plural of [0, 1] as const) {
        const term = getTerm(label, form, plural)?.toLowerCase() ?? '';
        if (term !== '' && !terms.has(term)) terms.set(term, label);
      }
    }
  }
  return terms;
}
