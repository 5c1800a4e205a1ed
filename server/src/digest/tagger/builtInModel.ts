import { lazy } from '../../base/derivedValues';
import encoded from './listReader.txt';
import { decodeModel, type ReaderModel } from './readerModel';
import { foldWord, hashToken } from './words';

/**
 * The model that reads lists of papers, decoded when it is first needed: `npm run train-reader` makes it, `docs/how-it-works.md` describes
 * it. undefined if its file is damaged; lists are then read by rules alone.
 */
export const getBuiltInModel = lazy((): ReaderModel | undefined => decodeListReader(encoded));

/** Whether the list reader knows a word in any case; true where its file is damaged. */
export function isKnownWord(word: string): boolean {
  const lexicon = getBuiltInModel()?.lexicon;
  return lexicon === undefined || lexicon.find(hashToken(foldWord(word))) !== undefined;
}

/** The model in a text that `npm run train-reader` wrote (Base64). undefined if the text is damaged. */
export function decodeListReader(text: string): ReaderModel | undefined {
  try {
    return decodeModel(Uint8Array.from(atob(text.trim()), (each) => each.charCodeAt(0)));
  } catch {
    // `atob` throws where the text is not Base64.
    return undefined;
  }
}
