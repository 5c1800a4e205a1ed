import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRelatedPapers } from '../../../../server/src/features/finding/search';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

const { snapshot } = createFixtureWorkspace(papersDigest);
const keysFor = (key: string, limit = 10): readonly string[] | undefined =>
  findRelatedPapers(snapshot, key, limit)?.map(({ paper }) => paper.key);

test('papers on the same subject, without the paper itself', () => {
  const keys = keysFor('plain-look-cache-eviction')!;
  assert.equal(keys[0], 'longheads');
  assert.ok(!keys.includes('plain-look-cache-eviction'));
  assert.equal(keysFor('sigma-sparse', 1)!.length, 1);
});

test('none where no paper has the key, or no other paper is there', () => {
  assert.equal(keysFor('nobody'), undefined);
  const alone = createFixtureWorkspace(
    '//- /a-digest.txt\nKiteFormer: Tethered Attention\n\nLong documents strain attention. We tether it.\n',
  ).snapshot;
  assert.deepEqual(findRelatedPapers(alone, 'kiteformer', 10), []);
});
