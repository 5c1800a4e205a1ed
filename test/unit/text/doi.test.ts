import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDoi, listDois, readDoi, toDoiUrl } from '../../../server/src/text/identifiers';

test('findDoi leaves out the resolver and the punctuation of the sentence', () => {
  assert.equal(findDoi('(see https://doi.org/10.1016/j.jenvman.2024.122526).'), '10.1016/j.jenvman.2024.122526');
  assert.equal(findDoi('version 10.4'), undefined);
});

test('listDois gives the span of label and DOI', () => {
  const text = 'DOI: 10.1016/0042-6989(84)90178-0, doi:10.1000/182).';
  assert.deepEqual(
    [...listDois(text)].map(({ start, end, doi }) => [text.slice(start, end), doi]),
    [
      ['DOI: 10.1016/0042-6989(84)90178-0', '10.1016/0042-6989(84)90178-0'],
      ['doi:10.1000/182', '10.1000/182'],
    ],
  );
});

test('readDoi reads a DOI with or without its resolver', () => {
  for (const text of ['10.1000/182', 'doi:10.1000/182', 'urn:doi:10.1000/182', 'https://dx.doi.org/10.1000/182'])
    assert.equal(readDoi(text), '10.1000/182');
  assert.equal(readDoi('https://a.org/182'), undefined);
});

test('toDoiUrl encodes what an address can not hold', () => {
  assert.equal(toDoiUrl('10.1000/a<b>\ud800'), 'https://doi.org/10.1000/a%3Cb%3E%EF%BF%BD');
});
