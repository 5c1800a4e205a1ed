import type { PersonName } from '../model/personName';
import { foldText } from './foldText';

/** The name with the given name first: `Jane van der Doe Jr.` */
export function formatPersonName({ given, particle, family, suffix, literal }: PersonName): string {
  return literal ?? [given, particle, family, suffix].filter((part) => part !== undefined && part !== '').join(' ');
}

/** The last word of a name, folded, by which two spellings of a name with the given name first are compared. */
export function foldLastName(name: string): string {
  return foldText(name).split(' ').at(-1) ?? '';
}
