import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHeadlineNumbers } from '../../../server/src/digest/findHeadlineNumbers';

function checkNumbers(abstract: string, expected: readonly (readonly [string, string])[]): void {
  const found = findHeadlineNumbers(abstract);
  assert.deepEqual(
    found.map(({ value, phrase }) => [value, phrase]),
    expected,
    abstract,
  );
  for (const { value, phrase, span } of found) {
    assert.equal(abstract.slice(span.start, span.end), value);
    assert.ok(phrase.includes(value) && abstract.includes(phrase));
  }
}

test('figures with the words that say what they measure', () => {
  checkNumbers('Our method cuts inference memory by up to 2.55x for MHA while speeding up decoding by up to 2.18x.', [
    ['2.55x', 'cuts inference memory by up to 2.55x for MHA'],
    ['2.18x', 'speeding up decoding by up to 2.18x'],
  ]);
  checkNumbers('FooNet keeps 98.6% of the accuracy.', [['98.6%', 'FooNet keeps 98.6% of the accuracy']]);
  checkNumbers('It achieves a 10$\\times$ speed-up over attention.', [
    ['10$\\times$', 'achieves a 10$\\times$ speed-up over attention'],
  ]);
  checkNumbers('It outperforms all others by 4.2 points on average.', [
    ['4.2 points', 'outperforms all others by 4.2 points on average'],
  ]);
  checkNumbers('The model scales to contexts of 1M tokens without loss.', [
    ['1M tokens', 'scales to contexts of 1M tokens without loss'],
  ]);
  checkNumbers('HyperNet offers a 10-fold improvement in speed.', [
    ['10-fold', 'HyperNet offers a 10-fold improvement in speed'],
  ]);
  checkNumbers('We reach a state-of-the-art 87.3 mAP on the test set.', [
    ['87.3 mAP', 'reach a state-of-the-art 87.3 mAP on the test set'],
  ]);
  checkNumbers('We scale the model to 175 billion parameters with ease.', [
    ['175 billion parameters', 'scale the model to 175 billion parameters'],
  ]);
  checkNumbers('It improves language modeling (15.8 vs 18.3 perplexity) a lot.', [
    ['15.8 vs 18.3 perplexity', 'improves language modeling (15.8 vs 18.3 perplexity)'],
  ]);
  checkNumbers('It obtains a test perplexity of 33.2 with few layers.', [['33.2', 'obtains a test perplexity of 33.2']]);
  checkNumbers('Gains range from 1.4pp to 3.5pp on all benchmarks.', [
    ['1.4pp to 3.5pp', 'Gains range from 1.4pp to 3.5pp on all benchmarks'],
  ]);
});

test('years, parts of names, sections, ranks and enumerations are no figures', () => {
  checkNumbers(
    'Since 2017 models such as GPT-4, Llama-3.1-8B and ResNet-50 are run on CIFAR-10, NTU RGB-D 60, ImageNet-1K and RTX4090 cards. (1) We test 38 datasets, see Section 3, and (2) report top-1 accuracy in 2024.',
    [],
  );
});

test('what is said of others, or of nothing, comes last or not at all', () => {
  checkNumbers('Existing indexes usually scan 30% of all keys. Ours reads only 3% of the data for the same accuracy.', [
    ['3%', 'Ours reads only 3% of the data for the same accuracy'],
  ]);
});

test('the best four, each once', () => {
  const found = findHeadlineNumbers(
    'We reduce memory by 2x. We reduce latency by 3x. We reduce cost by 4x. We reduce energy by 5x. We reduce waste by 6x. We again reduce memory by 2x.',
  );
  assert.deepEqual(
    found.map(({ value }) => value),
    ['2x', '3x', '4x', '5x'],
  );
});

test('a text without figures, and one that is too long to read whole', () => {
  checkNumbers('Nothing is counted here.', []);
  assert.equal(findHeadlineNumbers('1% '.repeat(20_000)).length <= 4, true);
});
