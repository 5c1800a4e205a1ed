import { fieldTexts, shortFields, type SearchDocument } from '../searchDocument';
import { foldTerm } from '../../text/foldTerm';

/** Whether a document contains all of `phrases` and none of `excluded`, ignoring letter case, accents and the amount of white space. */
export function matchesPhrases(document: SearchDocument, phrases: readonly string[], excluded: readonly string[]): boolean {
  if (phrases.length === 0 && excluded.length === 0) return true;
  const texts = [...shortFields, 'abstract' as const].flatMap((field) => fieldTexts(document, field)).map(foldPhrase);
  const has = (phrase: string): boolean => texts.some((text) => containsPhrase(text, foldPhrase(phrase)));
  return phrases.every(has) && !excluded.some(has);
}

function foldPhrase(text: string): string {
  return foldTerm(text).replace(/\s+/g, ' ').trim();
}

/** Matches whole words only: `head` is not found in `overhead`. An empty phrase is never found. */
function containsPhrase(text: string, phrase: string): boolean {
  if (phrase === '') return false;
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
    if (isBorder(text, at) && isBorder(text, at + phrase.length)) return true;
  }
  return false;
}

function isBorder(text: string, at: number): boolean {
  return !(isWordCharacter.test(text[at - 1] ?? ' ') && isWordCharacter.test(text[at] ?? ' '));
}

const isWordCharacter = /[\p{L}\p{N}]/u;
