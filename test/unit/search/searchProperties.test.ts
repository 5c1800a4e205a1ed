import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSearchIndex } from '../../../server/src/search/searchIndex';
import type { SearchDocument } from '../../../server/src/search/segment/segment';
import { forSeeds, type Random } from '../../support/random';

const words = [
  'Sparse',
  'Heads',
  'KV-Cache',
  'LongHeads',
  'DuoAttention',
  'GPT-4',
  'naïve',
  'of',
  'the',
  'Streaming',
  'β-VAE',
  'Retrieval',
  'RAG',
  'maps',
];

function createDocuments(random: Random, count: number): SearchDocument[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `key-${index}`,
    title: Array.from({ length: random.below(7) + 1 }, () => random.pick(words)).join(' '),
    names: random.below(2) === 0 ? [] : [random.pick(words)],
    abstract: '',
    authors: [],
  }));
}

function createQuery(random: Random): string {
  return Array.from({ length: random.below(4) }, () => {
    const word = random.pick(words);
    return word.slice(0, random.below(word.length) + 1);
  }).join(random.pick([' ', '  ', '-']));
}

test('the same question gets the same answer, best first, no paper twice (slow)', () => {
  forSeeds(40, (random) => {
    const documents = createDocuments(random, 30);
    const index = createSearchIndex(documents);
    for (let time = 0; time < 10; time++) {
      const query = createQuery(random);
      const answer = index.search({ text: query }, { limit: 50 });
      assert.deepEqual(createSearchIndex(documents).search({ text: query }, { limit: 50 }), answer, query);
      assert.equal(new Set(answer.hits.map((hit) => hit.document)).size, answer.hits.length);
      assert.equal(answer.total, answer.hits.length);
      answer.hits.forEach(({ score }, at) => assert.ok(at === 0 || score <= answer.hits[at - 1]!.score, query));
    }
  });
});

test('a smaller limit gives the beginning of the same list', () => {
  forSeeds(20, (random) => {
    const index = createSearchIndex(createDocuments(random, 30));
    const query = createQuery(random);
    const all = index.search({ text: query }, { limit: 50 });
    const some = index.search({ text: query }, { limit: 5 });
    assert.deepEqual(some.hits, all.hits.slice(0, 5), query);
    assert.equal(some.total, all.total);
  });
});

test('context keeps the set, whatever it says', () => {
  forSeeds(20, (random) => {
    const index = createSearchIndex(createDocuments(random, 30));
    const query = createQuery(random);
    const setOf = (context?: string): string[] =>
      index
        .search({ text: query }, { limit: 50, context: context })
        .hits.map((hit) => hit.document.key)
        .sort();
    assert.deepEqual(setOf('streaming heads of retrieval'), setOf(), query);
    assert.deepEqual(setOf(''), setOf(), query);
  });
});

test('marks are ordered, disjoint and inside of their text', () => {
  forSeeds(40, (random) => {
    const index = createSearchIndex(createDocuments(random, 20));
    for (const { matches } of index.search({ text: createQuery(random) }, { limit: 50 }).hits) {
      for (const { text, ranges } of matches) {
        let done = 0;
        for (const [start, end] of ranges) {
          assert.ok(done <= start && start < end && end <= text.length);
          done = end;
        }
      }
    }
  });
});

test('every paper is found by its name, its key and its title, and comes first', () => {
  forSeeds(20, (random) => {
    const documents = random.shuffle(words).map((name, index) => ({
      key: `paper-${name.toLowerCase().replace(/[^a-z0-9]+/g, '')}-${index}`,
      title: `${name}: Number ${index}`,
      names: [name],
      abstract: '',
      authors: [],
    }));
    const index = createSearchIndex(documents);
    documents.forEach(({ key, title, names }, at) => {
      for (const query of [key, title, ...names])
        assert.equal(index.search({ text: query }, { limit: 1 }).hits[0]?.document, documents[at], query);
    });
  });
});

test('no documents, one document, ten thousand equal titles', () => {
  const { hits: none, total: nothing } = createSearchIndex<SearchDocument>([]).search({ text: 'heads' }, { limit: 50 });
  assert.deepEqual([none, nothing], [[], 0]);
  assert.deepEqual(createSearchIndex([]).search({ text: '' }, { limit: 50 }), { hits: [], total: 0 });
  assert.equal(
    createSearchIndex([{ key: 'a', title: 'Heads', names: [], abstract: '', authors: [] }]).search({ text: 'head' }, { limit: 50 }).total,
    1,
  );
  const same = createSearchIndex(
    Array.from({ length: 10_000 }, (_, n) => ({ key: `same-${n}`, title: 'The Same Title', names: [], abstract: '', authors: [] })),
  );
  const { hits, total } = same.search({ text: 'same title' }, { limit: 50 });
  assert.equal(total, 10_000);
  assert.deepEqual(
    hits.map(({ document }) => document.key),
    Array.from({ length: 50 }, (_, n) => `same-${n}`),
  );
});

test('an index that builds on an earlier one finds what a fresh one finds', () => {
  forSeeds(30, (random) => {
    let documents = createDocuments(random, 60);
    let index = createSearchIndex(documents);
    for (let time = 0; time < 8; time++) {
      const changed = random.below(documents.length);
      const [replacement] = createDocuments(random, 1);
      documents = documents.flatMap((document, at) =>
        at !== changed ? [document] : random.below(3) === 0 ? [] : [{ ...replacement!, key: `new-${time}` }],
      );
      index = createSearchIndex(documents, { previous: index });
      const fresh = createSearchIndex(documents);
      // What a misspelling may mean depends on the words of the collection, so only existing words are compared.
      const query = random.pick(words.filter((word) => documents.some(({ title, names }) => `${title} ${names.join(' ')}`.includes(word))));
      const [found, expected] = [index, fresh].map((one) =>
        one
          .search({ text: query }, { limit: 100 })
          .hits.map(({ document }) => document.key)
          .sort(),
      );
      assert.deepEqual(found, expected, query);
    }
  });
});

test('many small changes leave few segments; each document is found once, and removed ones are not (slow)', () => {
  forSeeds(5, (random) => {
    let documents: readonly SearchDocument[] = createDocuments(random, 2000);
    let index = createSearchIndex(documents);
    for (let time = 0; time < 300; time++) {
      const changed = random.below(documents.length);
      const made = { key: `made-${time}`, title: `Zyxwv Number${time}`, names: [], abstract: '', authors: [] };
      documents = documents.map((document, at) => (at === changed ? made : document));
      index = createSearchIndex(documents, { previous: index });
      assert.equal(index.search({ text: `number${time}` }, { limit: 5 }).hits[0]!.document, made);
    }
    const { hits, total } = index.search({ text: 'zyxwv' }, { limit: 1000 });
    const expected = documents.filter(({ title }) => title.startsWith('Zyxwv'));
    assert.equal(total, expected.length);
    assert.deepEqual(hits.map(({ document }) => document.key).sort(), expected.map(({ key }) => key).sort());
    assert.ok(index.collection.views.length < 12, `${index.collection.views.length} parts`);
  });
});
