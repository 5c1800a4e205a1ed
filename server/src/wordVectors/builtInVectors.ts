import { decodeBase64 } from '../base/decodeBase64';
import { lazy } from '../base/derivedValues';
import { decodeVectors } from './encodeVectors';
import encoded from './wordVectors.txt';

/**
 * The vectors of words, decoded when they are first needed: `npm run train-vectors` makes them, `docs/how-it-works.md` describes them.
 * undefined if their file is damaged; papers are then found by words alone.
 */
export const getWordVectors = lazy(() => decodeVectors(decodeBase64(encoded)));
