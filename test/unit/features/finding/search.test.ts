import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sliceSpan } from '../../../../server/src/base/span';
import { search, toReadableMatch, workspaceSymbol } from '../../../../server/src/features/finding/search';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { hostileDigest, hostileTitles } from '../hostileText';
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

test('a passage that a search shows is readable, and the matched words stay marked', () => {
  const text = '…keeps 50\\% of the \\textbf{cache} at 2times…';
  const start = text.indexOf('cache');
  const shown = toReadableMatch({
    field: 'abstract' as const,
    text,
    ranges: [
      [0, 1],
      [start, start + 5],
    ],
  });
  assert.equal(shown.text, '…keeps 50% of the cache at 2×…');
  assert.deepEqual(
    shown.ranges.map(([from, to]) => shown.text.slice(from, to)),
    ['…', 'cache'],
  );
});

/** The titles that are found; each symbol's span must hold the title. */
function checkSymbols(source: string, query: string, titles: readonly string[]): void {
  const { snapshot } = createFixtureWorkspace(source);
  const symbols = workspaceSymbol(snapshot, query);
  assert.deepEqual(
    symbols.map(({ label }) => label),
    titles,
    query,
  );
  for (const { uri, span, label } of symbols) assert.equal(sliceSpan(snapshot.digests.get(uri)!.text, span), label);
}

test('papers by name and by words of the title', () => {
  checkSymbols(papersDigest, 'kitef', ['KiteFormer: Tethered Attention for Very Long Documents']);
  checkSymbols(papersDigest, 'cache plain', ['A Plain Look at Cache Eviction']);
  checkSymbols(papersDigest, 'nothingofthat', []);
});

test('an empty query lists all', () => {
  assert.equal(workspaceSymbol(createFixtureWorkspace(papersDigest).snapshot, '').length, 5);
});

test('a paper with two places is one symbol, at the first', () => {
  const twice = papersDigest + papersDigest.replace('/papers-digest.txt', '/again-digest.txt');
  const symbols = workspaceSymbol(createFixtureWorkspace(twice).snapshot, 'kiteformer');
  assert.deepEqual(
    symbols.map(({ uri }) => uri),
    ['file:///desk/again-digest.txt'],
  );
});

test('at most a hundred', () => {
  const many = Array.from({ length: 150 }, (_, n) => `Glacier ${n}: A Study\n\nWe study glacier number ${n} for a year.\n`).join('\n');
  assert.equal(workspaceSymbol(createFixtureWorkspace(`//- /digest.txt\n${many}`).snapshot, 'glacier').length, 100);
});

test('a label is the title itself: symbols are no Markdown', () => {
  for (const title of hostileTitles) {
    const { snapshot } = createFixtureWorkspace(hostileDigest(title));
    assert.deepEqual(
      workspaceSymbol(snapshot, '').map(({ label }) => label),
      [title],
    );
  }
});
