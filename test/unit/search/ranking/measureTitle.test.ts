import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureTitle } from '../../../../server/src/search/ranking/measureTitle';

const rarities: Readonly<Record<string, number>> = { spars: 4, attent: 3, model: 1 };
const rarityOf = (stem: string): number => rarities[stem] ?? 0;

test('a title whose words all stand in the text, in any form', () => {
  assert.equal(measureTitle('The Sparse Attentions of a Model', rarityOf), 1);
});

test('rare words count more than frequent ones', () => {
  assert.ok(measureTitle('Sparse Hopes', rarityOf) > measureTitle('Model Hopes', rarityOf));
});

test('nothing in common, and no words', () => {
  assert.equal(measureTitle('Heads up', rarityOf), 0);
  assert.equal(measureTitle('', rarityOf), 0);
});
