import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCitedEntries, addToBibliography, findMissingEntries } from '../../../../server/src/features/requests/addToBibliography';
import { applyEdits, createFixtureWorkspace, uriOf, type FixtureWorkspace } from '../../../support/fixtureWorkspace';

const digest = `//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.

Deltas and How They Grow

Deltas grow. This paper measures how fast, for nine of them, by counting layers of sand.
`;

/** The files after adding everything that `/a.md` or `/a.tex` cites. */
function add(source: string, path: string, target?: string): ReadonlyMap<string, string> {
  const { snapshot, files } = createFixtureWorkspace(source);
  const addition = addToBibliography(snapshot, uriOf(path), undefined, target === undefined ? undefined : uriOf(target));
  assert.equal(addition?.kind, 'edits', JSON.stringify(addition));
  if (addition?.kind !== 'edits') return new Map();
  return new Map(
    [...addition.files].map(([uri, edits]) => [uri, applyEdits(files.find((file) => uriOf(file.path) === uri)?.text ?? '', edits)]),
  );
}

test('what is cited and missing, in the file’s own style, and nothing else', () => {
  const after = add(
    `${digest}//- /refs.bib\n@misc{ice,\n\ttitle = {Ice}\n}\n//- /a.md\n---\nbibliography: refs.bib\n---\n[@moraine; @ice; @nobody]\n`,
    '/a.md',
  );
  assert.deepEqual([...after.keys()], [uriOf('/refs.bib')]);
  const text = after.get(uriOf('/refs.bib')) ?? '';
  assert.ok(text.startsWith('@misc{ice,\n\ttitle = {Ice}\n}\n'));
  assert.match(text, /@misc\{moraine,\n\ttitle = \{\{?Moraine\}?: A Model of Glaciers\}/);
  assert.ok(!text.includes('deltas'));
});

test('nothing is added to a file with marks of a conflict', () => {
  const conflict = '<<<<<<< HEAD\n@misc{ice, title = {Ice}}\n=======\n>>>>>>> theirs\n';
  const { snapshot } = createFixtureWorkspace(
    `${digest}//- /refs.bib\n${conflict}//- /a.md\n---\nbibliography: refs.bib\n---\n[@moraine]\n`,
  );
  assert.deepEqual(addToBibliography(snapshot, uriOf('/a.md'), undefined, undefined), {
    kind: 'refused',
    reason: 'Two versions were not joined yet, so nothing was changed in refs.bib: choose one and remove the marks.',
  });
});

test('an entry of another bibliography is taken over as it stands', () => {
  const entry = '@article{sea, author = {Salt, Ina}, title = {The Sea}, journal = {J. of Water}}';
  const after = add(
    `//- /other/all.bib\n${entry}\n//- /refs.bib\n@misc{ice, title = {Ice}}\n//- /a.md\n---\nbibliography: refs.bib\n---\n@sea\n`,
    '/a.md',
  );
  assert.ok(after.get(uriOf('/refs.bib'))?.includes(entry));
});

test('a draft without a bibliography: candidates, then the chosen one is named', () => {
  const source = `${digest}//- /refs.bib\n@misc{ice, title = {Ice}}\n//- /a.md\n[@moraine]\n`;
  const { snapshot } = createFixtureWorkspace(source);
  const addition = addToBibliography(snapshot, uriOf('/a.md'));
  assert.deepEqual(addition, {
    kind: 'no-bibliography',
    missing: ['moraine'],
    candidates: [
      { uri: uriOf('/refs.bib'), exists: true },
      { uri: uriOf('/references.bib'), exists: false },
    ],
  });
  const after = add(source, '/a.md', '/references.bib');
  assert.equal(after.get(uriOf('/a.md')), '---\nbibliography: references.bib\n---\n\n[@moraine]\n');
  assert.match(after.get(uriOf('/references.bib')) ?? '', /^@misc\{moraine,/);
});

test('LaTeX: the root comes to name it', () => {
  const root = '\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\n\\input{one}\n\\end{document}\n';
  const after = add(`${digest}//- /main.tex\n${root}//- /one.tex\n\\citep{moraine}\n`, '/one.tex', '/references.bib');
  assert.equal(
    after.get(uriOf('/main.tex')),
    root.replace('\\end{document}', '\\bibliographystyle{plainnat}\n\\bibliography{references}\n\n\\end{document}'),
  );
});

test('nothing to do, no draft, a key that is taken', () => {
  const { snapshot } = createFixtureWorkspace(
    `${digest}//- /refs.bib\n@misc{moraine, title = {Something Else}}\n//- /a.md\n---\nbibliography: refs.bib\n---\n@moraine\n`,
  );
  assert.deepEqual(addToBibliography(snapshot, uriOf('/a.md')), { kind: 'complete' });
  assert.equal(addToBibliography(snapshot, uriOf('/refs.bib')), undefined);
  assert.equal(findMissingEntries(snapshot, uriOf('/a.md'), ['moraine', 'nobody']).size, 0);
});

test('cited keys that nobody knows are named where nothing is added', () => {
  const draft = (bibliography: string): FixtureWorkspace =>
    createFixtureWorkspace(
      `//- /refs.bib\n@misc{ice, title = {Ice}}\n//- /a.md\n---\nbibliography: ${bibliography}\n---\n@ice and @nobody\n`,
    );
  assert.deepEqual(addToBibliography(draft('refs.bib').snapshot, uriOf('/a.md')), { kind: 'complete', unknown: ['nobody'] });
  assert.deepEqual(addToBibliography(draft('[refs.bib, missing.bib]').snapshot, uriOf('/a.md')), { kind: 'complete' });
});

test('after a citation nothing is added unless it is known what the compiler finds', () => {
  const cite = (bibliography: string): FixtureWorkspace =>
    createFixtureWorkspace(
      `${digest}//- /refs.bib\n@misc{ice, title = {Ice}}\n//- /a.md\n---\nbibliography: ${bibliography}\n---\n@moraine\n`,
    );
  const uri = uriOf('/a.md');
  const known = addCitedEntries(cite('refs.bib').snapshot, uri, ['moraine']);
  assert.deepEqual(known?.kind === 'edits' ? known.added : known, ['moraine']);
  const { snapshot } = cite('[refs.bib, missing.bib]');
  assert.deepEqual(addCitedEntries(snapshot, uri, ['moraine']), { kind: 'complete' });
  assert.equal(addToBibliography(snapshot, uri, ['moraine'])?.kind, 'edits');
});
