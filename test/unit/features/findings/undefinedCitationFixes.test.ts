import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listQuickFixes } from '../../../../server/src/features/codeAction';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const digest = `//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.

Deltas and How They Grow

Deltas grow. This paper measures how fast, for nine of them, by counting layers of sand.
`;
const refs = '//- /refs.bib\n@misc{ice20, title = {Ice}}\n';
const head = '---\nbibliography: refs.bib\n---\n';

/** Titles of the fixes at the cursor, and the draft after the first that edits it. */
function fixes(source: string): { readonly titles: readonly string[]; readonly after: string } {
  const { snapshot, cursor } = createFixtureWorkspace(source);
  const found = listQuickFixes(snapshot, cursor.uri, { start: cursor.offset, end: cursor.offset });
  const edits = found.flatMap(({ change }) => (change.kind === 'edits' ? (change.files().get(cursor.uri) ?? []) : [])).slice(0, 1);
  return { titles: found.map(({ title }) => title), after: applyEdits(cursor.file.text, edits) };
}

test('near keys, and the search', () => {
  const { titles, after } = fixes(`${refs}//- /a.md\n${head}[see @ice<|>21, p. 3]\n`);
  assert.deepEqual(titles, ['Change to "ice20"', 'Find "ice21" in your library...']);
  assert.equal(after, `${head}[see @ice20, p. 3]\n`);
});

test('no title commands a terminal or turns a line around, whatever a key holds', () => {
  const { titles } = fixes(`${refs}//- /a.md\n${head}[@{k\u202e\u001b<|>]0;B}]\n`);
  assert.deepEqual(titles, ['Find "k  ]0;B" in your library...']);
});

test('the entry of a paper that the bibliography lacks; all of them where several are missing', () => {
  const { titles } = fixes(`${digest}${refs}//- /a.md\n${head}[@mor<|>aine; @deltas-they-grow]\n`);
  assert.deepEqual(titles, ['Add "moraine" to refs.bib', 'Add all 2 missing entries to refs.bib']);
});

test('a draft without a bibliography comes to name one, with the entries of all that it cites', () => {
  const source = `${digest}//- /refs.bib\n@misc{ice20, title = {Ice}}\n//- /a.md\n[@mor<|>aine; @deltas-they-grow]\n`;
  const { snapshot, cursor } = createFixtureWorkspace(source);
  const found = listQuickFixes(snapshot, cursor.uri, { start: cursor.offset, end: cursor.offset });
  assert.deepEqual(
    found.map(({ title, isPreferred }) => [title, isPreferred]),
    [
      ['Use refs.bib in a.md and add 2 missing papers', true],
      ['Create references.bib with 2 cited papers and use it in a.md', false],
    ],
  );
  const [named, created] = found.map(({ change }) => (change.kind === 'edits' ? change : undefined));
  assert.deepEqual([named?.creates, created?.creates], [undefined, uriOf('/references.bib')]);
  assert.equal(
    applyEdits(cursor.file.text, named?.files().get(cursor.uri) ?? []),
    '---\nbibliography: refs.bib\n---\n\n[@moraine; @deltas-they-grow]\n',
  );
  assert.match(applyEdits('', created?.files().get(uriOf('/references.bib')) ?? []), /^@misc\{moraine,[^]*@misc\{deltas-they-grow,/);
});

test('a bibliography that has everything is just named; a LaTeX draft is named in its root', () => {
  const { titles, after } = fixes('//- /refs.bib\n@misc{ice20, title = {Ice}}\n//- /a.md\n[@ice<|>20]\n');
  assert.deepEqual(titles, ['Use refs.bib in a.md', 'Create references.bib with 1 cited paper and use it in a.md']);
  assert.equal(after, '---\nbibliography: refs.bib\n---\n\n[@ice20]\n');
  const root = '//- /main.tex\n\\documentclass{article}\n\\begin{document}\n\\input{one}\n\\end{document}\n';
  assert.deepEqual(fixes(`${digest}${root}//- /one.tex\n\\cite{mor<|>aine}\n`).titles, [
    'Create references.bib with 1 cited paper and use it in main.tex',
  ]);
  assert.deepEqual(fixes(`${digest}//- /one.tex\n\\cite{mor<|>aine}\n`).titles, []);
});

test('the key that the bibliography has for the paper', () => {
  const { titles, after } = fixes(
    `${digest}//- /refs.bib\n@misc{glacier9, title = {Moraine: A Model of Glaciers}}\n//- /a.md\n${head}@mor<|>aine\n`,
  );
  assert.deepEqual(titles, ['Change to "glacier9"']);
  assert.equal(after, `${head}@glacier9\n`);
});

test('nothing on keys that are fine, and beside keys', () => {
  assert.deepEqual(fixes(`${refs}//- /a.md\n${head}@ic<|>e20 @nobody\n`).titles, []);
  assert.deepEqual(fixes(`${refs}//- /a.md\n${head}@ice20 wo<|>rds\n`).titles, []);
  const { snapshot } = createFixtureWorkspace(refs);
  const found = listQuickFixes(snapshot, uriOf('/refs.bib'), { start: 0, end: 10 });
  assert.ok(found.every(({ solves }) => solves?.code !== 'undefined-citation'));
});
