import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getCitedPapers, getItemsByKey } from '../../../server/src/workspace/citationIndex';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';

test('papers with all their citations, whatever key cites them', () => {
  const { snapshot } = createFixtureWorkspace(`//- /refs.bib
@misc{ice, ids = {snow}, title = {Ice}}
@misc{sea, title = {Sea}}
//- /a.md
[@ice; @nobody] @snow
//- /b.tex
\\cite{ice}
`);
  const cited = getCitedPapers(snapshot);
  const ice = snapshot.library().findByKey('ice')!;
  assert.deepEqual(cited.get(ice)?.map(({ uri, key }) => [uri, key]), [[uriOf('/a.md'), 'ice'], [uriOf('/a.md'), 'snow'], [uriOf('/b.tex'), 'ice']]);
  assert.equal(cited.has(snapshot.library().findByKey('sea')!), false);
  assert.equal(getCitedPapers(snapshot), cited);
});

test('the items of a draft are sorted once', () => {
  const { snapshot } = createFixtureWorkspace('//- /a.md\n@one @two @one');
  const draft = snapshot.drafts.get(uriOf('/a.md'))!;
  assert.deepEqual([...getItemsByKey(draft)].map(([key, items]) => [key, items.length]), [['one', 2], ['two', 1]]);
  assert.equal(getItemsByKey(draft), getItemsByKey(draft));
});
