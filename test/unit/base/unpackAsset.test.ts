import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packAsset } from '../../../lab/packAsset';
import { unpackAsset } from '../../../server/src/base/unpackAsset';

test('an asset is read as it was packed, and a damaged one is not read', () => {
  const bytes = Uint8Array.from({ length: 10_000 }, (_, at) => (at * at) % 251);
  const text = packAsset(bytes);
  assert.deepEqual(unpackAsset(`${text}\n`), bytes);
  for (const damaged of ['not Base64!', text.slice(0, text.length / 2), `%${text}`]) assert.equal(unpackAsset(damaged), undefined);
});
