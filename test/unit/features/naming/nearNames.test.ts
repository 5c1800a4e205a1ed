import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNearFinder } from '../../../../server/src/features/naming/nearNames';

const find = createNearFinder(['slowkite', 'moraine', 'drumlin'].map((letters) => ({ letters })));
const list = (letters: string): readonly string[] => [...find(letters)].map((item) => item.letters);

test('finds what differs in two letters, wherever they are', () => {
  for (const near of ['slowkite', 'lowkite', 'owkite', 'xslowkitey', 'slewkita', 'slwkte', 'slowkiet', 'soowkiie', 'slloowkite'])
    assert.deepEqual(list(near), ['slowkite'], near);
});

test('leaves out what has no part in common', () => {
  for (const far of ['', 'k', 'marmaladen', 'slowkitechen']) assert.deepEqual(list(far), [], far);
});
