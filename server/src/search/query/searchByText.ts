import { createTextReranker } from '../ranking/rerankText';
import type { SearchDocument } from '../searchDocument';
import type { SearchHits, SearchOptions } from '../searchQuery';
import type { Collection } from '../segment/collection';
import { createCollector } from './collector';
import { measureRarity } from './readPostings';
import { analyzeText, type QueryTerm } from './analyzeQuery';
import { candidateCount, rankCandidates } from './rankCandidates';
import { scoreContext } from './scoreContext';
import { clearScores, isTouched, listTouched, scoreWords } from './scoreWords';
import { createHighlighter } from '../highlight/highlighter';

/** At most this many different words of a text are looked up. */
const mostWords = 128;
/** The number of words by which similar documents are found: the most significant words of the given document. */
const significantWords = 30;

/** Finds the documents that a text is about, by the words that they share with it. */
export function searchByText<Document extends SearchDocument>(
  collection: Collection<Document>,
  text: string,
  options: SearchOptions<Document>,
): SearchHits<Document> {
  return findByWords(collection, text, analyzeText(text).slice(0, mostWords), options);
}

/** Finds other documents that share the most significant words of the given document. */
export function findSimilar<Document extends SearchDocument>(
  collection: Collection<Document>,
  document: Document,
  options: SearchOptions<Document>,
): SearchHits<Document> {
  const text = `${document.title}\n${document.title}\n${document.abstract}`;
  const weighed = analyzeText(text).map((word) => ({ word, worth: word.weight * measureRarity(collection, word.word) }));
  const words = weighed
    .sort((a, b) => b.worth - a.worth)
    .slice(0, significantWords)
    .map(({ word }) => word);
  const accepts = (other: Document): boolean => other !== document && (options.accepts?.(other) ?? true);
  return findByWords(collection, text, words, { ...options, accepts });
}

function findByWords<Document extends SearchDocument>(
  collection: Collection<Document>,
  text: string,
  words: readonly QueryTerm[],
  options: SearchOptions<Document>,
): SearchHits<Document> {
  const scored = scoreWords(collection, words);
  const collector = createCollector(
    collection,
    scored,
    { text },
    options,
    Math.max(options.limit, candidateCount),
    scoreContext(collection, scored, options.context, isTouched),
  );
  scored.forEach((view, index) => {
    for (const number of listTouched(view)) collector.take(index, number, 0);
  });
  const found = collector.list();
  clearScores(scored);
  const rarities = new Map(words.map(({ word }) => [word, measureRarity(collection, word)]));
  return {
    hits: rankCandidates(found, createTextReranker(text, rarities), options.limit, createHighlighter(collection, words, 'words')),
    total: collector.total(),
  };
}
