import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Topic } from '../../../server/src/model/topic';
import { matchHeading } from '../../../server/src/topics/matchHeading';

function createTopic(label: string, terms: readonly string[] = [], children: readonly Topic[] = []): Topic {
  return { label, terms, keys: ['a'], children };
}

const topics = [
  createTopic('Sparse attention for long contexts', ['sparse attention', 'long contexts', 'block masks']),
  createTopic('KV cache and retrieval heads', ['KV cache', 'cache eviction', 'retrieval heads', 'streaming heads']),
  createTopic(
    'Diffusion models',
    ['diffusion models', 'image generation'],
    [createTopic('Image editing'), createTopic('Text-to-image generation')],
  ),
];

function checkHeading(heading: string, label: string | undefined): void {
  assert.equal(matchHeading(topics, heading)?.label, label, heading);
}

test('a label, whatever its case and punctuation', () => {
  checkHeading('Diffusion Models', 'Diffusion models');
  checkHeading('  sparse attention, for long contexts ', 'Sparse attention for long contexts');
  checkHeading('Image editing', 'Image editing');
});

test('the same subject in other words of a heading', () => {
  checkHeading('Sparse Attention', 'Sparse attention for long contexts');
  checkHeading('Related work on retrieval heads', 'KV cache and retrieval heads');
  checkHeading('Methods for the KV-cache', 'KV cache and retrieval heads');
  checkHeading('Cache eviction', 'KV cache and retrieval heads');
  checkHeading('Editing images', 'Image editing');
});

test('no topic rather than a wrong one', () => {
  for (const heading of [
    '',
    ' ',
    '2',
    'Introduction',
    'Related work',
    'Models',
    'Attention',
    'Conclusion and outlook',
    'Cache-oblivious algorithms',
    'Long-term memory',
    '😀',
    'Generation',
  ])
    checkHeading(heading, undefined);
});

test('two topics that fit as well are none', () => {
  const twins = [createTopic('Visual tokens and pruning'), createTopic('Visual tokens and merging')];
  assert.equal(matchHeading(twins, 'Visual tokens'), undefined);
});
