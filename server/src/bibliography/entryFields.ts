import type { BibliographyField } from '../model/bibliography';

/** The field with one of these names. If a field is repeated, the last of the entry's own ones counts (biber, pandoc). */
export function findField(fields: readonly BibliographyField[], ...names: readonly string[]): BibliographyField | undefined {
  for (const name of names) {
    const found = fields.findLast((field) => field.name === name && field.value !== '');
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The TeX of the first of these fields that the entry has; empty if it has none. */
export function fieldValue(fields: readonly BibliographyField[], ...names: readonly string[]): string {
  return findField(fields, ...names)?.value ?? '';
}
