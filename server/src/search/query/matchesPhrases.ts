import { fieldTexts, searchFields, type SearchDocument } from '../searchDocument';
import { foldTerm } from '../../text/foldTerm';

/** Whether a document has all of some phrases and none of others, as they are: white space, letter case and accents apart. */
export function matchesPhrases(document: SearchDocument, phrases: readonly string[], excluded: readonly string[]): boolean {
  if (phrases.length === 0 && excluded.length === 0) return true;
  const texts = [...searchFields, 'abstract' as const].flatMap((field) => fieldTexts(document, field)).map(foldPhrase);
  const has = (phrase: string): boolean => texts.some((text) => standsIn(text, foldPhrase(phrase)));
  return phrases.every(has) && !excluded.some(has);
}

function foldPhrase(text: string): string {
  return foldTerm(text).replace(/\s+/g, ' ').trim();
}

/** Whole words only: `head` does not stand in `overhead`. A phrase of nothing stands nowhere. */
function standsIn(text: string, phrase: string): boolean {
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
