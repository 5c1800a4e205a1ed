import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAbstractNumbers } from '../../../../server/src/claims/numbers/abstractNumbers';
import { writeNumberEdit } from '../../../../server/src/claims/numbers/writeNumberEdit';
import { readQuantities } from '../../../../server/src/claims/quantities/readQuantities';
import { applyEdits } from '../../../support/fixtureWorkspace';

/** The sentence with the first number of the abstract in place of its own; undefined if that can't be written. */
function write(sentence: string, abstract: string): string | undefined {
  const [quantity] = readQuantities(sentence);
  const [other] = readAbstractNumbers('Kites', abstract)!.numbers;
  const edit = writeNumberEdit(sentence, abstract, { quantity: quantity!, other: other!, kind: 'value', isCertain: true });
  return (
    edit &&
    applyEdits(
      sentence,
      edit.edits.map(({ span, text }) => ({ span, newText: text })),
    )
  );
}

test('a word is written for a word', () => {
  assert.equal(write('Twelve towns fly kites.', 'In the wind, 21 towns fly kites.'), 'Twenty-one towns fly kites.');
  assert.equal(write('It is three times faster.', 'It is 2.5 times faster in the wind.'), 'It is 2.5 times faster.');
});

test('words that say more than a number are left alone', () => {
  assert.equal(write('It doubles the speed.', 'It is 3 times as fast in the wind.'), undefined);
  assert.equal(write('It needs half of the strings.', 'It needs 20% of the strings in the wind.'), undefined);
  assert.equal(write('Half a million people fly.', 'In the wind, 2 million people fly.'), undefined);
});

test('all digits of a number with spaces are replaced', () => {
  assert.equal(write('We saw 23 200 kites.', 'We saw 2,300 kites in the wind.'), 'We saw 2,300 kites.');
});

test('a percentage is written as a fraction only for a fraction', () => {
  const abstract = 'The F1 in the wind is 85.23% for kites.';
  assert.equal(write('The F1 is 0.83 for kites.', abstract), 'The F1 is 0.8523 for kites.');
  assert.equal(write('The F1 is 83.25 for kites.', abstract), 'The F1 is 85.23 for kites.');
  assert.equal(write('The F1 is 83.25% for kites.', 'The F1 in the wind is 0.8523 for kites.'), 'The F1 is 85.23% for kites.');
});

test('the magnitude of the abstract is written where the value does not suit that of the sentence', () => {
  const abstract = 'In the wind, it has 3.3 million strings.';
  assert.equal(write('It has 3.3 billion strings.', abstract), 'It has 3.3 million strings.');
  assert.equal(write('It has 3.3B strings.', abstract), 'It has 3.3 million strings.');
  assert.equal(write('It has 900 thousand strings.', abstract), 'It has 3.3 million strings.');
  assert.equal(write('It has 2.3M strings.', abstract), 'It has 3.3M strings.');
  assert.equal(write('It has 0.9 billion strings.', 'In the wind, it has 700 million strings.'), 'It has 0.7 billion strings.');
});
