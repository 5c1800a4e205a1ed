import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { exportMatrix } from '../../../server/src/features/topics/literatureMatrix';
import { createFixtureWorkspace } from '../../support/fixtureWorkspace';
import { projectRoot } from '../../support/projectRoot';

const read = (name: string): string => readFileSync(join(projectRoot, 'media/sample', name), 'utf8');

/** The first matrix that a writer sees is of the sample's draft. */
test('of each paper that the draft of the sample cites from its digests, the matrix says the method (slow)', () => {
  const draft = read('related-work.md');
  const { snapshot } = createFixtureWorkspace(
    ['reading-digest.txt', 'newsletter-digest.md', 'related-work.md'].map((name) => `//- /${name}\n${read(name)}`).join('\n'),
  );
  const keys = [...new Set([...draft.matchAll(/@([\w-]+)/g)].map((match) => match[1] ?? ''))].filter(
    (key) => snapshot.library().findByKey(key) !== undefined,
  );
  assert.ok(keys.length >= 7, keys.join());
  const [, ...rows] = exportMatrix(snapshot, keys).text.trimEnd().split('\r\n');
  assert.equal(rows.length, keys.length);
  for (const row of rows) assert.match(row, /^"[^"]+","[^"]+","[^"]{40,}",/, row);
  assert.match(rows.find((row) => row.startsWith('"SnapKV"')) ?? '', /,"At 16K/);
});
