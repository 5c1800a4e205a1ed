import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSameSubjectTest } from '../../../../server/src/features/evidence/priorCitations';

const paper = {
  title: 'KiteCache: Sailing over Rivers',
  names: ['KiteCache'],
  abstract: 'Boats need a cache. A cache of knots is read once, and our method is better than data of others.',
};

test('a word of the title or of a name is enough', () => {
  for (const sentence of [
    'We went sailing, and the wind rose over the hills.',
    'KiteCache was there before, as most people in the harbour know.',
  ])
    assert.ok(createSameSubjectTest(sentence)(paper), sentence);
});

test('of the abstract two words, or one that it repeats, or that is half of what a sentence says', () => {
  assert.ok(createSameSubjectTest('The boats had knots, and the harbour was quiet in the evening.')(paper));
  assert.ok(createSameSubjectTest('The cache was empty, and the harbour was quiet in the evening.')(paper));
  assert.ok(createSameSubjectTest('Two knots.')(paper));
  assert.ok(!createSameSubjectTest('The knots were wet, and the harbour was quiet in the evening.')(paper));
});

test('ordinary words of the language and of abstracts are no subject', () => {
  for (const sentence of ['It is over.', 'Our method needs better data than others.', 'They read it once.', '', '…', '漢字'])
    assert.ok(!createSameSubjectTest(sentence)(paper), sentence);
});
