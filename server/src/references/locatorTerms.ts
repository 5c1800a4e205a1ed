import type { LocatorTerms } from '../text/locator';

/** The locator labels that pandoc's citeproc accepts in a draft. CSL has more (CSL 1.0.2, "Locators"). */
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

/**
 * Collects the spellings of locator labels in a locale. For example, `getTerm('page', 'short', 1)` returns `pp.`; it returns undefined
 * or an empty text if the locale lacks the term.
 */
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
