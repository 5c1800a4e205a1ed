import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSearchIndex, type SearchIndex } from '../../../server/src/search/searchIndex';
import { buildSegment } from '../../../server/src/search/segment/buildSegment';
import type { SearchDocument } from '../../../server/src/search/segment/segment';
import { forSeeds, type Random } from '../../support/random';

const words =
  `sparse sparsity heads head KV-cache KVCache LongHeads DuoAttention GPT-4 naïve of the streaming streams streamed β-VAE retrieval
retrieve RAG rage ragged maps 注意力機制 3.1 3.2 attention attentional atention is all you need use user users`.split(/\s+/);

function write(random: Random, max: number): string {
  return Array.from({ length: random.below(max) + 1 }, () => random.pick(words)).join(random.pick([' ', ' ', ', ']));
}

function createDocument(random: Random, number: number): SearchDocument {
  return {
    key: `${random.pick(words).toLowerCase()}-${number}`,
    title: write(random, 6),
    abstract: random.below(4) === 0 ? '' : `${write(random, 12)}. ${write(random, 12)}.`,
    names: random.below(2) === 0 ? [] : [random.pick(words)],
    authors: random.below(3) === 0 ? [] : ['Ann Retriever', 'Bo Maps'].slice(0, random.below(2) + 1),
    ...(random.below(2) === 0 ? {} : { year: 2020 + random.below(4) }),
  };
}

/** Words of the collection, prefixes of them, and words with an error. */
function createQuery(random: Random): string {
  const parts = Array.from({ length: random.below(7) }, () => {
    const word = random.pick(words);
    const at = random.below(word.length);
    return random.pick([word, word.slice(0, at + 1), word.slice(0, at) + word.slice(at + 1), 'Ann', '2021']);
  });
  return parts.join(' ') + random.pick(['', '', ' ', '.']);
}

function edit(random: Random, documents: readonly SearchDocument[], number: number): readonly SearchDocument[] {
  const at = random.below(documents.length + 1);
  const fresh = Array.from({ length: random.below(4) }, (_, n) => createDocument(random, 1000 * number + n));
  switch (random.below(5)) {
    case 0:
      return [...documents.slice(0, at), ...fresh, ...documents.slice(at)];
    case 1:
      return [...documents.slice(0, at), ...documents.slice(at + 1 + random.below(5))];
    case 2:
      return random.shuffle(documents);
    case 3:
      return documents.map((document, index) => (index === at ? { ...document, abstract: write(random, 20) } : document));
    default:
      return documents.slice(random.below(3)).concat(fresh);
  }
}

/** Compares complete results: documents, scores, order, highlights. */
function checkSame(random: Random, index: SearchIndex<SearchDocument>, documents: readonly SearchDocument[]): void {
  const scratch = createSearchIndex(documents);
  for (let time = 0; time < 4; time++) {
    const text = createQuery(random);
    const query = {
      text,
      ...(random.below(4) === 0 ? { phrases: [write(random, 2)] } : {}),
      ...(random.below(4) === 0 ? { excluded: [random.pick(words)] } : {}),
    };
    const options = { limit: random.pick([1, 10, 200]), ...(random.below(3) === 0 ? { context: write(random, 9) } : {}) };
    assert.deepEqual(index.search(query, options), scratch.search(query, options), JSON.stringify({ query, options }));
    assert.deepEqual(index.suggest(text, options), scratch.suggest(text, options), text);
  }
  const [document] = documents;
  if (document !== undefined) assert.deepEqual(index.findRelated(document, { limit: 10 }), scratch.findRelated(document, { limit: 10 }));
}

test('an index that follows random edits answers as one from scratch does (slow)', () => {
  forSeeds(25, (random) => {
    let documents: readonly SearchDocument[] = Array.from({ length: random.below(60) }, (_, number) => createDocument(random, number));
    let index = createSearchIndex(documents);
    // Documents that were removed may return as the same objects.
    const versions = [documents];
    for (let number = 1; number <= 12; number++) {
      documents = random.below(6) === 0 ? random.pick(versions) : edit(random, documents, number);
      versions.push(documents);
      index = createSearchIndex(documents, { previous: index });
      checkSame(random, index, documents);
    }
  });
});

test('parts that come later, for documents that changed meanwhile (slow)', () => {
  forSeeds(25, (random) => {
    let documents: readonly SearchDocument[] = Array.from({ length: 40 + random.below(40) }, (_, number) => createDocument(random, number));
    let index = createSearchIndex(documents, { readAtOnce: 5 });
    for (let number = 1; number <= 12; number++) {
      const wanted = index.unread;
      // The collection changes while the worker is still building the segment.
      documents = edit(random, documents, number);
      index = createSearchIndex(documents, { previous: index, readAtOnce: 5 });
      if (wanted.length > 0)
        index = createSearchIndex(documents, {
          previous: index,
          readAtOnce: 5,
          segments: [{ documents: wanted, segment: structuredClone(buildSegment(wanted)) }],
        });
      assert.ok(index.collection.views.length < 12, `${index.collection.views.length} parts`);
      if (index.unread.every((document) => isRead(index, document))) checkSame(random, index, documents);
    }
  });
});

function isRead(index: SearchIndex<SearchDocument>, document: SearchDocument): boolean {
  return index.collection.views.some(({ loaded, hidden }) => {
    const number = loaded.numbers().get(document);
    return number !== undefined && hidden?.[number] !== 1 && loaded.depth === 'abstracts';
  });
}

test('until their part comes, papers are found by names and titles', () => {
  const documents = Array.from({ length: 50 }, (_, number) => ({
    key: `key-${number}`,
    title: `Title number${number}`,
    abstract: `Abstract word${number}.`,
    names: [`Name${number}`],
    authors: [],
  }));
  const early = createSearchIndex(documents, { readAtOnce: 10 });
  const find = (index: SearchIndex<SearchDocument>, text: string): readonly string[] =>
    index.search({ text }, { limit: 5 }).hits.map(({ document }) => document.key);
  assert.deepEqual(early.unread, documents);
  assert.deepEqual(find(early, 'number7 '), ['key-7']);
  assert.deepEqual(find(early, 'Name7 '), ['key-7']);
  assert.deepEqual(find(early, 'word7 '), []);
  const late = createSearchIndex(documents, {
    previous: early,
    readAtOnce: 10,
    segments: [{ documents, segment: buildSegment(documents) }],
  });
  assert.deepEqual(find(late, 'word7 '), ['key-7']);
  assert.deepEqual([late.unread, late.collection.views.length], [[], 1]);
});
