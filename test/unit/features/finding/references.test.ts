import assert from 'node:assert/strict';
import { test } from 'node:test';
import { references } from '../../../../server/src/features/finding/paperPlaces';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';
import { renderFixture } from '../../../support/fixture';

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
