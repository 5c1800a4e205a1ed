import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capitalise, createHeadingCase } from '../../../server/src/topics/chooseLabels';

const abstracts = [
  'We compute Nash equilibria in the KV cache.',
  'All Nash equilibria of sparse games are found.',
  'Retrieval Augmented Generation (RAG) is augmented by search.',
];

test('words are small where abstracts write them small, names stay', () => {
  const { lower } = createHeadingCase(abstracts);
  assert.equal(lower('Sparse Attention'), 'sparse attention');
  assert.equal(lower('Nash Equilibria'), 'Nash equilibria');
  assert.equal(lower('Retrieval Augmented Generation'), 'retrieval augmented generation');
  assert.equal(lower('Text-to-Image'), 'text-to-image');
});

test('words with capitals of their own keep them', () => {
  const { lower } = createHeadingCase([]);
  for (const text of ['KV', 'LLMs', 'GPT-4', 'MoE', 'iPhone']) assert.equal(lower(text), text);
});

test('a label begins with a capital unless its first word has one of its own', () => {
  assert.equal(capitalise('sparse attention'), 'Sparse attention');
  assert.equal(capitalise('mRNA folding'), 'mRNA folding');
  assert.equal(capitalise('ärger'), 'Ärger');
  assert.equal(capitalise(''), '');
});
