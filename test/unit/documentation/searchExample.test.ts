import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import { createSearchIndex } from '../../../server/src/search/searchIndex';
import { projectRoot } from '../../support/projectRoot';

test('the idea that the guide shows finds its paper in the sample, first, however it is typed', () => {
  const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
  const idea = 'run attention on cheaper machines';
  assert.ok(read('docs/guide.md').includes(`\`${idea}\``));
  const { entries } = parseDigest(read('media/sample/reading-digest.txt'), { path: 'reading-digest.txt' });
  const index = createSearchIndex(
    entries.map(({ title, abstract, names }) => ({ key: title, title, abstract, names: [...names], authors: [] })),
  );
  for (const query of [{ text: idea }, { text: `${idea} ` }, { text: idea, isSettled: true }]) {
    const [first] = index.searchNearest(query, { limit: 5 }).hits;
    assert.match(first?.document.abstract ?? '', /We build Lamina/);
  }
});
