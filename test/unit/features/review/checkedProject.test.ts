import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFinding, quotePlace, readProject } from '../../../../server/src/features/review/checkedProject';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { bibliography } from './reviewFixture';

test('what the drafts of a project cite', () => {
  const { snapshot } = createFixtureWorkspace(`${bibliography}//- /draft.md
---
bibliography: refs.bib
references: [{id: mine, title: Mine}]
---
[@sea; @sea; @ice], [@tide], [@mine].
`);
  const project = readProject(snapshot, uriOf('/draft.md'));
  assert.ok(project);
  assert.deepEqual(
    project.cited.map(({ key, items, papers, isOwn }) => [key, items.length, papers.length, isOwn]),
    [
      ['sea', 2, 1, false],
      ['ice', 1, 1, false],
      ['tide', 1, 0, false],
      ['mine', 1, 0, true],
    ],
  );
  assert.deepEqual([...project.papers.values()], [2, 1]);
  assert.deepEqual(
    [...project.entries].map(({ key }) => key),
    ['sea', 'ice'],
  );
  assert.equal(readProject(snapshot, uriOf('/refs.bib')), undefined);
});

/** The words at the span that is marked in a draft. */
function quote(draft: string): string {
  const { snapshot, files } = createFixtureWorkspace(`//- /draft.md\n${draft}`);
  const [span] = files[0]!.ranges;
  return quotePlace(snapshot, uriOf('/draft.md'), span!).words;
}

test('a place is quoted with words around it, from its own paragraph, on one line', () => {
  assert.equal(quote('Before.\n\nThe sea\nis <|salt|> and\tdeep.\n\nBehind.'), 'The sea is salt and deep.');
  const long = 'word '.repeat(40);
  assert.equal(quote(`${long}<|salt|> ${long}`), `… ${'word '.repeat(11)}salt ${'word '.repeat(11).trim()} …`);
  assert.equal(quote('Bad <|\u0007\u202esalt|>').includes('\u0007'), false);
});

test('the chapters of a book are those that its project file lists, with what they include', () => {
  const { snapshot } = createFixtureWorkspace(`//- /book/_quarto.yml
book:
  chapters: [index.qmd, {part: Ground, chapters: [parts/ground.qmd, gone.qmd]}]
//- /book/index.qmd
Water.
//- /book/parts/ground.qmd
{{< include _sand.qmd >}}
//- /book/parts/_sand.qmd
Sand.
//- /book/draft.qmd
In no book.
`);
  const list = (path: string): readonly string[] | undefined =>
    readProject(snapshot, uriOf(path))?.drafts.map(({ uri }) => uri.slice(uriOf('/book/').length));
  for (const path of ['/book/index.qmd', '/book/parts/ground.qmd', '/book/parts/_sand.qmd'])
    assert.deepEqual(list(path), ['index.qmd', 'parts/ground.qmd', 'parts/_sand.qmd'], path);
  assert.deepEqual(list('/book/draft.qmd'), ['draft.qmd']);
});

test('a finding shows its first places and counts all', () => {
  const places = [1, 2, 3, 4].map((start) => ({ uri: 'file:///desk/draft.md', span: { start, end: start + 1 }, words: 'sea' }));
  assert.deepEqual(createFinding('Words.', places), { message: 'Words.', places: places.slice(0, 3), placeCount: 4 });
  assert.deepEqual(createFinding('Words.', places, 1), { message: 'Words.', places: places.slice(0, 1), placeCount: 4 });
  assert.equal(createFinding('Key \u202eaes\u0007', []).message, 'Key  aes ');
  assert.deepEqual(createFinding('Words.', []), { message: 'Words.', places: [], placeCount: 0 });
});
