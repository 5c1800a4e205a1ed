import { foldTerm, stopWords, tokenizeWords } from '#text';
import { fieldTexts, type SearchDocument, shortFields } from '../searchDocument';
import type { SearchOptions, WordQuery } from '../searchQuery';
import type { SegmentView } from '../segment/collection';
import { documentOf, findWord, listOf } from './readPostings';

/** Whether a document of the segment has the phrases, lacks the exclusions and passes the filters of a query. */
type DocumentFilter = (number: number) => boolean;

/**
 * Creates the filter for a segment; undefined if the query has no phrases, exclusions or filters. The text of a document is searched
 * for a phrase only if the document may contain the phrase according to the index.
 */
export function createDocumentFilter<Document extends SearchDocument>(
  view: SegmentView<Document>,
  { phrases = [], excluded = [] }: WordQuery,
  { accepts }: SearchOptions<Document>,
): DocumentFilter | undefined {
  if (phrases.length === 0 && excluded.length === 0 && accepts === undefined) return undefined;
  const { documents } = view.loaded;
  const required = phrases.map((phrase) => ({ phrase, candidates: findCandidates(view, phrase) }));
  const forbidden = excluded.map((phrase) => ({ phrase, candidates: findCandidates(view, phrase) }));
  return (number) => {
    const document = documents[number];
    if (document === undefined || !(accepts?.(document) ?? true)) return false;
    return (
      required.every(
        ({ phrase, candidates }) => (candidates === undefined || candidates[number] === 1) && matchesPhrases(document, [phrase], []),
      ) &&
      forbidden.every(
        ({ phrase, candidates }) => (candidates !== undefined && candidates[number] !== 1) || matchesPhrases(document, [], [phrase]),
      )
    );
  };
}

/**
 * Matches words of which the index knows every occurrence. Other words, such as numbers with a point or words of scripts without
 * spaces, may be split in another way in a text, because their boundaries depend on the characters around them. The index may then lack
 * them.
 */
const isSure = /^[a-z][a-z0-9]*$/;

/**
 * Marks the documents that contain all words of a phrase, in any order. Stop words, words with uncertain boundaries and words after the
 * first 255 are not checked. If the phrase has no other words, the result is undefined.
 */
function findCandidates<Document extends SearchDocument>({ loaded }: SegmentView<Document>, phrase: string): Uint8Array | undefined {
  const words = [...new Set(tokenizeWords(phrase).map(({ term }) => term))]
    .filter((term) => isSure.test(term) && !stopWords.has(term))
    .slice(0, 255);
  if (words.length === 0) return undefined;
  const { data } = loaded;
  const counts = new Uint8Array(data.documentCount);
  words.forEach((word, index) => {
    const id = findWord(data.words, word);
    if (id === undefined) return;
    for (const postings of [data.postings, data.fields]) {
      const entries = listOf(postings, id);
      for (let at = 0; at < entries.length; at++) {
        const document = documentOf(entries[at] ?? 0);
        if (counts[document] === index) counts[document] = index + 1;
      }
    }
  });
  for (let document = 0; document < counts.length; document++) counts[document] = counts[document] === words.length ? 1 : 0;
  return counts;
}

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
