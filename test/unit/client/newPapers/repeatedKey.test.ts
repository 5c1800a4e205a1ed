import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutRepeatedKey } from '../../../../client/src/newPapers/repeatedKey';

test('a key that reads as the name before it is left out', () => {
  assert.equal(withoutRepeatedKey('SlimSpec · slimspec · Ada Berg', 'slimspec'), 'SlimSpec · Ada Berg');
  assert.equal(withoutRepeatedKey('EAGLE-2, Eagle · eagle2 · 2024', 'eagle2'), 'EAGLE-2, Eagle · 2024');
  assert.equal(withoutRepeatedKey('SlimSpec · plaksin2025 · Ada Berg', 'plaksin2025'), 'SlimSpec · plaksin2025 · Ada Berg');
  assert.equal(withoutRepeatedKey('kites · Ada Berg', 'kites'), 'kites · Ada Berg');
});
