import type { BibliographyField } from '../model/bibliography';

/** The field of that name that counts: where one stands twice, the last of the entry's own (biber, pandoc). */
export function findField(fields: readonly BibliographyField[], ...names: readonly string[]): BibliographyField | undefined {
  for (const name of names) {
    const found = fields.findLast((field) => field.name === name && field.value !== '');
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The TeX of the first of these fields that the entry has; empty where it has none. */
export function fieldValue(fields: readonly BibliographyField[], ...names: readonly string[]): string {
  return findField(fields, ...names)?.value ?? '';
}
