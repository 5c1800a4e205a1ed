import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addCitedEntries,
  addToBibliography,
  findMissingEntries,
  relativePath,
} from '../../../../server/src/features/bibliography/addToBibliography';
import type { Snapshot } from '../../../../server/src/workspace/snapshot';
import { applyEdits, createFixtureWorkspace, type FixtureWorkspace, fixtureFolder, uriOf } from '../../../support/fixtureWorkspace';

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
    reason: 'Nothing was changed because of merge conflicts in refs.bib. Choose one version and remove the conflict markers.',
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

const alias = 'less-is-more-focus-attention';
const lessIsMore = `//- /papers-digest.txt
Less Is More: Focus Attention for Small Looms

Looms waste thread. We present a loom that looks only at the knots which matter, and halve the thread.
`;

test('a longer key that is accepted is the key that is added', () => {
  const after = add(`${lessIsMore}//- /refs.bib\n\n//- /a.md\n---\nbibliography: refs.bib\n---\n[@${alias}]\n`, '/a.md');
  assert.match(after.get(uriOf('/refs.bib')) ?? '', new RegExp(`^\\s*@misc\\{${alias},`));
});

test('a paper that is cited by two keys gets one entry, and its citations the key of that entry', () => {
  const head = '---\nbibliography: refs.bib\n---\n';
  const after = add(`${lessIsMore}//- /refs.bib\n\n//- /a.md\n${head}[@less-is-more; @${alias}, p. 3]\n`, '/a.md');
  assert.equal(after.get(uriOf('/refs.bib'))?.match(/@misc/g)?.length, 1);
  assert.equal(after.get(uriOf('/a.md')), `${head}[@less-is-more; @less-is-more, p. 3]\n`);
});

test('a paper that has an entry under another key gets no second one', () => {
  const head = '---\nbibliography: refs.bib\n---\n';
  const entry = '@misc{loom, title = {Less Is More: Focus Attention for Small Looms}}';
  const { snapshot } = createFixtureWorkspace(`${lessIsMore}//- /refs.bib\n${entry}\n//- /a.md\n${head}[@${alias}] [@loom]\n`);
  const addition = addToBibliography(snapshot, uriOf('/a.md'));
  assert.ok(addition?.kind === 'edits', JSON.stringify(addition));
  assert.deepEqual([addition.added, addition.renamed, [...addition.files.keys()]], [[], 1, [uriOf('/a.md')]]);
  assert.equal(applyEdits(`${head}[@${alias}] [@loom]\n`, addition.files.get(uriOf('/a.md')) ?? []), `${head}[@loom] [@loom]\n`);
});

/** A draft that was never saved, in a window with these folders. */
function openUnsaved(uri: string, text: string, folders: readonly string[]): Snapshot {
  const { host } = createFixtureWorkspace(`${digest}//- /refs.bib\n@misc{ice, title = {Ice}}\n`);
  if (folders.length === 0) {
    const [file] = host.snapshot.digests.values();
    host.apply({ kind: 'configured', folders, settings: host.snapshot.settings });
    host.apply({ kind: 'document', uri: 'untitled:Untitled-2', languageId: 'marginalia-digest', text: file?.text ?? '' });
  }
  return host.apply({ kind: 'document', uri, languageId: 'markdown', text });
}

for (const uri of ['untitled:Untitled-1', `untitled:${new URL(uriOf('/Words%20%231.md')).pathname}`, 'untitled:/elsewhere/words.md']) {
  test(`a draft that was never saved names a file of the workspace folder by a relative path: ${uri}`, () => {
    const snapshot = openUnsaved(uri, '[@moraine]\n', [fixtureFolder]);
    const addition = addToBibliography(snapshot, uri);
    assert.ok(addition?.kind === 'no-bibliography', JSON.stringify(addition));
    assert.deepEqual(addition.candidates, [
      { uri: uriOf('/refs.bib'), exists: true },
      { uri: uriOf('/references.bib'), exists: false },
    ]);
    const chosen = addToBibliography(snapshot, uri, undefined, uriOf('/references.bib'));
    assert.ok(chosen?.kind === 'edits' && chosen.added.length === 1, JSON.stringify(chosen));
    const named = applyEdits('[@moraine]\n', chosen.files.get(uri) ?? []);
    assert.equal(named, '---\nbibliography: references.bib\n---\n\n[@moraine]\n');
    // What it names is then found, so the next entry goes there.
    const later = openUnsaved(uri, named.replace('references', 'refs'), [fixtureFolder]);
    const next = addToBibliography(later, uri);
    assert.deepEqual(next?.kind === 'edits' ? [next.bibliography, next.added] : next, [uriOf('/refs.bib'), ['moraine']]);
  });

  test(`a draft that was never saved has no place for entries in a window without a folder: ${uri}`, () => {
    const snapshot = openUnsaved(uri, '[@moraine]\n', []);
    assert.deepEqual(addToBibliography(snapshot, uri), { kind: 'unsaved' });
    assert.deepEqual(addToBibliography(snapshot, uri, undefined, 'file:///references.bib'), { kind: 'unsaved' });
  });
}

test('a relative path leads nowhere on another drive or server', () => {
  assert.equal(relativePath('file:///c%3A/thesis', 'file:///c%3A/refs/a%23b.bib'), '../refs/a#b.bib');
  assert.equal(relativePath('file:///c%3A/thesis', 'file:///d%3A/refs/a.bib'), undefined);
  assert.equal(relativePath('file://server/share', 'file:///share/a.bib'), undefined);
  assert.equal(relativePath('vscode-vfs://github/one/two', 'file:///one/two/a.bib'), undefined);
  assert.equal(relativePath('vscode-vfs://github/one/two', 'vscode-vfs://github/one/two/a.bib'), 'a.bib');
});
