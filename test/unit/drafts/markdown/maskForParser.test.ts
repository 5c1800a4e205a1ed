import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskForParser } from '../../../../server/src/drafts/markdown/maskForParser';

const kept = [
  '[a](b)',
  '[a](b(c))',
  '[a](b "t")',
  "[a](b 't')",
  '[a](b (t))',
  '[a]( b)',
  '[a](\nb)',
  '[a](<b c>)',
  '[a](b )',
  '[a](b\n"t"\n)',
  '(a',
  '[a](',
  '[a](b(c) "t\\" ")',
];
const masked = [
  ['[a](b', '[a].b'],
  ['![a](b![a](b', '![a].b![a].b'],
  ['[a](b "t"', '[a].b "t"'],
  ['[a](b c)', '[a].b c)'],
  ['[a](b\\)', '[a].b\\)'],
  ['[a](b(c)', '[a].b(c)'],
  ['[a](b\\', '[a].b\\'],
] as const;

test('the parenthesis of a link that nothing closes is masked, and no other', () => {
  for (const text of kept) assert.equal(maskForParser(text), text);
  for (const [text, expected] of masked) assert.equal(maskForParser(text), expected);
});
