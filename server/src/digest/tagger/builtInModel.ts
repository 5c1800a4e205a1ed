import { lazy } from '../../base/derivedValues';
import encoded from './listReader.txt';
import { decodeModel, type ReaderModel } from './readerModel';
import { foldWord, hashToken } from './words';

/**
 * The model that reads lists of papers, decoded when it is first needed: `npm run train-reader` makes it, `docs/how-it-works.md` describes
 * it. undefined if its file is damaged; lists are then read by rules alone.
 */
export const getBuiltInModel = lazy((): ReaderModel | undefined => decodeModel(decodeBase64(encoded)));

/** Whether the list reader knows a word in any case; true where its file is damaged. */
export function isKnownWord(word: string): boolean {
  const lexicon = getBuiltInModel()?.lexicon;
  return lexicon === undefined || lexicon.find(hashToken(foldWord(word))) !== undefined;
}

function decodeBase64(text: string): Uint8Array {
  const binary = atob(text.trim());
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
