import { describeMatches } from './describeMatches';
import { fieldTexts, searchFields, type SearchDocument, type SearchField } from './searchDocument';
import type { SearchHit } from './searchQuery';
import { squeezeText, tokenizeVariants, tokenizeWords, type Token } from './tokenize';
import { createVocabulary, type Expansion, type Vocabulary } from './vocabulary';

export interface PlainHits<Document> {
  /** Best first; equal ones in the order of the documents. */
  readonly hits: readonly SearchHit<Document>[];
  /** How many documents matched, shown or not. */
  readonly total: number;
  /** How many words of the query the documents lack: of a long query one, where none has all. */
  readonly lacking: 0 | 1;
}

/** What is looked for, in words of one kind with the index. */
export interface Query {
  readonly words: readonly string[];
  /** For each word whether it may be a typing error. */
  readonly mayBeTypo: readonly boolean[];
  /** The words around the cursor: they re-rank, and neither add nor remove. */
  readonly context?: ReadonlySet<string>;
}

/** An index that is made once of all its documents. */
export interface PlainIndex<Document extends SearchDocument> {
  readonly documents: ReadonlySet<Document>;
  /** How many documents have a word that begins so; those with several may count several times. */
  countByPrefix(word: string): number;
  /** The query has at least one word. Documents for which `isShown` is false are not found. */
  search(query: Query, limit: number, isShown: (document: Document) => boolean): PlainHits<Document>;
}

/** How much a match in a field counts. Names before keys before titles: a typed name is what the writer means. */
const fieldWeights: Readonly<Record<SearchField, number>> = { name: 4, key: 2, title: 1.5, author: 1.4, year: 1, abstract: 1 };
/** Parts of a compound count less than a word that stands alone. */
const variantWeight = 0.8;
const bonus = { exactName: 40, namePrefix: 15, titlePrefix: 8, inOrder: 2, context: 3 } as const;
/** How many terms a typed beginning stands for at most; one letter begins thousands. */
const maximumExpansions = 400;

export function createPlainIndex<Document extends SearchDocument>(documents: readonly Document[]): PlainIndex<Document> {
  const postings = buildPostings(documents);
  const vocabulary = createVocabulary(postings.terms.keys());
  const squeezed = documents.map(squeezeDocument);
  return {
    documents: new Set(documents),
    countByPrefix: (word) => vocabulary.findByPrefix(word, maximumExpansions).reduce((sum, { term }) => sum + documentCount(postings, term), 0),
    search({ words, mayBeTypo, context }, limit, isShown) {
      const expanded = words.map((word, at) => expand(word, mayBeTypo[at] ?? false, vocabulary));
      const scores = scoreDocuments(documents.length, expanded, postings);
      const isShownAt = (index: number): boolean => {
        const document = documents[index];
        return document !== undefined && isShown(document);
      };
      const { found, lacking } = collectMatching(scores, words.length, isShownAt);
      const hits = rank(found, scores.total, squeezed, words, context).slice(0, limit).flatMap(({ index, score }): readonly SearchHit<Document>[] => {
        const document = documents[index];
        return document === undefined ? [] : [{ document, score, matches: describeMatches(document, expanded, words) }];
      });
      return { hits, total: found.length, lacking };
    },
  };
}

/** For each term the documents that have it, with the weight of the best field. CSR layout: offsets into flat arrays. */
interface Postings {
  readonly terms: ReadonlyMap<string, number>;
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
  readonly weights: Float32Array;
}

function buildPostings(documents: readonly SearchDocument[]): Postings {
  const terms = new Map<string, number>();
  const occurrences: number[] = [];
  const owners: number[] = [];
  const weights: number[] = [];
  documents.forEach((document, index) => {
    const best = new Map<string, number>();
    for (const field of searchFields) {
      for (const text of fieldTexts(document, field)) addTerms(best, text, fieldWeights[field]);
    }
    for (const [term, weight] of best) {
      let id = terms.get(term);
      if (id === undefined) terms.set(term, (id = terms.size));
      occurrences.push(id);
      owners.push(index);
      weights.push(weight);
    }
  });
  return compact(terms, occurrences, owners, weights);
}

function addTerms(best: Map<string, number>, text: string, weight: number): void {
  const words = tokenizeWords(text);
  const add = (tokens: readonly Token[], value: number): void => {
    for (const { term } of tokens) if ((best.get(term) ?? 0) < value) best.set(term, value);
  };
  add(words, weight);
  add(tokenizeVariants(text, words), weight * variantWeight);
}

function compact(terms: ReadonlyMap<string, number>, ids: readonly number[], owners: readonly number[], values: readonly number[]): Postings {
  const offsets = new Uint32Array(terms.size + 1);
  for (const id of ids) offsets[id + 1] = (offsets[id + 1] ?? 0) + 1;
  for (let id = 0; id < terms.size; id++) offsets[id + 1] = (offsets[id + 1] ?? 0) + (offsets[id] ?? 0);
  const next = offsets.slice();
  const documents = new Uint32Array(ids.length);
  const weights = new Float32Array(ids.length);
  ids.forEach((id, at) => {
    const slot = next[id] ?? 0;
    next[id] = slot + 1;
    documents[slot] = owners[at] ?? 0;
    weights[slot] = values[at] ?? 0;
  });
  return { terms, offsets, documents, weights };
}

