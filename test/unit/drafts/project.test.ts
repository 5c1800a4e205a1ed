import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isProjectFile, listChapters, parseProjectFile } from '../../../server/src/drafts/project';

test('Quarto: at the top and in formats', () => {
  const text =
    'project:\n  type: book\nbook:\n  chapters:\n    - index.qmd\nbibliography: refs.bib\nformat:\n  html:\n    csl: html.csl\n  pdf:\n    bibliography: [pdf.bib]\n';
  assert.deepEqual(parseProjectFile(text), { bibliographies: ['refs.bib', 'pdf.bib'], citationStyle: 'html.csl', isComplete: true });
});

test('pandoc: defaults and metadata', () => {
  assert.deepEqual(parseProjectFile('metadata:\n  bibliography:\n    - a.bib\n    - b.json\n'), {
    bibliographies: ['a.bib', 'b.json'],
    isComplete: true,
  });
  assert.deepEqual(parseProjectFile('bibliography: ${.}/a.bib\ncitation-style: x.csl\n'), {
    bibliographies: [],
    citationStyle: 'x.csl',
    isComplete: false,
  });
});

test('what is broken or says nothing', () => {
  assert.deepEqual(parseProjectFile(''), { bibliographies: [], isComplete: true });
  assert.deepEqual(parseProjectFile('book_filename: "x"\n'), { bibliographies: [], isComplete: true });
  assert.deepEqual(parseProjectFile('bibliography: a.bib\nx: [\n'), { bibliographies: ['a.bib'], isComplete: false });
  assert.equal(parseProjectFile('bibliography: {a: b}').isComplete, false);
});

test('what is nested absurdly deep is left out, the rest is read', () => {
  for (const deep of [
    '['.repeat(50_000),
    '{a: '.repeat(50_000),
    '- '.repeat(50_000),
    'a: '.repeat(50_000),
    '? '.repeat(50_000),
    `\n${' '.repeat(2000)}b: c`,
  ]) {
    assert.deepEqual(parseProjectFile(`x: ${deep}\nbibliography: a.bib\ncsl: ${deep}`), { bibliographies: ['a.bib'], isComplete: false });
  }
});

test('any prefix of a project file is read without a throw', () => {
  const text =
    'bibliography: [a.bib, "b.bib"]\nformat:\n  pdf: {csl: \'x\', bibliography: &a [c]}\nreferences:\n  - id: *a\n    title: |\n      x\n';
  for (let length = 0; length <= text.length; length++) assert.ok(Array.isArray(parseProjectFile(text.slice(0, length)).bibliographies));
});

test('the names of project files', () => {
  for (const path of [
    '/a/_quarto.yml',
    '/a/_quarto-pdf.yml',
    '_bookdown.yml',
    'x/_metadata.yml',
    'x/metadata.yaml',
    'x/defaults.yaml',
    'x/defaults-pdf.yml',
  ])
    assert.ok(isProjectFile(path), path);
  for (const path of ['/a/quarto.yml', '/a/x_metadata.yml', 'my-defaults.yml', 'defaults.json', '_quarto.yml/x.md'])
    assert.ok(!isProjectFile(path), path);
});

test('Quarto: chapters, those of parts, and appendices', () => {
  const text = `project: {type: book}
book:
  title: Rivers
  chapters:
    - index.qmd
    - part: "Mountains"
      chapters:
        - one.qmd
        - file: two.qmd
    - references.qmd
  appendices: [maps.qmd]
bibliography: refs.bib
`;
  assert.deepEqual(listChapters(text), ['index.qmd', 'Mountains', 'one.qmd', 'two.qmd', 'references.qmd', 'maps.qmd']);
});

test('bookdown: files, also those of one format', () => {
  assert.deepEqual(listChapters('rmd_files: ["index.Rmd", "one.Rmd"]\n'), ['index.Rmd', 'one.Rmd']);
  assert.deepEqual(listChapters('rmd_files:\n  html: [index.Rmd]\n'), ['index.Rmd']);
});

test('nothing where there are none, and never a throw', () => {
  for (const text of [
    '',
    'book: chapters',
    'chapters: [a.qmd]',
    'book: {chapters: }',
    'book:\n  chapters: [\n',
    'book: &a {chapters: *a}',
    `chapters: ${'['.repeat(50_000)}`,
  ])
    assert.deepEqual(listChapters(text), [], text.slice(0, 40));
  const text = 'book:\n  chapters:\n    - &x index.qmd\n    - *x\n    - {part: "a", chapters: [b.qmd]}\n';
  for (let length = 0; length <= text.length; length++) assert.ok(Array.isArray(listChapters(text.slice(0, length))));
});
