/**
 * Directions of words and texts: texts about the same point the same way, whatever their words.
 *
 * Architecture invariant: knows texts and stems; the same text has the same direction on every machine.
 */
export { getWordVectors } from './builtInVectors';
export type { WordVectors } from './wordVectors';
