import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile, createSandbox, hasTexFile, isRequired, needs } from './compilers';
import { hostilePapers } from './hostilePapers';
import { comparable, folded, readTitles } from './readBack';
import { addAll, citedKeys, completeBibliography, drafts, getPapers, renderBibliography } from './sample';

const bibliographies = [
  { name: 'references.bib', format: 'biblatex', reader: 'biblatex' },
  { name: 'plain.bibtex', format: 'bibtex', reader: 'bibtex' },
  { name: 'references.json', format: 'csl-json', reader: 'csljson' },
] as const;

for (const { name, format, reader } of bibliographies) {
  test(`pandoc sets the sample with a bibliography in ${format}`, needs('pandoc'), (context) => {
    const works = getPapers(citedKeys.markdown);
    const sandbox = createSandbox(context, { 'draft.md': drafts.markdown, [name]: renderBibliography(works, format) });
    const { output, log } = compile(sandbox, 'pandoc', ['draft.md', '--citeproc', '--bibliography', name, '-t', 'html']);
    assert.equal(log, '', 'pandoc warns of nothing');
    assert.doesNotMatch(output, /From the digest/i, 'where an entry comes from is not printed');
    for (const { key, title } of works) {
      assert.ok(output.includes(`id="ref-${key}"`), `${key} is in the list`);
      const entry = output.slice(output.indexOf(`id="ref-${key}"`)).split('</div>')[0] ?? '';
      assert.ok(folded(entry.replace(/<[^>]*>/g, '')).includes(folded(title)), `${title} in ${entry}`);
    }
  });

  test(`pandoc reads hostile titles back from ${format}`, needs('pandoc'), (context) => {
    const sandbox = createSandbox(context, {});
    const titles = readTitles(sandbox, reader, renderBibliography(hostilePapers, format));
    assert.deepEqual(
      [...titles.keys()],
      hostilePapers.map(({ key }) => key),
    );
    for (const { key, title } of hostilePapers) assert.equal(comparable(titles.get(key) ?? ''), comparable(title));
  });

  test(`pandoc sets hostile titles with a bibliography in ${format}`, needs('pandoc'), (context) => {
    const draft = hostilePapers.map(({ key }) => `Somebody says so [see @${key}, p. 3].`).join('\n\n');
    const sandbox = createSandbox(context, { 'draft.md': draft, [name]: renderBibliography(hostilePapers, format) });
    const { output, log } = compile(sandbox, 'pandoc', ['draft.md', '--citeproc', '--bibliography', name, '-t', 'html', '--wrap=none']);
    assert.equal(log, '', 'pandoc warns of nothing');
    assert.doesNotMatch(output, /<script|<b>|\?\?\?/);
    for (const { key, title } of hostilePapers) {
      const entry = output.slice(output.indexOf(`id="ref-${key}"`)).split('</div>')[0] ?? '';
      const text = entry
        .replace(/<[^>]*>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&');
      assert.ok(folded(text).includes(folded(title)), `${title} in ${text}`);
    }
  });
}

test('pandoc sets the sample with its own bibliography, completed', needs('pandoc'), (context) => {
  const sandbox = createSandbox(context, { 'draft.md': drafts.markdown, 'references.bib': completeBibliography('related-work.md') });
  const { output, log } = compile(sandbox, 'pandoc', ['draft.md', '--citeproc', '-t', 'html']);
  assert.equal(log, '', 'pandoc warns of nothing');
  for (const key of citedKeys.markdown) assert.ok(output.includes(`id="ref-${key}"`), `${key} is in the list`);
  assert.match(output, /Hochreiter/);
});

const begun = [
  { name: 'references.bib', format: 'bibtex', text: '@book{own,\n\ttitle = "My Own Book",\n\tyear  = "1999"\n}\n' },
  { name: 'references.json', format: 'csl-json', text: '[{"id": "own", "type": "book", "title": "My Own Book"}]\n' },
  { name: 'references.yaml', format: 'csl-yaml', text: '---\nreferences:\n- id: own\n  type: book\n  title: My Own Book\n---\n' },
] as const;

for (const { name, format, text } of begun) {
  test(`pandoc finds what was added to the writer's own ${name}`, needs('pandoc'), (context) => {
    const draft = ['own', ...hostilePapers.map(({ key }) => key)].map((key) => `Somebody says so [@${key}].`).join('\n\n');
    const sandbox = createSandbox(context, { 'draft.md': draft, [name]: addAll(text, format, hostilePapers) });
    const { output, log } = compile(sandbox, 'pandoc', ['draft.md', '--citeproc', '--bibliography', name, '-t', 'plain', '--wrap=none']);
    assert.equal(log, '', 'pandoc warns of nothing');
    assert.doesNotMatch(output, /From the digest/i, 'where an entry comes from is not printed');
    assert.ok(output.includes('https://example.org/a_b%20c~d#e?f=%7Bg%7D&h=%5Ci'), 'addresses are as they were');
    const entries = folded(output);
    for (const title of ['My Own Book', ...hostilePapers.map((paper) => paper.title)])
      assert.ok(entries.includes(folded(title)), `${title} in ${output}`);
  });
}

// What pandoc's template for LaTeX asks for beyond a small TeX.
const template = ['xcolor.sty', 'bookmark.sty', 'hyperref.sty', 'amsmath.sty'].filter((file) => !hasTexFile(file));
const skip = template.length > 0 && !isRequired ? { skip: `not installed: ${template.join(', ')}` } : needs('pandoc', 'pdflatex');
// The template's own fonts are a package of 50 MB. Any package in their place keeps TeX's own, which don't expand.
const usualFonts = ['-V', 'fontfamily=textcomp', '-V', 'microtypeoptions=expansion=false'];

test('the sample becomes a PDF by way of pandoc’s LaTeX', skip, (context) => {
  const works = getPapers(citedKeys.markdown);
  const sandbox = createSandbox(context, { 'draft.md': drafts.markdown, 'references.bib': renderBibliography(works, 'biblatex') });
  const { log } = compile(sandbox, 'pandoc', [
    'draft.md',
    '--citeproc',
    '--bibliography',
    'references.bib',
    '-s',
    ...usualFonts,
    '-o',
    'draft.tex',
  ]);
  assert.equal(log, '', 'pandoc warns of nothing');
  for (const { key } of works) assert.ok(sandbox.read('draft.tex').includes(`ref-${key}`), key);
  for (let run = 0; run < 2; run += 1) compile(sandbox, 'pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'draft.tex']);
  assert.doesNotMatch(sandbox.read('draft.log'), /^!|undefined/m);
  assert.match(sandbox.read('draft.log'), /Output written on/);
});
