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
    'Unknown keys, not checked: 1 of 5 citations (nowhere).',
    "No abstract, so claims aren't checked: 1 of 5 citations (sea).",
    "Abstract isn't in English, so claims aren't checked: 2 of 5 citations (serac).",
  ]);
  const chapter = await review('//- /part.tex\n\\cite{nobody} \\input{gone}\n', '/part.tex');
  assert.deepEqual(chapter.unjudged.map(writeFinding), [
    'Unknown keys, not checked: the only citation.',
    "Keys couldn't be checked against the bibliography: no file that includes part.tex was found.",
    "1 file wasn't found and wasn't checked: gone.tex. | /part.tex: \\cite{nobody} \\input{gone}",
  ]);
});

test('papers of which only a summary is known are listed', async () => {
  const block = (title: string, label: string, text: string): string => `Title: ${title}\n${label}: ${text}\n\n`;
  const found = await review(
    `//- /my-digest.txt
${block('Moraine: A Model of Glaciers', 'Summary', 'Glaciers move, and a model of how they do so is given, with a step of ten years.')}
${block('Kitefall: Kites That Fall Slowly', 'Summary', 'Kites fall too fast, and this work makes them fall more slowly at the coast.')}
${block('Harbor: Ships at Rest in Storms', 'Abstract', 'Ships move in storms. We present Harbor, which keeps them at rest for ten hours.')}
//- /draft.md
Glaciers [@moraine], kites [@kitefall; @moraine], ships [@harbor].
`,
    '/draft.md',
  );
  assert.deepEqual(found.unjudged.map(writeFinding), ["Only a summary, so claims aren't checked: 3 of 4 citations (moraine, kitefall)."]);
});

test('a draft that cites nothing was compared with nothing', async () => {
  const found = await review('//- /draft.md\n# Sea\n\nThe sea is deep.\n', '/draft.md');
  assert.deepEqual(found.groups, []);
  assert.deepEqual(found.unjudged.map(writeFinding), ['The draft has no citations, so nothing was checked against papers.']);
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
    unjudged.map(writeFinding).some((words) => words.startsWith('Dismissed findings: Contradicted number (1). | /draft.md: Kitefall')),
    JSON.stringify(unjudged),
  );
});
