import { distance } from 'fastest-levenshtein';
import { fieldTexts, type SearchDocument, type SearchField } from '../../server/src/search/segment/segment';
import { squeezeText } from '../../server/src/text/foldText';
import { tokenizeVariants, tokenizeWords } from '../../server/src/text/words/tokenize';

/** The contents of a search box while the last of several words is typed letter by letter. The words before it are finished. */
export function listBeginnings(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? '';
  const before = words
    .slice(0, -1)
    .map((word) => `${word} `)
    .join('');
  return Array.from(last, (_, at) => before + last.slice(0, at + 1));
}

/** Counts the neighbours in `later` that are in the opposite order in `earlier`. Items that `earlier` does not contain are ignored. */
export function countReorderings<T>(earlier: readonly T[], later: readonly T[]): number {
  const places = later.map((item) => earlier.indexOf(item)).filter((place) => place !== -1);
  return places.filter((place, at) => at > 0 && place < (places[at - 1] ?? 0)).length;
}

const allFields: readonly SearchField[] = ['name', 'key', 'title', 'abstract'];

/**
 * What the last word of a text can match in a document: words that begin with it, alone or joined with the word before; names, keys and
 * titles that begin with the whole text; and names that differ from the whole text by at most two letters.
 */
export function describeLastWordMatches(document: SearchDocument, text: string): string {
  const [last, before] = [...tokenizeWords(text)].reverse();
  const beginnings = last === undefined ? [] : before === undefined ? [last.term] : [last.term, before.term + last.term];
  const terms = allFields.flatMap((field) =>
    fieldTexts(document, field).flatMap((own) =>
      [...tokenizeWords(own), ...tokenizeVariants(own)]
        .filter(({ term }) => beginnings.some((beginning) => term.startsWith(beginning)))
        .map(({ term }) => `${field} ${term}`),
    ),
  );
  const squeezed = squeezeText(text);
  const named = [...document.names, document.key, document.title].filter((name) => squeezeText(name).startsWith(squeezed));
  const alike = document.names.filter((name) => distance(squeezeText(name), squeezed) <= 2);
  return JSON.stringify([terms, named, alike]);
}
