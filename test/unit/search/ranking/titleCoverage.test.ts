import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureTitleCoverage } from '../../../../server/src/search/ranking/rerank';

const rarities: Readonly<Record<string, number>> = { spars: 4, attent: 3, model: 1 };
const rarityOf = (stem: string): number => rarities[stem] ?? 0;

test('a title whose words all occur in the text, in any form', () => {
  assert.equal(measureTitleCoverage('The Sparse Attentions of a Model', rarityOf), 1);
});

test('rare words count more than frequent ones', () => {
  assert.ok(measureTitleCoverage('Sparse Hopes', rarityOf) > measureTitleCoverage('Model Hopes', rarityOf));
});

test('nothing in common, and no words', () => {
  assert.equal(measureTitleCoverage('Heads up', rarityOf), 0);
  assert.equal(measureTitleCoverage('', rarityOf), 0);
});
