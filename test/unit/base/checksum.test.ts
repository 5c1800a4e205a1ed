import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChecksum } from '../../../server/src/base/checksum';
import { createRandom } from '../../support/random';

function sum(...pieces: readonly Uint8Array[]): string {
  const checksum = createChecksum();
  for (const piece of pieces) checksum.add(piece);
  return checksum.finish();
}

const random = createRandom(1);
const bytes = Uint8Array.from({ length: 1000 }, () => random.below(256));

test('pieces, and bytes that stand anywhere in memory, have the checksum of the whole', () => {
  assert.equal(sum(bytes.subarray(0, 160), bytes.subarray(160, 416), bytes.subarray(416)), sum(bytes));
  const shifted = new Uint8Array(1003);
  shifted.set(bytes, 3);
  assert.equal(sum(shifted.subarray(3)), sum(bytes));
  // Node keeps small buffers in one block of memory.
  for (let start = 1; start < 4; start++) assert.equal(sum(Buffer.from([...new Uint8Array(start), ...bytes]).subarray(start)), sum(bytes));
  assert.match(sum(bytes), /^[0-9a-f]{32}$/);
});

test('another byte, two bytes that change their places, and a byte more or less are noticed', () => {
  const sums = new Set([sum(bytes)]);
  for (let at = 0; at < bytes.length; at++) {
    for (const bit of [1, 128]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ bit;
      sums.add(sum(changed));
    }
  }
  assert.equal(sums.size, 2001);
  const swapped = bytes.slice();
  swapped.set(
    [bytes[16]!, bytes[0]!].map((byte) => byte ^ 1),
    0,
  );
  for (const other of [
    bytes.subarray(0, 999),
    Uint8Array.from([...bytes, 0]),
    new Uint8Array(),
    new Uint8Array(16),
    new Uint8Array(32),
    swapped,
  ]) {
    assert.ok(!sums.has(sum(other)));
    sums.add(sum(other));
  }
});
