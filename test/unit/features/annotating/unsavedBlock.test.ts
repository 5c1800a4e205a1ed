import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasUnsavedBlock } from '../../../../server/src/features/annotating/noteThreads';
import { drawNote } from '../notesSandbox';

const saved = drawNote([
  { id: 'a', quote: 'two boats', body: 'mine' },
  { id: 'b', quote: 'Snow melts', body: 'last' },
]);

test('only a block that the writer is changing', () => {
  const typing = saved.replace('mine', 'mine, and more');
  assert.equal(hasUnsavedBlock(typing, saved, 'a'), true);
  assert.equal(hasUnsavedBlock(typing, saved, 'b'), false);
  assert.equal(hasUnsavedBlock(saved, saved, 'a'), false);
  assert.equal(hasUnsavedBlock(saved, saved.replace(/\n/g, '\r\n'), 'a'), false);
});

test('a new file, and a block that is not saved yet', () => {
  assert.equal(hasUnsavedBlock(saved, undefined, 'a'), false);
  assert.equal(hasUnsavedBlock(saved, '---\nkey: kite\n---\n', 'a'), false);
});
