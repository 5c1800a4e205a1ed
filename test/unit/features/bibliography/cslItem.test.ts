import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getCslItem } from '../../../../server/src/features/bibliography/entrySource';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';

test('from the entry of a bibliography where there is one, always the same object', () => {
  const { snapshot } = createFixtureWorkspace(`//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.
//- /refs.bib
@article{sea, author = {Salt, Ina}, title = {The Sea}, year = 1999}
`);
  const sea = snapshot.library().findByKey('sea')!;
  assert.deepEqual(getCslItem(snapshot, sea).author, [{ family: 'Salt', given: 'Ina' }]);
  assert.equal(getCslItem(snapshot, sea), getCslItem(snapshot, sea));
  assert.equal(getCslItem(snapshot, snapshot.library().findByKey('moraine')!).author, undefined);
});
