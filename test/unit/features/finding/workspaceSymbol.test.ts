import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workspaceSymbol } from '../../../../server/src/features/finding/search';
import { sliceSpan } from '../../../../server/src/base/span';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { hostileDigest, hostileTitles } from '../hostileText';
import { papersDigest } from '../papers';

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
