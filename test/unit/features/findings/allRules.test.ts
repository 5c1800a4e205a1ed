import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRules } from '../../../../server/src/features/findings/allRules';

test('each rule has a code of its own, in words with hyphens', () => {
  const codes = allRules.map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes) assert.match(code, /^[a-z]+(?:-[a-z]+)*$/);
});

test('texts of settings are sentences, documentation fits into a table', () => {
  for (const { code, settingText, documentation } of allRules) {
    assert.match(settingText, /^\p{Lu}[^\n]*\.$/u, code);
    assert.match(documentation, /^\p{Lu}[^\n|]+\.$/u, code);
  }
});
