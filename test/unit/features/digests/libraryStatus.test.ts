import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMemoryShortage, getLibraryStatus } from '../../../../server/src/features/digests/libraryStatus';
import { WorkspaceHost } from '../../../../server/src/workspace/workspaceHost';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

test('counts papers once and entries by digest', () => {
  const { snapshot } = createFixtureWorkspace(`${papersDigest}${papersDigest.replace('/papers-', '/again-')}//- /draft.md\nText\n`);
  const { ready, papers, digests, skipped } = getLibraryStatus(snapshot);
  assert.deepEqual({ ready, papers, skipped }, { ready: true, papers: 5, skipped: [] });
  assert.deepEqual(digests, [
    { uri: uriOf('/again-digest.txt'), papers: 5, pattern: 'titles followed by abstracts' },
    { uri: uriOf('/papers-digest.txt'), papers: 5, pattern: 'titles followed by abstracts' },
  ]);
});

test('names every block and file that was skipped', () => {
  const { snapshot } = createFixtureWorkspace('//- /a-digest.txt\n//- /b-digest.json\n{"papers": \n');
  const { papers, digests, skipped } = getLibraryStatus(snapshot);
  assert.equal(papers, 0);
  assert.deepEqual(
    digests.map(({ papers: count }) => count),
    [0, 0],
  );
  assert.deepEqual([...new Set(skipped.map(({ uri }) => uri))], [uriOf('/a-digest.txt'), uriOf('/b-digest.json')]);
  for (const { reason } of skipped) assert.match(reason, /\w+ \w+/);
});

test('tells what searching takes, as soon as somebody could search', () => {
  const { snapshot } = createFixtureWorkspace(papersDigest);
  assert.equal(getLibraryStatus(snapshot).searchBytes, 0);
  const { bytes } = snapshot.searchIndex();
  assert.ok(bytes > 1000);
  assert.equal(getLibraryStatus(snapshot).searchBytes, bytes);
});

test('tells the writer’s own corrections', () => {
  const { snapshot } = createFixtureWorkspace(
    `${papersDigest}//- /marginalia/corrections.txt\n# mine\nnot a paper: Something\npaper: Something Else\nbroken\n`,
  );
  assert.deepEqual(getLibraryStatus(snapshot).corrections, [{ uri: uriOf('/marginalia/corrections.txt'), count: 2 }]);
});

test('says when the index is not complete', () => {
  assert.deepEqual(getLibraryStatus(new WorkspaceHost().snapshot), {
    ready: false,
    papers: 0,
    digestPapers: 0,
    digests: [],
    bibliographies: [],
    corrections: [],
    skipped: [],
    revision: 0,
    searchBytes: 0,
  });
});

test('the usual limit suffices for a hundred thousand papers', () => {
  assert.equal(findMemoryShortage(100_000, 2 * 2 ** 30), undefined);
});

test('a small limit suffices for few papers only', () => {
  assert.equal(findMemoryShortage(1000, 300e6), undefined);
  const { needed, limit } = findMemoryShortage(100_000, 300e6) ?? { needed: 0, limit: 0 };
  assert.equal(limit, 300e6);
  assert.ok(needed > limit);
});

test('more papers need more memory', () => {
  const needs = [0, 1, 1000].map((papers) => findMemoryShortage(papers, 0)?.needed ?? 0);
  assert.deepEqual(
    needs,
    [...needs].sort((a, b) => a - b),
  );
  assert.ok((needs[0] ?? 0) < (needs[2] ?? 0));
});
