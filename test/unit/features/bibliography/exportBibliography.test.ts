import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportPapers } from '../../../../server/src/features/bibliography/exportBibliography';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const sandbox = `//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.

Deltas and How They Grow

Deltas grow. This paper measures how fast, for nine of them, by counting layers of sand.
//- /refs.bib
@string{jw = {Journal of Water}}
@article{sea, author = {Salt, Ina}, title = {The Sea}, journal = jw, year = 1999}
//- /main.tex
\\documentclass{book}\\input{one}
//- /one.tex
\\cite{sea,nobody,moraine}
`;

test('what is cited in everything that is compiled with the draft, the .bib’s entries as they stand', () => {
  const { snapshot } = createFixtureWorkspace(sandbox);
  const { text, count, unknown } = exportPapers(snapshot, { kind: 'cited', uri: uriOf('/main.tex') }, 'bibtex');
  assert.equal(count, 2);
  assert.deepEqual(unknown, ['nobody']);
  assert.match(text, /@string\{jw = \{Journal of Water\}\}/);
  assert.ok(text.includes('@article{sea, author = {Salt, Ina}, title = {The Sea}, journal = jw, year = 1999}'));
  assert.match(text, /@misc\{moraine,/);
  assert.ok(!text.includes('Deltas'));
});

test('all papers, as CSL-JSON', () => {
  const { snapshot } = createFixtureWorkspace(sandbox);
  const items = JSON.parse(exportPapers(snapshot, { kind: 'all' }, 'csl-json').text) as {
    id: string;
    title: string;
    author?: unknown;
  }[];
  assert.deepEqual(
    items.map(({ id }) => id),
    ['moraine', 'deltas-they-grow', 'sea'],
  );
  assert.deepEqual(items[2]?.author, [{ family: 'Salt', given: 'Ina' }]);
  assert.equal(items[0]?.author, undefined);
});
