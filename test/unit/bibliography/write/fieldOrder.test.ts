import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scanBlocks } from '../../../../server/src/bibliography/bibtex/scanBlock';
import { detectFieldOrder, findFieldPlace } from '../../../../server/src/bibliography/write/bibliographyStyle';

/** The order that entries with these fields show, as far as these names occur in it. */
function orderOf(entries: readonly string[], names: string): string {
  const text = entries.map((fields) => `@misc{k, ${fields.replace(/\w+/g, '$& = {x},')}}`).join('\n');
  const order = detectFieldOrder([...scanBlocks(text)]);
  return order.filter((name) => names.split(' ').includes(name)).join(' ');
}

test('a file without entries has the usual order', () => {
  assert.equal(orderOf([], 'doi volume title url author year journal'), 'author title journal year volume doi url');
});

test('fields that the file has come in its order, all others where they usually stand', () => {
  assert.equal(
    orderOf(['title author year', 'title author journal year'], 'author title journal volume year doi url'),
    'title author journal year volume doi url',
  );
  assert.equal(orderOf(['year title author isbn', 'isbn year'], 'author title year volume isbn'), 'year title author isbn volume');
});

test('where entries do not agree, the usual order holds', () => {
  assert.equal(orderOf(['title author', 'author title', 'title year', 'year title'], 'title author year'), 'author title year');
});

test('a few entries with few fields do not move a field among those that they lack', () => {
  const long = 'author title journal year volume number pages';
  assert.equal(orderOf([long, long, 'title author', long, 'author title doi'], `${long} doi`), `${long} doi`);
});

test('fields in the order of the alphabet', () => {
  const entries = ['author doi journal title year', 'author booktitle pages title url year', 'author journal title volume year'];
  assert.equal(orderOf(entries, 'author archiveprefix eprint title number year'), 'archiveprefix author eprint number title year');
});

test('eprint and what says its archive stand together', () => {
  assert.equal(
    orderOf(['eprint title archiveprefix author primaryclass'], 'eprint archiveprefix primaryclass title author'),
    'eprint archiveprefix primaryclass title author',
  );
  assert.equal(orderOf(['author title archiveprefix year eprint'], 'archiveprefix eprint year title'), 'title year archiveprefix eprint');
});

test('the place of a new field', () => {
  const place = (fields: string, name: string): number =>
    findFieldPlace(fields === '' ? [] : fields.split(' '), name, detectFieldOrder([]));
  assert.equal(place('', 'year'), 0);
  assert.equal(place('title year', 'author'), 0);
  assert.equal(place('author title year', 'journal'), 2);
  assert.equal(place('author title year', 'doi'), 3);
  assert.equal(place('title unknown year', 'journal'), 1);
  // In an entry with another order, a field stands where it is on the right side of most others.
  assert.equal(place('year author title', 'journal'), 3);
  assert.equal(place('year url title keywords', 'volume'), 1);
});
