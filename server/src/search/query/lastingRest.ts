import { tokenizeWords } from '#text';
import type { SearchHits, WordQuery } from '../searchQuery';
import type { Collection, SegmentView } from '../segment/collection';
import { encodeWord } from '../segment/findWords';
import type { SearchDocument } from '../segment/segment';
import { findByPrefix, termAt } from '../segment/sortedTerms';
import { countVisible, listOf } from './readPostings';
import { searchByKeywords } from './searchByKeywords';

/** If more documents than this match, comparing the results would take longer than an editor takes to ask again. */
const maxCompared = 1000;

/** See `SearchIndex.findLastingRest`. The text around the cursor needs no attention: it ranks the same documents in the same way. */
export function findLastingRest<Document extends SearchDocument>(
  collection: Collection<Document>,
  query: WordQuery,
  limit: number,
): string {
  const rest = findOnlyRest(collection, query.text);
  if (rest === '') return '';
  const search = (text: string): SearchHits<Document> => searchByKeywords(collection, { ...query, text }, { limit });
  const found = search(query.text);
  if (found.total > maxCompared) return '';
  const lasts = Array.from(rest, (_, index) => query.text + rest.slice(0, index + 1)).every((text) => isSameResult(found, search(text)));
  return lasts ? rest : '';
}

function isSameResult<Document>(a: SearchHits<Document>, b: SearchHits<Document>): boolean {
  return (
    a.total === b.total &&
    a.isNearest === b.isNearest &&
    a.hits.length === b.hits.length &&
    a.hits.every(({ document, score }, rank) => b.hits[rank]?.document === document && b.hits[rank].score === score)
  );
}

/**
 * What the word with the letters of the unfinished one has after them; empty if there are several. Where one of several ends, as
 * "sparse" before "sparsely", an editor with a complete list would show none for a moment when the writer types on.
 */
function findOnlyRest<Document extends SearchDocument>({ views }: Collection<Document>, text: string): string {
  const last = tokenizeWords(text).at(-1);
  if (last === undefined || last.end !== text.length) return '';
  const [word = '', ...others] = views.flatMap((view) => findFirstAndLast(view, last.term));
  return others.every((other) => other === word) ? word.slice(last.term.length) : '';
}

/** The first and the last of the words with this prefix, in their sort order. */
function findFirstAndLast<Document extends SearchDocument>({ loaded, hidden }: SegmentView<Document>, prefix: string): readonly string[] {
  const { words, postings, fields } = loaded.data;
  // The stems in the list are not words of a document.
  const isWord = (word: number): boolean =>
    countVisible(listOf(fields, word), hidden) > 0 || countVisible(listOf(postings, word), hidden) > 0;
  const found = findByPrefix(words, encodeWord(prefix));
  const first = found.find(isWord);
  const last = found.findLast(isWord);
  return first === undefined || last === undefined ? [] : [termAt(words, first), termAt(words, last)];
}
