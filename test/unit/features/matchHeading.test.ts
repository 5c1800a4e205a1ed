import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchHeading } from '../../../server/src/features/parts/matchHeading';
import { topicOf } from './topicsDesk';

const topics = [
  topicOf('Sparse attention', topicOf('Block-sparse attention', 'a'), topicOf('Other papers', 'b')),
  topicOf('Compression of the KV cache', 'c'),
  topicOf('Agents', 'd'),
  topicOf('Agent', 'e'),
  topicOf('Other papers', 'f'),
];

function check(heading: string, label: string | undefined): void {
  assert.equal(matchHeading(topics, heading)?.label, label, heading);
}

test('the same words, whatever their case, number and order', () => {
  check('Sparse Attention', 'Sparse attention');
  check('sparse attentions', 'Sparse attention');
  check('Block sparse attention', 'Block-sparse attention');
  check('KV-cache compression', 'Compression of the KV cache');
});

test('with a number before it, and words that say nothing of the subject', () => {
  check('2.3 Sparse attention', 'Sparse attention');
  check('Related work on sparse attention', 'Sparse attention');
  check('Sparse attention methods', 'Sparse attention');
});

test('less, more or other words are another subject', () => {
  for (const heading of ['Attention', 'Sparse', 'Sparse attention for images', 'Dense attention', '', '?', 'Related work', 'Other papers']) check(heading, undefined);
});

test('where two topics have the name, none is meant', () => check('Agents', undefined));
