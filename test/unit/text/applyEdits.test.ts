import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../server/src/text/applyEdits';

test('edits in any order', () => {
  assert.equal(
    applyEdits('abc', [
      { span: { start: 0, end: 1 }, newText: 'xx' },
      { span: { start: 2, end: 3 }, newText: '' },
    ]),
    'xxb',
  );
});
