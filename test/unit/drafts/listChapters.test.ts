import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listChapters } from '../../../server/src/drafts/project';

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
