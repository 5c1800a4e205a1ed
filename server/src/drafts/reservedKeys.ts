import type { CitationKey } from '../model/citation';
import { isCrossReference } from './markdown/crossReferences';

/** Whether a draft language reads the key as something else than a citation, so that no paper can have it: Quarto's `tip-adapter`. */
export function isReservedKey(key: CitationKey): boolean {
  return isCrossReference(key);
}
