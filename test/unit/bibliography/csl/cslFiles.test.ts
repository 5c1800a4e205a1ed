import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCslJson } from '../../../../server/src/bibliography/csl/parseCslJson';
import { parseCslYaml } from '../../../../server/src/bibliography/csl/parseCslYaml';
import { toReference } from '../../../../server/src/bibliography/entryReference';
import { cslJsonSample, cslYamlSample } from '../samples';

test('CSL-JSON', () => {
  const { entries, issues, isComplete } = parseCslJson(cslJsonSample);
  assert.deepEqual(
    entries.map(({ key, title, authors, year, venue }) => ({ key, title, authors, year, venue })),
    [
      { key: 'one', title: 'A title', authors: ['Jane van Doe'], year: 2020, venue: 'A Journal' },
      { key: 'two', title: 'A "quoted" book', authors: ['A Group'], year: 2018, venue: 'A Press' },
      { key: 'three', title: 'Third', authors: [], year: undefined, venue: undefined },
    ],
  );
  assert.equal(entries[0]?.doi, '10.1234/x');
  assert.equal(entries[2]?.arxivId, '2301.00001');
  assert.deepEqual([issues, isComplete], [[], true]);
  assert.deepEqual(
    entries[0]
      ?.fields()
      .map(({ name, value }) => [name, value])
      .slice(0, 4),
    [
      ['id', 'one'],
      ['type', 'article-journal'],
      ['title', 'A <i>title</i>'],
      ['author', '[{"family":"Doe","given":"Jane","non-dropping-particle":"van"}]'],
    ],
  );
});

test('a list of authors that goes on names nobody at its end', () => {
  for (const last of [{ literal: 'others' }, { family: 'Others' }, { literal: 'et al.' }, { family: 'al.', given: 'et' }]) {
    const { entries } = parseCslJson(JSON.stringify([{ id: 'k', title: 'T', author: [{ family: 'Frost', given: 'Jo' }, last] }]));
    assert.deepEqual([entries[0]?.authors, entries[0]?.hasMoreAuthors], [['Jo Frost'], true], JSON.stringify(last));
    assert.deepEqual(entries[0] && toReference(entries[0]).authors, [{ family: 'Frost', given: 'Jo' }], JSON.stringify(last));
  }
});

test('a broken item hides no other', () => {
  for (const broken of ['{"id": "x", "title": "open', '{"id": "x", "title": }', '{"id": "x" "title": "T"}', 'nonsense']) {
    const text = cslJsonSample.replace('{"id": "two"', `${broken},\n  {"id": "two"`);
    const { entries, issues, isComplete } = parseCslJson(text);
    assert.deepEqual(
      entries.map(({ key }) => key).filter((key) => key !== 'x'),
      ['one', 'two', 'three'],
      broken,
    );
    assert.ok(issues.length > 0 && !isComplete, broken);
  }
});

test('an item with a number for its id, one without any, and lists in an object', () => {
  assert.deepEqual(
    parseCslJson('[{"id": 3, "title": "T"}, {"title": "U"}]').entries.map(({ key }) => key),
    ['3'],
  );
  assert.match(parseCslJson('[{"title": "U"}]').issues[0]?.reason ?? '', /no id/);
  assert.deepEqual(
    parseCslJson('{"items": [{"id": "a"}]}').entries.map(({ key }) => key),
    ['a'],
  );
  assert.equal(parseCslJson('"text"').issues.length, 1);
  assert.deepEqual(parseCslJson('').entries, []);
});

test('CSL-YAML', () => {
  const { entries, issues, isComplete } = parseCslYaml(cslYamlSample);
  assert.deepEqual(
    entries.map(({ key, title, authors, year, venue }) => ({ key, title, authors, year, venue })),
    [
      { key: 'one', title: 'A title: with a colon', authors: ['Jane Doe'], year: 2020, venue: undefined },
      { key: 'two', title: 'A folded title', authors: [], year: 2018, venue: 'A Press' },
      { key: 'three', title: '', authors: [], year: undefined, venue: undefined },
    ],
  );
  assert.deepEqual(entries[2]?.links, [{ kind: 'page', url: 'https://example.org' }]);
  assert.deepEqual([issues, isComplete], [[], true]);
});

test('CSL-YAML in the other forms that pandoc reads', () => {
  for (const text of [
    '- id: a\n  title: T\n- id: b\n',
    'references: [{id: a, title: T}, {id: b}]\n',
    'title: x\nreferences:\n  - id: a\n    title: T\n\n  # comment\n  - id: b\nother: y\n',
  ]) {
    assert.deepEqual(
      parseCslYaml(text).entries.map(({ key }) => key),
      ['a', 'b'],
      text,
    );
  }
});

test('a broken item of YAML hides no other', () => {
  const text = cslYamlSample.replace('publisher: A Press', 'publisher: "A Press');
  const { entries, issues, isComplete } = parseCslYaml(text);
  assert.deepEqual(
    entries.map(({ key }) => key),
    ['one', 'two', 'three'],
  );
  assert.ok(issues.length > 0 && !isComplete);
});
