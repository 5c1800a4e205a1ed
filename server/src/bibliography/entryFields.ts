import type { BibliographyField } from '../model/bibliography';

/**
 * The field with the first of these names that the entry has; undefined if it has none of them. If a field is repeated, the last one
 * counts (as in biber and pandoc). Empty fields are ignored.
 */
export function findField(fields: readonly BibliographyField[], ...names: readonly string[]): BibliographyField | undefined {
  for (const name of names) {
    const found = fields.findLast((field) => field.name === name && field.value !== '');
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The TeX of the first of these fields that the entry has; empty if it has none. */
export function getFieldValue(fields: readonly BibliographyField[], ...names: readonly string[]): string {
  return findField(fields, ...names)?.value ?? '';
}
