import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getCslItem } from '../../../server/src/features/cslItem';
import { createFixtureWorkspace } from '../../support/fixtureWorkspace';
import { papersDigest } from './papers';

test('a paper of a digest, as far as the digest tells', () => {
  const { snapshot } = createFixtureWorkspace(papersDigest);
  const item = getCslItem(snapshot.library().findByKey('kiteformer')!);
  assert.deepEqual(item, { id: 'kiteformer', type: 'document', title: 'KiteFormer: Tethered Attention for Very Long Documents' });
});

test('the same paper is the same item, another library has others', () => {
  const { snapshot } = createFixtureWorkspace(papersDigest);
  const other = createFixtureWorkspace(papersDigest).snapshot;
  const item = getCslItem(snapshot.library().findByKey('kiteformer')!);
  assert.equal(getCslItem(snapshot.library().findByKey('kiteformer')!), item);
  assert.notEqual(getCslItem(other.library().findByKey('kiteformer')!), item);
});
