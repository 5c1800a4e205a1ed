import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAttributes, renderAttributes } from '../../../../server/src/annotations/note/attributes';
import { splitBlocks } from '../../../../server/src/annotations/note/parseNote';

test('render and read are inverse, and the comment is one block', () => {
  for (const prefix of [
    'plain',
    'ends --> here',
    '<!-- and -- so on ---',
    'quotes " and \\ and \n',
    '\u{1d49c} \u2028 \ufffd',
    '--',
    '->',
    '',
  ]) {
    const text = renderAttributes({ prefix, suffix: prefix, resolved: true });
    assert.deepEqual(
      splitBlocks(`${text}\n> quote`, 0).map(({ kind }) => kind),
      ['comment', 'quote'],
      text,
    );
    const read = readAttributes(text);
    assert.deepEqual([read?.prefix ?? '', read?.suffix ?? '', read?.resolved], [prefix, prefix, true]);
  }
});

test('fields of others stay, empty ones of ours go', () => {
  assert.equal(renderAttributes({ prefix: '', resolved: false }), '');
  assert.equal(
    renderAttributes({ prefix: '', colour: '', done: false, list: [1] }),
    '<!-- marginalia {"colour":"","done":false,"list":[1]} -->',
  );
  assert.deepEqual(readAttributes('<!-- marginalia {"colour":"red"} -->')?.fields, { colour: 'red' });
});

test('comments of others, and one that can’t be read', () => {
  for (const text of ['<!-- words -->', '<!-- marginalia {} --> words', '<!-- marginaliax {} -->'])
    assert.equal(readAttributes(text), undefined, text);
  for (const text of ['<!-- marginalia {"a" 1} -->', '<!-- marginalia [1] -->', '<!-- marginalia words -->', '<!-- marginalia null -->'])
    assert.match(readAttributes(text)?.issue ?? '', /can't be read/, text);
});
