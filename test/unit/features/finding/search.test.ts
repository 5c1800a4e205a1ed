import assert from 'node:assert/strict';
import { test } from 'node:test';
import { search } from '../../../../server/src/features/finding/search';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

const { snapshot } = createFixtureWorkspace(papersDigest);

function checkSearch(query: string, keys: readonly string[], limit = 50): void {
  assert.deepEqual(
    search(snapshot, query, { limit }).found.map(({ paper }) => paper.key),
    keys,
    query,
  );
}

test('by name, by words of the title in any order, by their beginnings, with one typing error', () => {
  checkSearch('KiteFormer', ['kiteformer']);
  checkSearch('eviction plain', ['plain-look-cache-eviction']);
  checkSearch('evict cac', ['plain-look-cache-eviction']);
  checkSearch('kitefromer', ['kiteformer']);
  checkSearch('plain-look-cache-eviction', ['plain-look-cache-eviction']);
});

test('an empty query lists the library in its order', () => {
  checkSearch('', ['kiteformer', 'plain-look-cache-eviction', 'longheads', 'sigma-sparse', 'sigma-differential']);
  checkSearch('', ['kiteformer', 'plain-look-cache-eviction'], 2);
});

test('the limit cuts the list, the total counts all', () => {
  const { found, total } = search(snapshot, 'heads', { limit: 1 });
  assert.equal(found.length, 1);
  assert.equal(total, 2);
});

test('the context re-ranks, and neither adds nor removes', () => {
  checkSearch('sigma', ['sigma-sparse', 'sigma-differential']);
  const ranked = search(snapshot, 'sigma', { limit: 50, context: 'when scores are rescaled by a differential rule' }).found;
  assert.deepEqual(
    ranked.map(({ paper }) => paper.key),
    ['sigma-differential', 'sigma-sparse'],
  );
});

test('says what matched', () => {
  const [first] = search(snapshot, 'tethered', { limit: 1 }).found;
  const match = first?.matches.find(({ field }) => field === 'title');
  assert.deepEqual(
    match?.ranges.map(([start, end]) => match.text.slice(start, end)),
    ['Tethered'],
  );
});

test('an empty library finds nothing', () => {
  assert.deepEqual(search(createFixtureWorkspace('//- /draft.md\n').snapshot, 'heads', { limit: 50 }), {
    found: [],
    total: 0,
    nearest: [],
    ignored: [],
  });
});
