import type { SearchDocument } from './searchDocument';
import type { SearchHits, SearchOptions } from './searchQuery';
import { tokenizeWords } from './tokenize';

/** Documents that share words with a text in title or abstract, by how rare the words are. Reads every document. */
export function findByWords<Document extends SearchDocument>(documents: readonly Document[], text: string, { limit, accepts }: SearchOptions<Document>): SearchHits<Document> {
  const words = new Set(tokenizeWords(text).map(({ term }) => term).filter((term) => term.length > 2));
  const counts = new Map<string, number>();
  const shared = documents.map((document) => {
    const found = new Set(tokenizeWords(`${document.title} ${document.abstract}`).map(({ term }) => term).filter((term) => words.has(term)));
    for (const term of found) counts.set(term, (counts.get(term) ?? 0) + 1);
    return { document, found };
  });
  const rarity = (term: string): number => Math.log(1 + documents.length / (counts.get(term) ?? 1)) - Math.LN2;
  const hits = shared
    .filter(({ document, found }) => found.size > 0 && (accepts?.(document) ?? true))
    .map(({ document, found }) => ({ document, score: [...found].reduce((sum, term) => sum + rarity(term), 0), matches: [] }))
    .sort((a, b) => b.score - a.score);
  return { hits: hits.slice(0, limit), total: hits.length };
}
