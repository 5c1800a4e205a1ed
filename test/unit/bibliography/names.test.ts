import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsWithOthers, parseName, readNames } from '../../../server/src/bibliography/names';

test('names in every form, given name first', () => {
  for (const [tex, names] of [
    ['van Beethoven, Ludwig and Knuth, Jr., Donald E.', ['Ludwig van Beethoven', 'Donald E. Knuth Jr.']],
    ['Jean de la Fontaine\n  and  A. B{\\"u}cher', ['Jean de la Fontaine', 'A. Bücher']],
    ['{World Health and Other Matters Organization} and {A {\\&} B}', ['World Health and Other Matters Organization', 'A & B']],
    ['Ada Lovelace AND others', ['Ada Lovelace']],
    ['family=Doe, given=Jane, prefix=van', ['Jane van Doe']],
    ['Anderson and Sandy Andrews', ['Anderson', 'Sandy Andrews']],
    ['{Barnes and Noble} Press, The', ['The Barnes and Noble Press']],
    ['', []],
    [' and ', []],
    ['others', []],
    ['Ada Lovelace and Others', ['Ada Lovelace']],
    ['Ada Lovelace and et al.', ['Ada Lovelace']],
    ['Lovelace, Ada and Babbage, C. et al.', ['Ada Lovelace', 'C. Babbage']],
    ['Ada Lovelace and {Others}', ['Ada Lovelace', 'Others']],
    ['Others, Ada and Al Et', ['Ada Others', 'Al Et']],
  ] as const) {
    assert.deepEqual(readNames(tex), names, tex);
  }
  for (const tex of ['A and others', 'A AND Others', 'A and et al.', 'A, B et al']) assert.equal(endsWithOthers(tex), true, tex);
  assert.equal(endsWithOthers('A and {others}'), false);
  assert.equal(endsWithOthers('A and B'), false);
});

test('names taken apart', () => {
  for (const [tex, given, particle, family, suffix] of [
    ['Ludwig van Beethoven', 'Ludwig', 'van', 'Beethoven', ''],
    ['van der Aalst, Wil', 'Wil', 'van der', 'Aalst', ''],
    ['Martinez de la Ossa, Alberto', 'Alberto', '', 'Martinez de la Ossa', ''],
    ["Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin", 'Charles Louis Xavier Joseph', 'de la', "Vall{\\'e}e Poussin", ''],
    ['King, Jr., Martin Luther', 'Martin Luther', '', 'King', 'Jr.'],
    ['Plato', '', '', 'Plato', ''],
    ["{\\'E}. Tardos", "{\\'E}.", '', 'Tardos', ''],
    ['jean', '', '', 'jean', ''],
  ] as const) {
    assert.deepEqual(parseName(tex), { given, particle, family, suffix }, tex);
  }
  assert.equal(parseName('{The Group}').literal, 'The Group');
});
