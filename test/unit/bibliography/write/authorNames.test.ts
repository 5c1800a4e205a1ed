import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeBibtex } from '../../../../server/src/base/escape';
import { listCslNames, type NamesToWrite, renderBibtexAuthors, splitName } from '../../../../server/src/bibliography/write/authorNames';

const names = [
  'Ada Lovelace',
  'Jane van der Doe',
  'Charles Louis de la Vallée Poussin',
  'Martin King Jr.',
  'Plato',
  'OpenAI, Inc.',
  'Bell and Sons',
  'van Gogh',
];

function list(authors: readonly string[], hasMoreAuthors = false): NamesToWrite {
  return { authors: authors.map(splitName), hasMoreAuthors };
}

test('BibTeX gets the family name first; what is no person stays whole', () => {
  assert.equal(
    renderBibtexAuthors(list(names), escapeBibtex),
    'Lovelace, Ada and van der Doe, Jane and de la Vallée Poussin, Charles Louis and King, Jr., Martin and Plato and {OpenAI, Inc.} and {Bell and Sons} and van Gogh',
  );
  assert.equal(renderBibtexAuthors(list([]), escapeBibtex), '');
});

test('a name can’t leave its field or its place in the list', () => {
  assert.equal(renderBibtexAuthors(list(['Mallory } and Eve', 'A% B']), escapeBibtex), '{Mallory \\textbraceright{} and Eve} and B, A\\%');
});

test('no part of a name that a registry gives begins another name', () => {
  const authors = [
    { family: 'Doe', given: 'Jane', suffix: 'Jr and Mallory' },
    { family: 'Doe', given: 'Jane', suffix: 'Jr, Eve' },
    { family: 'Doe', given: 'Jane', particle: 'van, and others' },
    { family: 'others' },
  ];
  assert.equal(
    renderBibtexAuthors({ authors, hasMoreAuthors: false }, escapeBibtex),
    'Doe, {Jr and Mallory}, Jane and {Jane Doe Jr, Eve} and {van, and others} Doe, Jane and {others}',
  );
});

test('CSL gets the parts', () => {
  assert.deepEqual(listCslNames(list(names)), [
    { family: 'Lovelace', given: 'Ada' },
    { family: 'Doe', given: 'Jane', 'non-dropping-particle': 'van der' },
    { family: 'Vallée Poussin', given: 'Charles Louis', 'non-dropping-particle': 'de la' },
    { family: 'King', given: 'Martin', suffix: 'Jr.' },
    { literal: 'Plato' },
    { literal: 'OpenAI, Inc.' },
    { literal: 'Bell and Sons' },
    { family: 'Gogh', 'non-dropping-particle': 'van' },
  ]);
});

test('a list that goes on ends in what BibTeX and pandoc write for further people', () => {
  const names = list(['Ada Lovelace', 'Babbage'], true);
  assert.equal(renderBibtexAuthors(names, escapeBibtex), 'Lovelace, Ada and Babbage and others');
  assert.deepEqual(listCslNames(names), [{ family: 'Lovelace', given: 'Ada' }, { literal: 'Babbage' }, { literal: 'others' }]);
});
