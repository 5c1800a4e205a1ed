import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOthers, withoutOthers } from '../../../../server/src/text/people/personName';

test('words for further authors are no names', () => {
  for (const name of ['others', 'Others', 'OTHERS', 'and others', '& others', 'et al.', 'et al', 'et. al.', 'Et Al.', 'et alii', '...'])
    assert.equal(isOthers(name), true, name);
  for (const name of ['Ada Others', 'Brothers', 'Al', 'Et Alba', 'Al Berg', '']) assert.equal(isOthers(name), false, name);
});

test('words for further authors after a name', () => {
  assert.equal(withoutOthers('Jo Frost et al.'), 'Jo Frost');
  assert.equal(withoutOthers('Frost, J., et al'), 'Frost, J.');
  for (const name of ['Jo Frost', 'Net Al', 'Ada Others']) assert.equal(withoutOthers(name), name);
});
