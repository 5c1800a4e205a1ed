import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSearchIndex } from '../../../../server/src/search/searchIndex';
import type { SearchDocument } from '../../../../server/src/search/segment/segment';

const documents = Array.from(
  { length: 1000 },
  (_, number): SearchDocument => ({
    key: `p${number}`,
    title: `Sparse heads${number}`,
    abstract: number === 300 || number === 900 ? 'Streaming speech on telephones.' : 'Other matters of telephones.',
    names: [],
    authors: number === 250 ? ['Ann Vaswani'] : [],
  }),
);
const index = createSearchIndex(documents);

function first(text: string, context: string): string | undefined {
  const { hits, total } = index.search({ text }, { limit: 5, context });
  assert.equal(total, index.search({ text }, { limit: 5 }).total, 'the text around the cursor neither adds nor removes');
  return hits[0]?.document.key;
}

test('of equally good papers the first is the one that the text around the cursor speaks of', () => {
  assert.equal(first('sparse ', 'They stream speech to phones.'), 'p300');
  assert.equal(first('sparse ', 'As Vaswani showed, '), 'p250');
  assert.equal(first('sparse ', 'Nothing of that.'), 'p0');
});

test('what was typed counts more than the text around the cursor', () => {
  assert.equal(first('sparse heads7 ', 'They stream speech to phones.'), 'p7');
});

test('where nothing is typed yet, all papers are ranked by the text around the cursor', () => {
  assert.equal(first('', 'They stream speech to phones.'), 'p300');
  assert.deepEqual(
    index.search({ text: '' }, { limit: 3, context: 'streaming' }).hits.map(({ document }) => document.key),
    ['p300', 'p900', 'p0'],
  );
});

test('a text in parts is ranked as one at once', () => {
  const changed = documents.map((document, at) => (at === 20 ? { ...document, abstract: 'Streams of speech.' } : document));
  const [grown, fresh] = [createSearchIndex(changed, { previous: index }), createSearchIndex(changed)];
  assert.equal(grown.collection.views.length, 2);
  const options = { limit: 50, context: 'They stream speech to telephones' };
  for (const text of ['', 'spa', 'sparse ']) assert.deepEqual(grown.search({ text }, options), fresh.search({ text }, options));
  assert.deepEqual(grown.suggest('sparse things', options), fresh.suggest('sparse things', options));
});
