import { stopWords } from '../../text/words/stopWords';
import { tokenizeWords } from '../../text/words/tokenize';
import { matchesPhrases } from './matchesPhrases';
import type { SearchDocument } from '../searchDocument';
import type { SearchOptions, WordQuery } from '../searchQuery';
import type { SegmentView } from '../segment/collection';
import { documentOf, findWord, listOf } from './readPostings';

/** Whether a document of the segment has the phrases, lacks the exclusions and passes the filters of a query. */
export type DocumentFilter = (number: number) => boolean;

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
