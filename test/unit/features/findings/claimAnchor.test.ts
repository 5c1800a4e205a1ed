import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClaimAnchor } from '../../../../server/src/features/findings/compareClaims';
import { before, behind, open, sentence } from './desk';

test('what is dismissed here stays away when the text moves, and after small edits of the sentence', () => {
  const { list, write, choose } = open(`${before} ${sentence} ${behind}`);
  assert.deepEqual(list(), ['3']);
  choose('Dismiss for this sentence');
  assert.deepEqual(list(), []);
  for (const changed of [
    `A new paragraph [@sandbar].\n\n${before} ${sentence} ${behind}`,
    `${behind}\n\n${sentence}\n\n${before}`,
    `${before}\n${sentence.replaceAll(' ', '\n')} ${behind}`,
    `${before} ${sentence.replace('long way', 'very long way').replace('bend', 'turn')} ${behind}`,
    `${before} ${sentence.replace('[@sandbar]', '[see @sandbar, p. 3]')} ${behind}`.replace('p. 3', 'p. x'),
  ]) {
    write(changed);
    assert.deepEqual(list(), [], changed);
  }
});

test('it comes back when the number changes, or the paper, or the sentence is another one', () => {
  const { list, write, choose } = open(`${before} ${sentence} ${behind}`);
  choose('Dismiss for this sentence');
  for (const changed of [
    `${before} ${sentence.replace('3', '4')} ${behind}`,
    `${before} ${sentence.replace('@sandbar', '@driftwood')} ${behind}`,
    'A boat has 3 sails [@sandbar].',
    `${before} The water of the lakes freezes in 3 days of each winter [@sandbar]. ${behind}`,
  ]) {
    write(changed);
    assert.equal(list().length, 1, changed);
  }
});

test('one of two numbers in a sentence is dismissed, the other is not', () => {
  const { list, choose } = open(sentence.replace('way', 'way of 70 years'));
  assert.deepEqual(list(), ['3', '70']);
  choose('Dismiss for this sentence');
  assert.deepEqual(list(), ['70']);
});

test('of a very long sentence the part around the claim is kept', () => {
  const long = (word: string): string => `Rivers ${`${word} and `.repeat(120)} bend every 3 miles ${'and flow '.repeat(120)} [@sandbar].`;
  const { list, write, choose, dismissals } = open(long('flood'));
  choose('Dismiss for this sentence');
  assert.ok(dismissals().length < 1200);
  assert.deepEqual(list(), []);
  write(`Earlier. ${long('flood')}`);
  assert.deepEqual(list(), []);
  write(long('freeze on all the wide plains'));
  assert.deepEqual(list(), ['3']);
});

test('of words of a hundred thousand letters, and of as long a sentence, a part is kept', () => {
  const text = `Before it. ${'word '.repeat(20_000)}. Behind it.`;
  const whole = { start: 11, end: text.length - 12 };
  const { claim, selector } = createClaimAnchor(text, whole, { sentence: whole });
  assert.ok(claim.length + selector.exact.length < 1200);
  assert.equal(selector.prefix, 'Before it.');
});
