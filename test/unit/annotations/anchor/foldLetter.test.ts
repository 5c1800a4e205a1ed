import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldLetter } from '../../../../server/src/annotations/anchor/foldLetter';

test('what a character counts as', () => {
  const kinds = {
    ' ': ' \n\t\u00a0\u3000',
    '-': '-\u2010\u2013\u2014\u2212',
    '"': '"\'`\u2019\u201c\u00ab',
    '': '\u00ad\u200b\u0301\ufe0f',
  };
  for (const [kind, characters] of Object.entries(kinds))
    for (const character of characters) assert.equal(foldLetter(character), kind, JSON.stringify(character));
  assert.deepEqual(['A', '\u00e9', '\ufb03', '\u{1d49c}', '\u0130', '\u00df', '\u0939'].map(foldLetter), [
    'a',
    'e',
    'ffi',
    'a',
    'i',
    '\u00df',
    '\u0939',
  ]);
});
