import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CheckedReferences, followRows, toRow } from '../../../../client/src/lookUp/followRows';
import type { IncompleteReference } from '../../../../server/src/protocol/lookUpRequests';

function referenceOf(key: string, missing: IncompleteReference['missing'], file?: string): IncompleteReference {
  const entry = file === undefined ? {} : { entry: { uri: `file:///${file}`, position: { line: 0, character: 0 }, key } };
  return { key, title: key, missing, ...entry, citedIn: [] };
}

/** `key: what is missing`, with the file of the entry, or a minus if it was lost. */
function follow(before: readonly IncompleteReference[], files: CheckedReferences): readonly string[] {
  return followRows(before.map(toRow), files).map(
    ({ key, missing, entry, hasLostEntry }) => `${key}: ${missing?.join(', ')} ${hasLostEntry ? '-' : (entry?.uri.slice(8) ?? '')}`,
  );
}

const rain = referenceOf('rain', ['year'], 'a.bib');
const wind = referenceOf('wind', ['author', 'year']);

test('a reference that is cited since then comes at the end, and one that is cited no more is left out', () => {
  const incomplete = [wind, rain];
  assert.deepEqual(follow([rain], { checked: [rain], incomplete }), ['rain: year a.bib', 'wind: author, year ']);
  assert.deepEqual(follow([rain, wind], { checked: [rain, wind], incomplete: [wind] }), ['wind: author, year ']);
  assert.deepEqual(follow([rain, wind], { checked: [rain, wind], incomplete: undefined }), ['rain: year a.bib', 'wind: author, year ']);
});

test('a reference that was completed keeps its row, although it is listed no more', () => {
  const checked = [referenceOf('rain', [], 'a.bib'), referenceOf('wind', [])];
  assert.deepEqual(follow([rain, wind], { checked, incomplete: [] }), ['rain:  a.bib', 'wind:  ']);
});

test('where an entry is gone the row says so, whether something else is known of the paper or not', () => {
  const known = referenceOf('rain', []);
  assert.deepEqual(follow([rain], { checked: [known], incomplete: [] }), ['rain:  -']);
  const unknown = referenceOf('rain', ['author', 'year']);
  assert.deepEqual(follow([rain], { checked: [unknown], incomplete: [unknown] }), ['rain: author, year -']);
  const [lost] = followRows([toRow(rain)], { checked: [known], incomplete: [] });
  assert.ok(lost);
  assert.equal(followRows([lost], { checked: [known], incomplete: [] })[0]?.hasLostEntry, true);
  assert.equal(followRows([lost], { checked: [referenceOf('rain', [], 'b.bib')], incomplete: [] })[0]?.hasLostEntry, false);
});

test('of several entries the one counts that the row is about, then one that lacks something', () => {
  const checked = [referenceOf('rain', [], 'b.bib'), rain];
  assert.deepEqual(follow([referenceOf('rain', ['year'], 'b.bib')], { checked, incomplete: [rain] }), ['rain:  b.bib']);
  assert.deepEqual(follow([referenceOf('rain', ['year'])], { checked, incomplete: [rain] }), ['rain: year a.bib']);
});

test('a row that was left out for a moment comes back at its place', () => {
  const snow = referenceOf('snow', ['year']);
  const order = ['rain', 'wind', 'snow'];
  const without = followRows([rain, wind, snow].map(toRow), { checked: [rain, wind, snow], incomplete: [snow] }, order);
  assert.deepEqual(
    without.map(({ key }) => key),
    ['snow'],
  );
  const back = followRows(without, { checked: [snow], incomplete: [referenceOf('hail', ['year']), wind, rain, snow] }, order);
  assert.deepEqual(
    back.map(({ key }) => key),
    ['rain', 'wind', 'snow', 'hail'],
  );
});
