import type { BibliographyEntry } from '../model/bibliography';
import type { CslItem } from '../model/csl';
export function toCslItem(entry: BibliographyEntry): CslItem {
  return { id: entry.key, type: 'article', title: entry.title };
}
