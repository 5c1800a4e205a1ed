import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIndexLookup, createLayeredMap, getOwn, groupBy } from '../../../server/src/base/collections';
import { parseBibtex } from '../../../server/src/bibliography/bibtex/parseBibtex';
import { toCslType, toGenre, toLocale } from '../../../server/src/bibliography/cslFields';
import { nameElement } from '../../../server/src/digest/containers/xml/xmlNames';
import { readElementLabel } from '../../../server/src/digest/marked/html/elements';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import { latex } from '../../../server/src/drafts/latex/latex';
import { forSeeds } from '../../support/random';

/** What every object inherits, so that a look-up of the word in an object finds something. */
const inherited = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'];

test('a table has no inherited words', () => {
  for (const word of inherited) assert.equal(getOwn({ title: 1 }, word), undefined);
  assert.equal(getOwn({ title: 1 }, 'title'), 1);
});

test('inherited words in pages, exports, bibliographies and drafts are ordinary words', () => {
  for (const word of inherited) {
    assert.equal(readElementLabel(new Map([['class', word]])), undefined);
    for (const parent of ['author', 'record']) assert.equal(nameElement(word, { parent, isOwn: true, attributes: {} }), undefined);
    assert.equal(toCslType(word, ''), 'document');
    assert.equal(toGenre('thesis', word), word);
    assert.equal(toLocale(word), word);
    assert.deepEqual(latex.scan(`\\${word}{Kites}\n\nText.\n`).headings, []);
    const [record] = parseDigest(`TY  - ${word}\nTI  - Kites over the Sea\nAU  - Berg, Ada\nJO  - Journal of Rivers\nER  - \n`, {
      path: '/papers-digest.ris',
    }).entries;
    assert.equal(record?.title, 'Kites over the Sea');
    const { entries } = parseBibtex(`@${word}{kite, title = {Kites}, series = {${word}}, eprint = {1}, eprinttype = {${word}}}`);
    assert.deepEqual(
      entries.map(({ title, links }) => [title, links]),
      [['Kites', []]],
    );
  }
});

test('groups are in the order of their first items', () => {
  const groups = groupBy(['rope', 'kite', 'reef', 'keel', 'oar'], ([letter]) => letter);
  assert.deepEqual(
    [...groups],
    [
      ['r', ['rope', 'reef']],
      ['k', ['kite', 'keel']],
      ['o', ['oar']],
    ],
  );
  assert.equal(groupBy([], String).size, 0);
});

test('a changed map has the changes, and the map it came from does not', () => {
  const first = createLayeredMap<string, number>().withChanges(
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  );
  const second = first.withChanges(
    new Map([
      ['a', undefined],
      ['c', 3],
    ]),
  );
  assert.deepEqual(
    new Map(first),
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  );
  assert.deepEqual(
    new Map(second),
    new Map([
      ['b', 2],
      ['c', 3],
    ]),
  );
  assert.equal(second.get('a'), undefined);
  assert.equal(second.has('a'), false);
  assert.equal(first.has('a'), true);
});

test('any series of changes gives what one map would hold', () => {
  forSeeds(20, (random) => {
    const expected = new Map<number, number>();
    let layered = createLayeredMap<number, number>();
    for (let time = 0; time < 60; time++) {
      const changes = new Map<number, number | undefined>();
      for (let count = random.below(40); count > 0; count--) changes.set(random.below(300), random.below(4) === 0 ? undefined : time);
      for (const [key, value] of changes) {
        if (value === undefined) expected.delete(key);
        else expected.set(key, value);
      }
      layered = layered.withChanges(changes);
      for (let key = 0; key < 300; key++) assert.equal(layered.get(key), expected.get(key));
      assert.deepEqual(
        [...layered].sort(([a], [b]) => a - b),
        [...expected].sort(([a], [b]) => a - b),
      );
    }
  });
});

test('the places of few items, and of so many that a map is made', () => {
  const items = Array.from({ length: 500 }, (_, index) => ({ index }));
  const rank = createIndexLookup(items);
  for (const item of [...items].reverse()) assert.equal(rank(item), item.index);
  for (const item of items) assert.equal(rank(item), item.index);
  assert.equal(rank({ index: 3 }), -1);
});
