import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkReferences, listIncompleteReferences } from '../../../../server/src/features/bibliography/incompleteReferences';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const { snapshot, files } = createFixtureWorkspace(`//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.

Deltas and How They Grow

Deltas grow. This paper measures how fast, for nine of them, by counting layers of sand.
//- /refs.bib
@article{sea, author = {Salt, Ina}, title = {The Sea}, journal = {J. of Water}, year = 2001}
@misc{ice, title = {Ice}}
@article{sand, author = {Dune, Al}, title = {Sand}, journal = {J. of Water}}
//- /main.tex
\\documentclass{article}\\begin{document}\\cite{sea}\\cite{sand}\\include{chapter}\\bibliography{refs}\\end{document}
//- /chapter.tex
\\cite{moraine}\\cite{sand}
`);

function list(path?: string): readonly string[] {
  const found = listIncompleteReferences(snapshot, path === undefined ? undefined : uriOf(path));
  return found.map(({ key, missing, entry, citedIn }) => {
    const text = files.find((file) => entry !== undefined && uriOf(file.path) === entry.uri)?.text ?? '';
    if (entry !== undefined) assert.ok(text.startsWith(key, entry.offset), `${key} is at its place`);
    const place = entry === undefined ? 'no entry' : 'entry';
    return `${key}: ${missing.join(', ')} (${place}; ${citedIn.map((uri) => uri.split('/').at(-1)).join(', ')})`;
  });
}

test('all that a draft and the drafts compiled with it cite', () => {
  const expected = ['sand: year (entry; chapter.tex, main.tex)', 'moraine: author, year, venue or identifier (no entry; chapter.tex)'];
  assert.deepEqual(list('/main.tex'), expected);
  assert.deepEqual([...list('/chapter.tex')].sort(), [...expected].sort());
});

test('the entries of a bibliography', () => {
  assert.deepEqual(list('/refs.bib'), ['ice: author, year, venue or identifier (entry; )', 'sand: year (entry; chapter.tex, main.tex)']);
});

test('all entries, and the cited papers without an entry', () => {
  assert.deepEqual(list(), [
    'ice: author, year, venue or identifier (entry; )',
    'sand: year (entry; chapter.tex, main.tex)',
    'moraine: author, year, venue or identifier (no entry; chapter.tex)',
  ]);
  assert.deepEqual(list('/papers-digest.txt'), []);
});

test('papers by their keys: also one that lacks nothing, and one that nobody cites, but none that is not there', () => {
  const [deltas] = snapshot.library().findByTitle('Deltas and How They Grow');
  assert.ok(deltas);
  const found = checkReferences(snapshot, ['sea', deltas.key, 'nobody', 'sand']);
  assert.deepEqual(
    found.map(({ title, missing, entry }) => `${title}: ${missing.join(', ')} (${entry === undefined ? 'no place' : 'entry'})`),
    ['The Sea:  (entry)', 'Deltas and How They Grow: author, year, venue or identifier (no place)', 'Sand: year (entry)'],
  );
});
