import { lazy } from '../base/derivedValues';
import { unpackAsset } from '../base/unpackAsset';
import { decodeVectors } from './encodeVectors';
import type { WordVectors } from './wordVectors';
import packed from './wordVectors.txt';

/**
 * The vectors of words, decoded when they are first needed: `npm run train-vectors` makes them, `docs/how-it-works.md` describes them.
 * undefined if their file is damaged; papers are then found by words alone.
 */
export const getWordVectors = lazy((): WordVectors | undefined => {
  const bytes = unpackAsset(packed);
  return bytes === undefined ? undefined : decodeVectors(bytes);
});
