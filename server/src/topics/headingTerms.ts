import type { Acronyms } from './acronyms';
import termList from './headingTerms.txt';
import { gap, type WordReader } from './wordReader';

/** Terms that headings have, by the stem numbers of their words: `join(' ')` of `KnownPhrase.words`. */
export type HeadingTerms = ReadonlyMap<string, string>;

/**
 * What papers of computer science and linguistics are about, as a heading says it: the noun phrases that at least fifteen of 95,464
 * titles (arXiv, ACL Anthology) have, and abstracts not much more often. Made by `npm run eval -- train-heading-terms`. Few titles of a
 * small library have a phrase in common, so this knowledge from other titles helps to tell a subject from a detail. Phrases that are not
 * in the list, for example of other fields, are judged by the library alone.
 */
export function readHeadingTerms(reader: WordReader, acronyms: Acronyms): HeadingTerms {
  return new Map(
    termList
      .trim()
      .split('\n')
      .map((term) => {
        const ids: number[] = [];
        reader.read(term, ids);
        if (ids[ids.length - 1] === gap) ids.pop();
        return [ids.flatMap((id) => acronyms.get(id) ?? [id]).join(' '), term];
      }),
  );
}
