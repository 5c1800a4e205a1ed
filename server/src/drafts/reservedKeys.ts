import type { CitationKey } from '../model/citation';
import { isCrossReference } from './markdown/keySyntax';

/**
 * Whether a draft language reads the key as something other than a citation, so that the key cannot be used for a paper. For example,
 * Quarto reads `tip-adapter` as a cross-reference.
 */
export function isReservedKey(key: CitationKey): boolean {
  return isCrossReference(key);
}
