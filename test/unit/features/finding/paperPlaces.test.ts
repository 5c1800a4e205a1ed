import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../../../server/src/base/span';
import { definition, references } from '../../../../server/src/features/finding/paperPlaces';
import { renderFixture } from '../../../support/fixture';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';

/** Files draw the cursor, `<origin|...|>` and every `<title|...|>` that must be reached, in the order of the files. */
function checkDefinition(source: string): void {
  const { snapshot, cursor, files } = createFixtureWorkspace(source);
  const answer = definition(snapshot, cursor.uri, cursor.offset);
  assert.ok(answer, `no definition in ${source}`);
  for (const { path, ranges, cursor: at } of files) {
    const uri = uriOf(path);
    const spans: (Span & { label: string })[] = [
      ...(uri === cursor.uri ? [{ ...answer.origin, label: 'origin' }] : []),
      ...answer.targets.filter((target) => target.uri === uri).map(({ title }) => ({ ...title, label: 'title' })),
    ];
    assert.equal(drawSpans(snapshot, uri, spans, at), drawSpans(snapshot, uri, ranges, at));
  }
  for (const { block, title } of answer.targets) assert.ok(block.start <= title.start && title.end <= block.end);
}

const abstract = 'Glaciers move. We present Moraine, a model of how they do, with a step of ten years.';
const other = 'Deltas grow. We study how, over three hundred years and with two instruments.';

test('from a key to the title line', () => {
  checkDefinition(`//- /digest.txt\n<title|Moraine: A Model of Glaciers|>\n\n${abstract}\n//- /draft.md\n[see @<origin|mor<|>aine|>]\n`);
  checkDefinition(`//- /digest.txt\n<title|Moraine: A Model of Glaciers|>\n\n${abstract}\n//- /draft.tex\n\\cite{<origin|mor<|>aine|>}\n`);
});

test('from a name to the title line', () => {
  checkDefinition(`//- /digest.txt\n<title|Moraine: A Model of Glaciers|>\n\n${abstract}\n//- /draft.md\nas <origin|Mor<|>aine|> does\n`);
});

test('to all places of a paper', () => {
  checkDefinition(
    `//- /a-digest.txt\n<title|Moraine: A Model of Glaciers|>\n\n${abstract}\n` +
      `//- /b-digest.txt\nOn the Growth of Deltas\n\n${other}\n\n<title|MORAINE: A model of glaciers|>\n\n${abstract}\n` +
      '//- /draft.md\n[@<origin|mor<|>aine|>]\n',
  );
});

test('from a title to every place, its own too', () => {
  checkDefinition(
    `//- /a-digest.txt\n<origin|<title|Mor<|>aine: A Model of Glaciers|>|>\n\n${abstract}\n//- /b-digest.txt\n<title|Moraine: A Model of Glaciers|>\n\n${abstract}\n`,
  );
});

test('a title on two lines is reached as a whole', () => {
  checkDefinition(`//- /digest.txt
\\\\
arXiv:2411.13560
Date: Thu, 7 Nov 2024 10:00:00 GMT   (20kb)

Title: <title|Moraine: A Model of Glaciers and
  of What They Leave Behind|>
Authors: Ada Berg
Categories: cs.LG
\\\\
  ${abstract}
\\\\ ( https://arxiv.org/abs/2411.13560 ,  20kb)
//- /draft.md
@<origin|mor<|>aine|>
`);
});

test('a title in a Markdown digest is reached without its marks', () => {
  checkDefinition(
    `//- /digest.md\n# Reading\n\n## <title|Moraine: A Model of Glaciers|>\n\n${abstract}\n//- /draft.md\n@<origin|mor<|>aine|>\n`,
  );
});

test('nothing for other words', () => {
  const { snapshot, cursor } = createFixtureWorkspace(
    `//- /digest.txt\nMoraine: A Model of Glaciers\n\n${abstract}\n//- /draft.md\nglac<|>iers\n`,
  );
  assert.equal(definition(snapshot, cursor.uri, cursor.offset), undefined);
});

/** Every range of the fixture is a reference of what the cursor stands on; ranges labelled `d` are declarations. */
function checkReferences(source: string): void {
  const { snapshot, files, cursor } = createFixtureWorkspace(source);
  for (const declaration of ['with-declaration', 'citations-only'] as const) {
    const found = references(snapshot, cursor.uri, cursor.offset, declaration);
    for (const file of files) {
      const spans = found.filter(({ uri }) => uri === uriOf(file.path)).map(({ span }) => span);
      const ranges = file.ranges
        .filter(({ label }) => declaration === 'with-declaration' || label !== 'd')
        .map(({ start, end }) => ({ start, end }));
      assert.equal(
        drawSpans(snapshot, uriOf(file.path), spans),
        renderFixture({ text: file.text, ranges }),
        `${declaration}, ${file.path}`,
      );
    }
  }
}

const digest = `//- /papers-digest.txt
<d|Moraine: A Model of Glaciers|>

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.
`;

test('from a key to every citation in every draft, the digest’s title as declaration', () => {
  checkReferences(`${digest}
//- /a.md
As [<|@mor<|>aine|>; @other] shows, and <|@moraine|> again; not @moraines.
//- /b.tex
\\cite{x,<|moraine|>} % \\cite{moraine}
`);
});

test('from the digest’s title', () => {
  checkReferences(`//- /papers-digest.txt
<d|Moraine: A Mo<|>del of Glaciers|>

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.
//- /a.md
<|@moraine|>
`);
});

test('by all keys of one paper: the digest’s, a bibliography’s, its aliases', () => {
  checkReferences(`${digest}
//- /refs.bib
@article{ice20, ids = {oldice}, title = <d|{{Moraine}: a model of glaciers}|>, author = {Ice, Jo}}
//- /a.md
[<|@ice20|>; <|@moraine|>] and <|@old<|>ice|>
`);
});

test('a bibliography’s own entry counts in the draft that names it', () => {
  checkReferences(`//- /one/refs.bib
@book{doe, title = <d|{First Things}|>}
//- /two/refs.bib
@book{doe, title = {Second Things}}
//- /one/a.md
---
bibliography: refs.bib
---
<|@do<|>e|>
//- /two/b.md
---
bibliography: refs.bib
---
@doe
`);
});

test('nothing where the cursor is on nothing', () => {
  const { snapshot, cursor } = createFixtureWorkspace(`${digest}\n//- /a.md\nWords o<|>nly.`);
  assert.deepEqual(references(snapshot, cursor.uri, cursor.offset, 'with-declaration'), []);
});
