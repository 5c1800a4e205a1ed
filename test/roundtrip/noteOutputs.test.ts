import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderNote } from '../../server/src/annotations/note/editNote';
import { insertNote } from '../../server/src/features/annotating/insertNote';
import { annotatedBibliography } from '../../server/src/features/topics/annotatedBibliography';
import { literatureMatrix } from '../../server/src/features/topics/literatureMatrix';
import { applyEdits, createFixtureWorkspace, type FixtureWorkspace, languageIdOf, uriOf } from '../support/fixtureWorkspace';
import { compile, createSandbox, needs } from './compilers';
import { hostilePapers } from './hostilePapers';

/** Letters that pdfLaTeX knows without further packages: a draft with others has them anyway. */
const papers = hostilePapers.filter(({ title }) => /^[\x20-\x7e]+$/.test(title));
const passage = 'boats struggle with 100% of R&D_in #1 ~ ^ \\ice {and} <b> "snow" | [@evil] `` -- $x$';
const abstract = (title: string): string =>
  `Boats cross rivers. However, ${passage}. We present a model of "${title}", which cuts costs by 2.5x on ImageNet-1K and GSM8K.`;
const words = 'Mine: 50% of *this* & that_one, see [it](https://a.org) | `code` \\input{x} #tag';

/** The draft with a matrix, a bibliography, a quotation and a comment of papers whose titles mean harm. */
function writeAll(path: string, draft: string): { readonly text: string; readonly keys: readonly string[] } {
  const digest = JSON.stringify(papers.map(({ title }) => ({ title, abstract: abstract(title) })));
  const open = (more: string): FixtureWorkspace => createFixtureWorkspace(`//- /a-digest.json\n${digest}\n//- ${path}\n${draft}${more}`);
  const known = open('\n').snapshot.library().papers;
  assert.equal(known.length, papers.length);
  const [first] = known;
  const note = `${renderNote(first!.key, first!.title, 'read')}\n${words}\n\n> ${passage.replace(/[\\`*[<{}|~$^@"]/g, '\\$&')}\n\n^n-1\n\n${words}\n\n- a\n- b\n`;
  const { host } = open(`\n//- /marginalia/notes/one.md\n${note}`);
  const uri = uriOf(path);
  const keys = known.map(({ key }) => key);
  let { text } = host.snapshot.drafts.get(uri)!;
  for (const write of [
    () => literatureMatrix(host.snapshot, uri, text.indexOf('Text'), keys),
    () => annotatedBibliography(host.snapshot, uri, text.indexOf('Text'), keys, 'key'),
    () => insertNote(host.snapshot, uri, text.indexOf('Text'), { note: uriOf('/marginalia/notes/one.md'), id: 'n-1', form: 'comment' }),
  ]) {
    const answer = write();
    assert.ok(answer?.kind === 'edits', JSON.stringify(answer));
    text = applyEdits(text, answer.edits);
    host.apply({ kind: 'document', uri, languageId: languageIdOf(path), text });
  }
  return { text, keys };
}

test('pdfLaTeX compiles what comes out of notes', needs('pdflatex'), (context) => {
  for (const packages of ['', '\\usepackage{hyperref,longtable}']) {
    const { text } = writeAll(
      '/draft.tex',
      `\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{natbib}\n${packages}\n\\begin{document}\nText.\n\\end{document}`,
    );
    const sandbox = createSandbox(context, { 'draft.tex': text });
    compile(sandbox, 'pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'draft.tex']);
    assert.match(sandbox.read('draft.log'), /Output written on/);
    assert.doesNotMatch(sandbox.read('draft.log'), /Missing character/);
  }
});

test('pandoc reads what comes out of notes: one table, the quotation, nothing that does harm', needs('pandoc'), (context) => {
  const { text, keys } = writeAll('/draft.md', 'Text.');
  const { output: page } = compile(createSandbox(context, { 'draft.md': text }), 'pandoc', ['draft.md', '-t', 'html', '--wrap=none']);
  const output = page.replace(/<!--[^]*?-->/g, '');
  assert.ok(
    page.includes('<!-- marginalia note n-1 -->') && !output.includes('marginalia'),
    'marks are comments, and the note for later is in one',
  );
  assert.equal(output.match(/<table/g)?.length, 1);
  assert.equal(output.match(/<tr/g)?.length, keys.length + 1, 'a row for each paper, and the head');
  assert.equal(output.match(/<td/g)?.length, keys.length * 5);
  assert.equal(output.match(/<blockquote/g)?.length, 1);
  assert.doesNotMatch(output, /<script|<b>|data-cites="evil/);
  for (const key of keys) assert.ok(output.includes(`data-cites="${key}"`), key);
});