function expand(word: string, mayBeTypo: boolean, vocabulary: Vocabulary): readonly Expansion[] {
  const direct = vocabulary.findByPrefix(word, maximumExpansions);
  if (!mayBeTypo) return direct;
  const known = new Set(direct.map(({ term }) => term));
  return [...direct, ...vocabulary.findByTypo(word).filter(({ term }) => !known.has(term))];
}

function documentCount({ terms, offsets }: Postings, term: string): number {
  const id = terms.get(term);
  return id === undefined ? 0 : (offsets[id + 1] ?? 0) - (offsets[id] ?? 0);
}

interface Scores {
  readonly total: Float32Array;
  /** How many words of the query each document matches. */
  readonly matched: Uint8Array;
  /** Documents that match the first word, or any where none matches all. */
  readonly touched: readonly number[];
}

/** Per word the best of its expansions counts, so a word that means many terms is worth no more than one. */
function scoreDocuments(count: number, expanded: readonly (readonly Expansion[])[], postings: Postings): Scores {
  const total = new Float32Array(count);
  const matched = new Uint8Array(count);
  const touched: number[] = [];
  const best = new Float32Array(count);
  for (const expansions of expanded) {
    const touchedByWord: number[] = [];
    for (const { term, weight } of expansions) {
      const id = postings.terms.get(term);
      if (id === undefined) continue;
      for (let at = postings.offsets[id] ?? 0; at < (postings.offsets[id + 1] ?? 0); at++) {
        const document = postings.documents[at] ?? 0;
        const score = weight * (postings.weights[at] ?? 0);
        const previous = best[document] ?? 0;
        if (previous === 0) touchedByWord.push(document);
        if (score > previous) best[document] = score;
      }
    }
    for (const document of touchedByWord) {
      if ((matched[document] ?? 0) === 0) touched.push(document);
      matched[document] = Math.min(255, (matched[document] ?? 0) + 1);
      total[document] = (total[document] ?? 0) + (best[document] ?? 0);
      best[document] = 0;
    }
  }
  return { total, matched, touched };
}

/** Documents with every word; where there are none and the query is long, those that lack one. */
function collectMatching({ matched, touched }: Scores, words: number, isShown: (index: number) => boolean): { readonly found: readonly number[]; readonly lacking: 0 | 1 } {
  const withAtLeast = (least: number): readonly number[] => touched.filter((document) => (matched[document] ?? 0) >= least && isShown(document));
  const all = withAtLeast(words);
  return all.length > 0 || words < 3 ? { found: all, lacking: 0 } : { found: withAtLeast(words - 1), lacking: 1 };
}

function rank(
  found: readonly number[],
  total: Float32Array,
  documents: readonly SqueezedDocument[],
  words: readonly string[],
  context: ReadonlySet<string> | undefined,
): readonly { index: number; score: number }[] {
  const joined = words.join('');
  const ranked = found.map((index) => {
    const document = documents[index];
    const extra = document === undefined ? 0 : nearness(document, words, joined) + contextShare(document, context);
    return { index, score: (total[index] ?? 0) + extra };
  });
  return ranked.sort((a, b) => b.score - a.score || a.index - b.index);
}

/** Names and title as one word each, for comparing with what was typed, spaces and hyphens left out. */
interface SqueezedDocument {
  readonly names: readonly string[];
  readonly title: string;
}

function squeezeDocument({ names, key, title }: SearchDocument): SqueezedDocument {
  return { names: [...names, key].map(squeezeText), title: squeezeText(title) };
}

/** What makes a match the one that was meant: the whole name, its beginning, the beginning of the title, the same order. */
function nearness(document: SqueezedDocument, words: readonly string[], joined: string): number {
  let extra = 0;
  for (const name of document.names) {
    if (name === joined) extra = Math.max(extra, bonus.exactName);
    else if (name.startsWith(joined)) extra = Math.max(extra, bonus.namePrefix);
  }
  if (document.title.startsWith(joined)) extra += bonus.titlePrefix;
  if (words.length > 1 && standInOrder(document.title, words)) extra += bonus.inOrder;
  return extra;
}

function standInOrder(title: string, words: readonly string[]): boolean {
  let from = 0;
  return words.every((word) => {
    const at = title.indexOf(word, from);
    from = at + word.length;
    return at !== -1;
  });
}

/** By the share of the words around the cursor that the title has, long words only. */
function contextShare(document: SqueezedDocument, context: ReadonlySet<string> | undefined): number {
  if (context === undefined) return 0;
  let known = 0;
  let told = 0;
  for (const term of context) {
    if (term.length <= 3) continue;
    told++;
    if (document.title.includes(term)) known++;
  }
  return (bonus.context * known) / Math.max(1, told);
}
