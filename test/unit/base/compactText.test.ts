import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compactText } from '../../../server/src/base/compactText';

test('a compact text is the same text', () => {
  const wide = '→ kites fly; 𝒳 und Drähte, \ud835 half a pair, \ufeff a mark, \u0000 a control';
  for (let start = 0; start <= wide.length; start++) {
    for (let end = start; end <= wide.length; end++) assert.equal(compactText(wide.slice(start, end)), wide.slice(start, end));
  }
});
