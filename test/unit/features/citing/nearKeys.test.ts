import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNearKeys } from '../../../../server/src/features/citing/nearKeys';
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
