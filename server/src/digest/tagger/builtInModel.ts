import { lazy } from '../../base/derivedValues';
import { unpackAsset } from '../../base/unpackAsset';
import packed from './listReader.txt';
import { decodeModel, type ReaderModel } from './readerModel';
import { foldWord, hashToken } from './words';

/**
 * The model that reads lists of papers, decoded when it is first needed: `npm run train-reader` makes it, `docs/how-it-works.md` describes
 * it. undefined if its file is damaged; lists are then read by rules alone.
 */
export const getBuiltInModel = lazy((): ReaderModel | undefined => {
  const bytes = unpackAsset(packed);
  return bytes === undefined ? undefined : decodeModel(bytes);
});

/** Whether the list reader knows a word in any case; true where its file is damaged. */
export function isKnownWord(word: string): boolean {
  const lexicon = getBuiltInModel()?.lexicon;
  return lexicon === undefined || lexicon.find(hashToken(foldWord(word))) !== undefined;
}

/** Whether the list reader has seen a word mostly outside names; false where its file is damaged. */
export function isSeldomOfName(word: string): boolean {
  return (getBuiltInModel()?.lexicon.find(hashToken(foldWord(word)))?.name ?? neutral) < neutral;
}

/** The odds of a word that is as common in names as elsewhere, see `WordOdds`. */
const neutral = 7;
