import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortenTitle } from '../../../../client/src/views/shortenTitle';

test('the name before the colon, or the title', () => {
  assert.equal(shortenTitle('SEA: Sparse Linear Attention with Estimated Attention Mask'), 'SEA');
  assert.equal(shortenTitle('Attention as an RNN'), 'Attention as an RNN');
});

test('a long title is cut after a word', () => {
  assert.equal(shortenTitle('Retrieval Head Mechanistically Explains Long-Context Factuality'), 'Retrieval Head Mechanistically Explains…');
  assert.equal(shortenTitle('One Hundred and Fifty Questions on Nothing at All: A Study'), 'One Hundred and Fifty Questions on…');
});

test('a word that is longer than a row, and an empty title', () => {
  assert.equal(shortenTitle('Y'.repeat(60)), `${'Y'.repeat(40)}…`);
  assert.equal(shortenTitle(''), '');
});
