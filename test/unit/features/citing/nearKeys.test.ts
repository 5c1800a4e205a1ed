import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNearKeys } from '../../../../server/src/features/citing/nearKeys';
import { listUndefinedCitationFixes } from '../../../../server/src/features/findings/undefinedCitationFixes';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const sandbox = `//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.
//- /refs.bib
@misc{moraines2020, title = {On Moraines}}
@misc{morains, title = {Spelled Otherwise}}
//- /a.md
---
bibliography: refs.bib
---
`;

function checkNear(key: string, expected: readonly string[]): void {
  const { snapshot } = createFixtureWorkspace(sandbox);
  assert.deepEqual(findNearKeys(snapshot, uriOf('/a.md'), key), expected);
}

test('a letter wrong, missing or too many; the draft’s own bibliography first', () => {
  checkNear('morainx', ['morains', 'moraine']);
  checkNear('moraines202', ['moraines2020']);
  checkNear('Moraines2020', ['moraines2020']);
});

test('nothing that is far, nothing for short keys', () => {
  checkNear('glacier', []);
  checkNear('mo', []);
  checkNear('moraines1987', []);
});

const digest = `//- /papers-digest.txt
Moraine: A Model of Glaciers

Authors: Ada Lovelace
Abstract: Glaciers move downhill. We present Moraine, a model of how they do, with a step of ten years.

Deltas and How They Grow

Authors: Bo Rivers
Abstract: Deltas grow. This paper measures how fast, for nine of them, by counting layers of sand.

`;

/** What the search begins with for the key at the cursor. */
function queryAt(draft: string): string | undefined {
  const { snapshot, cursor } = createFixtureWorkspace(
    `${digest}//- /refs.bib\n@misc{ice, title = {Ice}}\n//- /a.md\n---\nbibliography: refs.bib\n---\n${draft}\n`,
  );
  const fixes = listUndefinedCitationFixes(snapshot, cursor.uri, { start: cursor.offset, end: cursor.offset });
  return fixes.flatMap(({ change }) => (change.kind === 'search' ? [change.query()] : []))[0];
}

test('the name in the key, if a paper has it', () => {
  assert.equal(queryAt('Sand is counted [@lovelace<|>2025].'), 'lovelace');
  assert.equal(queryAt('Sand is counted [@mora<|>_2025].'), 'mora');
});

test('otherwise what the sentence shares with the closest paper, in the words of the paper', () => {
  assert.equal(queryAt('Nothing is said here. The glaciers of the Alps move downhill [@smith<|>2025].'), 'Glaciers move downhill');
  assert.equal(queryAt('Layers of sand and umbrellas are counted by [@1234<|>].'), 'counting layers sand');
});

test('nothing if no word of the sentence is in the library', () => {
  assert.equal(queryAt('Umbrellas open [@smith<|>2025].'), '');
});
