import { isOthers } from '../../text/otherAuthors';

/** The names in CSL-JSON as text, with the given name first. Invalid names, and the name `others` at the end, are left out. */
export function readCslNames(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  const names = value.map(formatName).filter((name) => name !== '');
  return isOthers(names.at(-1) ?? '') ? names.slice(0, -1) : names;
}

/** Whether a list of names ends with the name that pandoc writes for BibTeX's `and others`, or with "et al." */
export function endsWithCslOthers(value: unknown): boolean {
  return Array.isArray(value) && isOthers(formatName(value.at(-1)));
}

function formatName(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'object' || value === null) return '';
  const name = value as Readonly<Record<string, unknown>>;
  const part = (key: string): string => (typeof name[key] === 'string' ? name[key].trim() : '');
  if (part('literal') !== '') return part('literal');
  return ['given', 'dropping-particle', 'non-dropping-particle', 'family', 'suffix']
    .map(part)
    .filter((text) => text !== '')
    .join(' ');
}
