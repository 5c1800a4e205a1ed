import assert from 'node:assert/strict';
import { test } from 'node:test';
import { review, writeFinding } from './reviewFixture';

test('what can not be judged is said', async () => {
  const french =
    'Nous présentons un modèle des glaciers qui avance par pas de dix ans et qui montre comment la glace creuse les vallées depuis des siècles, puis nous le comparons aux mesures faites sur le terrain.';
  const found = await review(
    `//- /my-digest.txt
Moraine: A Model of Glaciers

Glaciers move, and we present a model of how they do so, with a step of ten years.

Sérac: Un modèle des glaciers

${french}

//- /refs.bib
@article{sea, author = {Salt, Ina}, title = {The Sea}, journal = {J. of Water}, year = 2001}
//- /draft.md
[@moraine; @serac; @serac], [@sea], [@nowhere].
`,
    '/draft.md',
  );
  assert.deepEqual(found.unjudged.map(writeFinding), [
    'No digest or bibliography has the keys of 1 of 5 citations, so nothing is known of what is cited there: nowhere.',
    'No abstract is known for 1 of 5 citations, so what is said of the papers is not checked: sea.',
    'The abstracts for 2 of 5 citations are not in English, so what is said of the papers is not checked: serac.',
  ]);
  const chapter = await review('//- /part.tex\n\\cite{nobody} \\input{gone}\n', '/part.tex');
  assert.deepEqual(chapter.unjudged.map(writeFinding), [
    'No digest or bibliography has the keys of the only citation, so nothing is known of what is cited there.',
    'Whether the bibliography has all keys is not known: no file is known that includes part.tex.',
    'A file was not found, so it was not checked: gone.tex. | /part.tex: \\cite{nobody} \\input{gone}',
  ]);
});

test('a draft that cites nothing was compared with nothing', async () => {
  const found = await review('//- /draft.md\n# Sea\n\nThe sea is deep.\n', '/draft.md');
  assert.deepEqual(found.groups, []);
  assert.deepEqual(found.unjudged.map(writeFinding), [
    'Nothing is cited, so nothing was compared with a paper, and names of papers were not looked for.',
  ]);
});

test('hints that the writer dismissed are counted by rule, with their places', async () => {
  const source = (dismissals: string): string => `//- /my-digest.txt
Kitefall: Kites That Fall Slowly

Kites fall too fast. We present Kitefall, which reduces the speed of falling kites by 40% at the coast.

${dismissals}//- /draft.md
Kitefall reduces the speed of falling kites by 45% [@kitefall].
`;
  const shown = await review(source(''), '/draft.md');
  assert.ok(
    shown.groups.some(({ kind }) => kind === 'contradicted-number'),
    JSON.stringify(shown.groups),
  );
  const line = '2026-11-30 contradicted-number - Kitefall: Kites That Fall Slowly';
  const { groups, unjudged } = await review(source(`//- /marginalia/dismissed.txt\n${line}\n`), '/draft.md');
  assert.deepEqual(
    groups.map(({ kind }) => kind).filter((kind) => kind === 'contradicted-number'),
    [],
  );
  assert.ok(
    unjudged
      .map(writeFinding)
      .some((words) => words.startsWith('Hints that you dismissed: Contradicted number (1). | /draft.md: Kitefall')),
    JSON.stringify(unjudged),
  );
});
