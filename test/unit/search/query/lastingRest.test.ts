import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSearchIndex } from '../../../../server/src/search/searchIndex';
import type { SearchDocument } from '../../../../server/src/search/segment/segment';
import { forSeeds, type Random } from '../../../support/random';

const limit = 50;

function createDocument(title: string, abstract = '', names: readonly string[] = []): SearchDocument {
  return { key: title.toLowerCase().replace(/\W+/g, '-'), title, abstract, names, authors: [] };
}

function checkRest(documents: readonly SearchDocument[], text: string, rest: string): void {
  assert.equal(createSearchIndex(documents).findLastingRest({ text }, limit), rest, text);
}

const library = [
  createDocument('Kitestring: A Study of Tethers', 'We present Kitestring, which tethers memory.', ['Kitestring']),
  createDocument('Kiteflying at Night', 'Memories of the night, and sparse light.'),
  createDocument('Sparse Gardens', 'Sparsity in gardens.'),
];

test('a word that can only go on in one way', () => {
  checkRest(library, 'kites', 'tring');
  checkRest(library, 'kitestri', 'ng');
  checkRest(library, 'study kites', 'tring');
  checkRest(library, 'garde', 'ns');
});

test('nothing if the word is complete, may go on in several ways, or is not there', () => {
  for (const text of ['kitestring', 'kite', 'mem', 'spars', 'kites ', 'zep', '', ' ']) checkRest(library, text, '');
});

test('nothing if a longer word begins with the one that is typed: its letters would lead out of the list', () => {
  const tethers = [createDocument('Tethered Kites', 'A tethered kite.'), createDocument('A Tether', 'One tether.')];
  for (const text of ['teth', 'tether']) checkRest(tethers, text, '');
  checkRest(tethers, 'tethere', 'd');
});

test('nothing if another letter changes what is found', () => {
  // The letters of a stop word may be missing, those of another word may not.
  checkRest([createDocument('Sparse Theirs', 'their'), createDocument('Sparse Gardens')], 'sparse thei', '');
});

test('nothing while abstracts are still to be indexed, since they may have other words', () => {
  const index = createSearchIndex(library, { readAtOnce: 1 });
  assert.ok(index.unread.length > 0);
  assert.equal(index.findLastingRest({ text: 'kites' }, limit), '');
});

test('in a large library, the beginning of a name is no misspelling of other words', () => {
  const others = Array.from({ length: 10_000 }, (_, number) => createDocument(`Paper ${number}`, number < 20 ? 'A kitesprung' : ''));
  const index = createSearchIndex([...others, createDocument('Kitestring: A Study', '', ['Kitestring'])]);
  assert.deepEqual(
    index.search({ text: 'kitestr' }, { limit }).hits.map(({ document }) => document.title),
    ['Kitestring: A Study'],
  );
  assert.equal(index.findLastingRest({ text: 'kitestr' }, limit), 'ing');
});

const parts = ['ka', 'kat', 'ta', 'tan', 'tana', 'lo', 'lor', 'mi', 'mir', 'a', 's'];
const plain = 'the their theory of for attention attentive memory memories retrieve retrieval sparse sparsity'.split(' ');

function createDocuments(random: Random): readonly SearchDocument[] {
  const makeWord = (): string => Array.from({ length: 1 + random.below(4) }, () => random.pick(parts)).join('');
  const own = Array.from({ length: 15 }, makeWord);
  const write = (max: number): string =>
    Array.from({ length: 1 + random.below(max) }, () => random.pick(random.below(2) === 0 ? own : plain)).join(' ');
  return Array.from({ length: 30 }, (_, number) => ({
    ...createDocument(`${write(5)} ${number}`, write(30), random.below(3) === 0 ? [makeWord()] : []),
    authors: random.below(3) === 0 ? [makeWord()] : [],
  }));
}

test('with any part of the rest typed, the same documents are found in the same order, whatever text is around the cursor (slow)', () => {
  let found = 0;
  forSeeds(60, (random) => {
    const documents = createDocuments(random);
    const index = createSearchIndex(documents);
    const context = random.pick(documents).abstract;
    for (let time = 0; time < 30; time++) {
      const words = random.pick(documents).title.split(' ');
      const before = random.below(3) === 0 ? `${random.pick(words)} ` : '';
      const word = random.pick(words);
      const text = before + word.slice(0, 1 + random.below(word.length));
      const rest = index.findLastingRest({ text }, limit);
      const list = (typed: string): readonly string[] =>
        index.search({ text: typed }, { limit, context }).hits.map(({ document }) => document.key);
      for (let length = 1; length <= rest.length; length++)
        assert.deepEqual(list(text + rest.slice(0, length)), list(text), `${text}|${rest.slice(0, length)}`);
      if (rest !== '') found += 1;
    }
  });
  if (process.env['MARGINALIA_SEED'] === undefined) assert.ok(found > 100, `${found}`);
});
