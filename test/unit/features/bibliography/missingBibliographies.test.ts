import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listQuickFixes } from '../../../../server/src/features/codeAction';
import { diagnostics } from '../../../../server/src/features/findings/diagnostics';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { checkRule } from '../findings/checkRule';

const digest = `//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.

Deltas and How They Grow

Deltas grow. This paper measures how fast, for nine of them, by counting layers of sand.
`;
const refs = '//- /refs.bib\n@misc{ice20, title = {Ice}}\n';

const check = (source: string, messages: readonly RegExp[], path = '/a.md'): void =>
  checkRule(source, path, 'undefined-citation', messages);

test('a bibliography that is named and not there: told at its name, and citations are not judged', () => {
  check(`${digest}${refs}//- /a.md\n---\nbibliography: [refs.bib, <|gone.bib|>]\n---\n@nobody @moraine\n`, [
    /^"gone\.bib" wasn't found\. Citations can't be checked until it exists\.$/,
  ]);
  check(
    `${digest}//- /a.tex\n\\documentclass{article}\\addbibresource{<|lib/gone.bib|>}\n\\cite{moraine}\n`,
    [/^"lib\/gone\.bib" wasn't found/],
    '/a.tex',
  );
  check(
    `${digest}//- /a.tex\n\\documentclass{article}\n\\cite{moraine}\\bibliography{<|gone|>}\n`,
    [/^"gone\.bib" wasn't found/],
    '/a.tex',
  );
  const { snapshot } = createFixtureWorkspace('//- /a.md\n---\nbibliography: gone.bib\n---\n');
  assert.deepEqual(
    diagnostics(snapshot, uriOf('/a.md')).map(({ severity }) => severity),
    ['information'],
  );
});

test('a bibliography is not called missing before it was looked for, nor when it has come', () => {
  const { host } = createFixtureWorkspace(
    '//- /a.md\n---\nbibliography: here.bib\n---\n@nobody\n//- /here.bib\n@misc{ice20, title = {Ice}}\n',
  );
  const told = (): number => diagnostics(host.snapshot, uriOf('/a.md')).filter(({ message }) => message.includes("wasn't found")).length;
  host.apply({ kind: 'document', uri: uriOf('/a.md'), languageId: 'markdown', text: '---\nbibliography: other.bib\n---\n@nobody\n' });
  assert.equal(told(), 0);
  host.apply({ kind: 'disk', files: [{ uri: uriOf('/other.bib') }] });
  assert.equal(told(), 1);
  host.apply({ kind: 'disk', files: [{ uri: uriOf('/other.bib'), bytes: new TextEncoder().encode('@misc{ice20, title = {Ice}}\n') }] });
  assert.equal(told(), 0);
});

test('a chapter says nothing of a bibliography that its root names', () => {
  const root = (name: string): string => `//- /main.tex\n\\documentclass{book}\n\\input{one}\\bibliography{${name}}\n`;
  check(`${root('gone')}//- /one.tex\n\\cite{nobody}\n`, [], '/one.tex');
  check(`${root('<|gone|>')}//- /one.tex\n\\cite{nobody}\n`, [/gone/], '/main.tex');
  check('//- /_quarto.yml\nproject:\n  type: book\nbibliography: gone.bib\n//- /one.qmd\n@nobody\n', [], '/one.qmd');
});

test('a bibliography that the compiler makes out of the project is not called missing', () => {
  const made = (begin: string, named = '\\addbibresource{gone.bib}'): string =>
    `${digest}//- /a.tex\n${begin}\n@misc{ice20, title = {Ice}}\n\\end{filecontents${begin.includes('*') ? '*' : ''}}\n\\documentclass{article}${named}\n\\cite{nobody}\n`;
  for (const begin of [
    '\\begin{filecontents}{gone.bib}',
    '\\begin{filecontents*}{gone.bib}',
    '\\begin{filecontents}[overwrite]{gone.bib}',
    '\\begin{filecontents*} [overwrite, nosearch] {./gone.bib}',
  ]) {
    check(made(begin), [], '/a.tex');
  }
  check(made('\\begin{filecontents}{gone.bib}', '\\bibliography{gone}'), [], '/a.tex');
  check(made('\\begin{filecontents}{other.bib}', '\\addbibresource{<|gone.bib|>}'), [/^"gone\.bib" wasn't found/], '/a.tex');
  const chapter = '//- /one.tex\n\\begin{filecontents}{gone.bib}\n\\end{filecontents}\n\\cite{nobody}\n';
  check(`//- /main.tex\n\\documentclass{book}\n\\input{one}\\bibliography{gone}\n${chapter}`, [], '/main.tex');
});

test('a path that only the compiler knows is not called missing', () => {
  for (const path of ['https://a.example/refs.bib', '\\jobname.bib', '\\bibfolder/refs.bib'])
    check(`//- /a.tex\n\\documentclass{article}\\addbibresource{${path}}\n\\cite{nobody}\n`, [], '/a.tex');
});

test('a bibliography that is named and not there is made where it is named, with the papers that are cited', () => {
  const find = (source: string): ReturnType<typeof listQuickFixes> => {
    const { snapshot, cursor } = createFixtureWorkspace(source);
    return listQuickFixes(snapshot, cursor.uri, { start: cursor.offset, end: cursor.offset });
  };
  const [fix, ...others] = find(`${digest}//- /a.md\n---\nbibliography: lib/mi<|>ne.bib\n---\n[@moraine; @deltas-they-grow]\n`);
  assert.deepEqual([fix?.title, others.length], ['Create lib/mine.bib with 2 cited papers', 0]);
  assert.ok(fix?.change.kind === 'edits');
  assert.equal(fix.change.creates, uriOf('/lib/mine.bib'));
  const files = fix.change.files();
  assert.deepEqual([...files.keys()], [uriOf('/lib/mine.bib')]);
  assert.match(applyEdits('', files.get(uriOf('/lib/mine.bib'))!), /^@\w+\{moraine,[^]*\n@\w+\{deltas-they-grow,/);
  assert.equal(
    find(`${digest}//- /a.tex\n\\documentclass{article}\n\\cite{moraine}\\bibliography{mi<|>ne}\n`)[0]?.title,
    'Create mine.bib with 1 cited paper',
  );
  assert.deepEqual(find(`${digest}${refs}//- /a.md\n---\nbibliography: re<|>fs.bib\n---\n[@moraine]\n`), []);
  assert.deepEqual(find(`${digest}//- /a.md\n---\nbibliography: ../mi<|>ne.bib\n---\n[@moraine]\n`), [], 'outside of the workspace');
  assert.deepEqual(find(`${digest}//- /a.md\n---\nbibliography: mi<|>ne.txt\n---\n[@moraine]\n`), [], 'not by the name of a bibliography');
});
