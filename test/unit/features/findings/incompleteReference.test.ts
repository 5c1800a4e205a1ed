import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listQuickFixes } from '../../../../server/src/features/codeAction';
import type { Settings } from '../../../../server/src/model/settings';
import { applyEdits, createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { checkRule } from './checkRule';

const refs = `@misc{<|ice|>, title = {Ice}}
@article{sea, author = {Salt, Ina}, title = {The Sea}, journal = {J. of Water}, year = 2001}
@article{<|sand|>, author = {Dune, Al}, title = {Sand}, journal = {J. of Water}}
`;
const draft = '---\nbibliography: refs.bib\n---\nWater [@ice; @sea] and @sand, again @ice, and @nobody.\n';

test('entries without author, year, venue and identifier are told', () => {
  checkRule(`//- /refs.bib\n${refs}`, '/refs.bib', 'incomplete-reference', [
    /^"ice" has no author, year, venue or identifier\.$/,
    /^"sand" has no year\.$/,
  ]);
});

test('citations are marked only if the setting says so', () => {
  const plain = refs.replace(/<\||\|>/g, '');
  checkRule(`//- /refs.bib\n${plain}//- /a.md\n${draft}`, '/a.md', 'incomplete-reference', []);
  const marked = draft.replace('@ice;', '@<|ice|>;').replace('again @ice', 'again @<|ice|>').replace('@sand', '@<|sand|>');
  checkRule(
    `//- /refs.bib\n${plain}//- /a.md\n${marked}`,
    '/a.md',
    'incomplete-reference',
    [/^"ice" is incomplete: no author, year/, /^"sand" is incomplete: no year\./, /^"ice"/],
    { markIncompleteCitations: true },
  );
});

test('a cited paper without an entry is told as its entry would be', () => {
  const digest = `//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.
`;
  checkRule(`${digest}//- /a.md\nGlaciers @<|moraine|> move.\n`, '/a.md', 'incomplete-reference', [/no author, year/], {
    markIncompleteCitations: true,
  });
});

test('a draft that contains its references itself is not marked', () => {
  checkRule(
    '//- /other.bib\n@misc{ice, title = {Ice}}\n//- /a.tex\n\\documentclass{article}\\begin{document}\\cite{ice}\\begin{thebibliography}{9}\\bibitem{ice} Ice.\\end{thebibliography}\\end{document}\n',
    '/a.tex',
    'incomplete-reference',
    [],
    { markIncompleteCitations: true },
  );
});

const bib =
  '//- /refs.bib\n@misc{mor<|>aine, title = {Moraine: A Model of Glaciers}}\n@misc{sea, author = {Salt, Ina}, title = {Sea}, year = 2001, doi = {10.1/x}}\n';

/** Titles of the fixes at the cursor, and the file after each that edits it. */
function list(source: string, settings: Partial<Settings> = {}): readonly string[] {
  const { snapshot, cursor } = createFixtureWorkspace(source, settings);
  const at = { start: cursor.offset, end: cursor.offset };
  return listQuickFixes(snapshot, cursor.uri, at).map(({ title, change }) =>
    change.kind === 'edits'
      ? `${title}\n${applyEdits(cursor.file.text, change.files().get(cursor.uri) ?? [])}`
      : `${title} (${change.kind})`,
  );
}

const usual = [
  'Look up "moraine" online... (complete-references)',
  'Replace with BibTeX, RIS or DOI from the clipboard (paste-reference)',
  'Complete from a bibliography file... (match-bibliography)',
];

test('an incomplete entry, with the cursor on its key', () => {
  assert.deepEqual(list(bib), usual);
  assert.deepEqual(list(bib.replace('mor<|>aine', 'moraine').replace('Model', 'Mo<|>del')), []);
  assert.deepEqual(list(bib.replace('mor<|>aine', 'moraine').replace('{sea', '{s<|>ea')), []);
});

const references = `//- /marginalia/references.json
[
  {
    "id": "moraine", "type": "article", "title": "Moraine: A Model of Glaciers",
    "author": [{ "family": "Frost", "given": "Jo" }], "issued": { "date-parts": [[2024]] },
    "custom": { "marginalia": { "paper": { "title": "Moraine: A Model of Glaciers" }, "arxivId": "2410.10819", "preprintYear": 2024 } }
  }
]
`;

test('what was looked up is offered first, without asking again', () => {
  const [first, ...others] = list(references + bib);
  assert.match(
    first ?? '',
    /^Complete "moraine" with details already looked up\n@misc\{moraine, author = \{Frost, Jo\}, .*year = 2024.*\n@misc\{sea/,
  );
  assert.deepEqual(others, usual);
});

test('what was looked up is not offered where it adds nothing', () => {
  const own =
    'author = {Frost, Jo}, eprint = {2410.10819}, url = {https://arxiv.org/abs/2410.10819}, howpublished = {A workshop of sailors}, title';
  assert.deepEqual(list(references + bib.replace('title', own)), usual);
});

test('what was looked up is not written into a file with marks of a conflict, and the fix says why', () => {
  const marks = '<<<<<<< HEAD\n@misc{a, title = {A}}\n=======\n>>>>>>> theirs\n';
  const { snapshot, cursor } = createFixtureWorkspace(references + bib + marks);
  const [fix] = listQuickFixes(snapshot, cursor.uri, { start: cursor.offset, end: cursor.offset });
  assert.equal(fix?.title, 'Complete "moraine" with details already looked up');
  assert.ok(fix.change.kind === 'edits');
  assert.deepEqual([...fix.change.files()], []);
  assert.equal(
    fix.change.refusal,
    'Nothing was changed because of merge conflicts in refs.bib. Choose one version and remove the conflict markers.',
  );
});

test('a citation that is marked is completed from registries', () => {
  const draft = `${bib.replace('<|>', '')}//- /a.md\n---\nbibliography: refs.bib\n---\nSee @mor<|>aine and @sea.\n`;
  assert.deepEqual(list(draft), []);
  assert.deepEqual(list(draft, { markIncompleteCitations: true }), usual.slice(0, 1));
  assert.deepEqual(list(draft.replace('<|>', '').replace('@sea', '@s<|>ea'), { markIncompleteCitations: true }), []);
});
