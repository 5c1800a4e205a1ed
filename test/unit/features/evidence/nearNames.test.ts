import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNearFinder } from '../../../../server/src/features/findings/misspeltName';

const find = createNearFinder(['slowkite', 'moraine', 'drumlin'].map((letters) => ({ letters })));
const list = (letters: string): readonly string[] => [...find(letters)].map((item) => item.letters);

test('finds what differs in two letters, wherever they are', () => {
  for (const near of ['slowkite', 'lowkite', 'owkite', 'xslowkitey', 'slewkita', 'slwkte', 'slowkiet', 'soowkiie', 'slloowkite'])
    assert.deepEqual(list(near), ['slowkite'], near);
});

test('leaves out what has no part in common', () => {
  for (const far of ['', 'k', 'marmaladen', 'slowkitechen']) assert.deepEqual(list(far), [], far);
});

test('lists nothing instead of all names of a large family, so that as many words are not compared with all of them', () => {
  const family = (count: number): readonly { letters: string }[] =>
    Array.from({ length: count }, (_, at) => ({ letters: `kitesoarer${at.toString(26).padStart(3, 'q')}` }));
  const near = (count: number): number => createNearFinder(family(count))('kitesoarqqx').size;
  assert.equal(near(200), 200);
  assert.equal(near(201), 0);
  assert.equal(near(2000), 0);
});
