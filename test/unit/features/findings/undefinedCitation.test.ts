import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnostics } from '../../../../server/src/features/findings/diagnostics';
import { defaultSettings } from '../../../../server/src/model/settings';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { checkRule } from './checkRule';

const digest = `//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.
`;
const refs = '//- /refs.bib\n@article{ice20, ids = {oldice}, title = {Ice}}\n@misc{sea, title = {The Sea}}\n';
const head = '---\nbibliography: refs.bib\n---\n';

const check = (source: string, messages: readonly RegExp[], path = '/a.md'): void =>
  checkRule(source, path, 'undefined-citation', messages);

test('a key that nothing has, with the keys that are near', () => {
  check(`${refs}//- /a.md\n${head}[see @ice20; @<|ice21|>] and @<|nobody|>.\n`, [
    /"ice21" isn't in refs\.bib or in any digest\. Did you mean "ice20"\?/,
    /"nobody" isn't in refs\.bib or in any digest\.$/,
  ]);
});

test('aliases, entries of a second bibliography and works of the draft itself are known', () => {
  check(
    `${refs}//- /more.bib\n@misc{more, title = {More}}\n//- /a.md\n---\nbibliography: [refs.bib, more.bib]\nreferences:\n- id: own\n  title: Own\n---\n@oldice @more @own\n`,
    [],
  );
});

test('a paper of a digest that the bibliography does not have yet', () => {
  check(`${digest}${refs}//- /a.md\n${head}[@<|moraine|>]\n`, [/"moraine" isn't in refs\.bib yet\. The paper is in papers-digest\.txt/]);
});

test('a paper that the bibliography has under another key', () => {
  check(`${digest}//- /refs.bib\n@article{glacier9, title = {{Moraine}: a model of glaciers}}\n//- /a.md\n${head}[@<|moraine|>]\n`, [
    /"moraine" isn't in refs\.bib\. The paper's key there is "glacier9"/,
  ]);
});

test('silent where the bibliography can’t be known completely', () => {
  check('//- /refs.bib\n@article{ice20, title = {Ice\n//- /a.md\n---\nbibliography: refs.bib\n---\n@nobody\n', []);
});

test('a draft that names no bibliography: that it has none, once, and likely typing errors', () => {
  check(`${digest}${refs}//- /a.md\n@someone wrote to @<|moraine|>, [@moraine; @ice20], [@<|morane|>].\n`, [
    /^This draft has no bibliography for the 2 papers it cites\.$/,
    /"morane" isn't in any digest or bibliography\. Did you mean "moraine"\?/,
  ]);
});

test('a missing bibliography is no more than an information, and a severity that is quieter stays', () => {
  const severities = (severity: 'error' | 'warning' | 'hint'): readonly string[] => {
    const rules = { ...defaultSettings.rules, 'undefined-citation': severity };
    const { snapshot } = createFixtureWorkspace(`${digest}//- /a.md\n[@moraine] and [@morane]\n`, { rules });
    return diagnostics(snapshot, uriOf('/a.md')).map((answer) => answer.severity);
  };
  assert.deepEqual(severities('warning'), ['information', 'warning']);
  assert.deepEqual(severities('error'), ['information', 'error']);
  assert.deepEqual(severities('hint'), ['hint', 'hint']);
});

test('no missing bibliography where nothing of the library is cited, or the works stand in the draft itself', () => {
  check(`${digest}//- /a.md\n@someone wrote to nobody.\n`, []);
  check(`${digest}//- /a.md\n---\nreferences:\n- id: moraine\n  title: Moraine\n---\n@moraine\n`, []);
});

test('LaTeX: chapters see the bibliography of their root', () => {
  const root = '//- /main.tex\n\\documentclass{book}\n\\begin{document}\n\\include{chapters/one}\n\\bibliography{refs}\n\\end{document}\n';
  check(`${refs}${root}//- /chapters/one.tex\n\\cite{ice20,<|ice21|>}\n`, [/ice21/], '/chapters/one.tex');
});

test('LaTeX: a chapter whose root is unknown is not judged', () => {
  check(`${refs}//- /one.tex\n\\cite{nobody}\n`, [], '/one.tex');
});

test('LaTeX: citation commands that the root defines count in a chapter', () => {
  const root =
    '//- /main.tex\n\\documentclass{book}\n\\newcommand{\\seealso}[1]{(see also \\cite{#1})}\n\\begin{document}\n\\input{one}\n\\bibliography{refs}\n\\end{document}\n';
  check(`${refs}${root}//- /one.tex\n\\seealso{<|ice21|>}\n`, [/ice21/], '/one.tex');
});

test('Quarto: the project’s bibliography', () => {
  check(
    `//- /book/refs.bib\n@misc{ice20, title = {Ice}}\n//- /book/_quarto.yml\nproject:\n  type: book\nbibliography: refs.bib\n//- /book/chapters/a.qmd\n@ice20 and @<|ice21|>, not @fig-ice\n`,
    [/ice21/],
    '/book/chapters/a.qmd',
  );
});

test('off is off', () => {
  const rules = { ...defaultSettings.rules, 'undefined-citation': 'off' } as const;
  checkRule(`${refs}//- /a.md\n${head}@nobody\n`, '/a.md', 'undefined-citation', [], { rules });
});
