import { diffSequences } from '../base/sequenceChange';
import { checkText } from './checkText';
import { findByWords } from './findByWords';
import { createPlainIndex, type PlainHits, type PlainIndex, type Query } from './plainIndex';
import type { SearchDocument } from './searchDocument';
import type { SearchHits, SearchOptions, WordQuery } from './searchQuery';
import { tokenizeWords } from './tokenize';

/** Finds papers by name, key, author, year and words of the title: in any order, by their beginnings, with a typing error. */
export interface SearchIndex<Document extends SearchDocument> {
  /** A query without words gives the first `limit` documents that fit the rest of it, in their order. */
  search(query: WordQuery, options: SearchOptions<Document>): SearchHits<Document>;
  /** Papers that a text (a sentence, a paragraph) speaks of: no word has to match. */
  suggest(text: string, options: SearchOptions<Document>): SearchHits<Document>;
  /** Papers on the same subject, without the document itself. */
  findRelated(document: Document, options: SearchOptions<Document>): SearchHits<Document>;
  /** What later versions of the collection build on. */
  readonly state: IndexState<Document>;
}

/** What an index builds on. */
export interface IndexSources<Document extends SearchDocument> {
  /** The index of an earlier version of the collection, in which unchanged documents are the same objects: only the others are indexed. */
  readonly previous?: SearchIndex<Document> | undefined;
}

interface IndexState<Document extends SearchDocument> {
  readonly documents: readonly Document[];
  /** The first is the large one; each of the others is smaller than the one before it. */
  readonly parts: readonly PlainIndex<Document>[];
  /** Documents of the parts that are in the collection no more. */
  readonly hidden: ReadonlySet<Document>;
}

/** A collection is indexed anew when more than this share of it has changed, and more than `fewChanges` documents. */
const largestChange = 0.2;
const fewChanges = 64;

export function createSearchIndex<Document extends SearchDocument>(
  documents: readonly Document[],
  { previous }: IndexSources<Document> = {},
): SearchIndex<Document> {
  return createIndex((previous && buildOn(previous.state, documents)) ?? { documents, parts: [createPlainIndex(documents)], hidden: new Set() });
}

/** undefined where too much has changed. */
function buildOn<Document extends SearchDocument>(known: IndexState<Document>, documents: readonly Document[]): IndexState<Document> | undefined {
  const { removed, added } = diffSequences(known.documents, documents);
  const hidden = new Set(known.hidden);
  for (const document of removed) hidden.add(document);
  // What was hidden and came back is still there.
  const fresh = added.filter((document) => !hidden.delete(document));
  const [base, ...others] = known.parts;
  // Added and hidden documents, each once.
  const changed = base === undefined ? Infinity : documents.length - base.documents.size + 2 * hidden.size;
  if (base === undefined || changed > Math.max(fewChanges, documents.length * largestChange)) return undefined;
  return { documents, hidden, parts: [base, ...(fresh.length === 0 ? others : joinParts(others, fresh, hidden))] };
}

/**
 * Indexes further documents together with those parts that are not much larger, so that there are few parts and no
 * document is indexed often. Takes what is left out with that from `hidden`.
 */
function joinParts<Document extends SearchDocument>(
  parts: readonly PlainIndex<Document>[],
  fresh: readonly Document[],
  hidden: Set<Document>,
): readonly PlainIndex<Document>[] {
  let documents = fresh;
  let kept = parts.length;
  for (let part = parts[kept - 1]; part !== undefined; part = parts[kept - 1]) {
    const shown = [...part.documents].filter((document) => !hidden.has(document));
    if (shown.length > 2 * documents.length) break;
    for (const document of part.documents) hidden.delete(document);
    documents = [...shown, ...documents];
    kept -= 1;
  }
  return [...parts.slice(0, kept), createPlainIndex(documents)];
}

/** Below so many documents a word may be a typing error though the collection has it. */
const fewDocuments = 3;

function createIndex<Document extends SearchDocument>(state: IndexState<Document>): SearchIndex<Document> {
  const { documents, parts, hidden } = state;
  const mayBeTypo = (word: string): boolean => parts.reduce((sum, part) => sum + part.countByPrefix(word), 0) < fewDocuments;
  return {
    state,
    search({ text, phrases = [], excluded = [] }, { limit, context, accepts }) {
      const isShown = (document: Document): boolean => !hidden.has(document) && (accepts?.(document) ?? true) && checkText(document, phrases, excluded);
      const words = tokenizeWords(text).map(({ term }) => term);
      if (words.length === 0) {
        const found = documents.filter(isShown);
        return { hits: found.slice(0, limit).map((document) => ({ document, score: 0, matches: [] })), total: found.length };
      }
      const terms = context === undefined ? undefined : new Set(tokenizeWords(context).map(({ term }) => term));
      const query: Query = { words, mayBeTypo: words.map(mayBeTypo), ...(terms === undefined ? {} : { context: terms }) };
      return mergeHits(parts.map((part) => part.search(query, limit, isShown)), limit);
    },
    suggest: (text, options) => findByWords(documents, text, options),
    findRelated: (document, { accepts, ...options }) =>
      findByWords(documents, `${document.title} ${document.title} ${document.abstract}`, { ...options, accepts: (other) => other !== document && (accepts?.(other) ?? true) }),
  };
}

/** Where one part has documents with every word of the query, those of another that lack one don't count. */
function mergeHits<Document>(found: readonly PlainHits<Document>[], limit: number): SearchHits<Document> {
  const [first, ...others] = found.filter(({ total }) => total > 0);
  if (first === undefined) return { hits: [], total: 0 };
  if (others.length === 0) return first;
  const lacking = Math.min(first.lacking, ...others.map((part) => part.lacking));
  const parts = [first, ...others].filter((part) => part.lacking === lacking);
  return {
    hits: parts.flatMap(({ hits }) => hits).sort((a, b) => b.score - a.score).slice(0, limit),
    total: parts.reduce((sum, { total }) => sum + total, 0),
  };
}
