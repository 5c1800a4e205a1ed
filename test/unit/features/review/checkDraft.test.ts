import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDraft, listReviewedFiles, listReviewFindings } from '../../../../server/src/features/review/checkDraft';
import { createFixtureWorkspace, fixtureFolder, uriOf } from '../../../support/fixtureWorkspace';
import { bibliography, listFindings, review } from './reviewFixture';

const pause = (): Promise<void> => Promise.resolve();

test('no review of what is no draft', async () => {
  const { snapshot } = createFixtureWorkspace(bibliography);
  assert.equal(await checkDraft(snapshot, uriOf('/refs.bib'), pause), undefined);
});

test('a chapter is checked with its root and the other chapters', async () => {
  const found = await review(
    `${bibliography}//- /main.tex
\\documentclass{book}\\begin{document}\\cite{sea}\\include{one}\\include{two}\\bibliography{refs}\\end{document}
//- /one.tex
Ice is cold \\cite{ice}. So is the sea \\cite{tide}.
//- /two.tex
Sand \\cite{sand,sea} and more \\cite{tide}.
`,
    '/two.tex',
  );
  assert.deepEqual(
    found.drafts.map((uri) => uri.slice(fixtureFolder.length)),
    ['/main.tex', '/one.tex', '/two.tex'],
  );
  assert.deepEqual([found.citationCount, found.workCount], [6, 3]);
  assert.deepEqual(
    found.groups.map(({ title, severity, count }) => `${severity}: ${count} ${title}`),
    ['warning: 1 Unknown citation key', 'information: 2 Incomplete reference'],
  );
  assert.deepEqual(listFindings(found, 'undefined-citation'), [
    '"tide" isn\'t in refs.bib or in any digest. | /one.tex: Ice is cold \\cite{ice}. So is the sea \\cite{tide}. | /two.tex: Sand \\cite{sand,sea} and more \\cite{tide}.',
  ]);
});

test('citations that only lack an entry come last, counted by papers; wrong keys come by severity, with their fixes', async () => {
  const found = await review(
    `${bibliography}//- /my-digest.txt
Kitefall: Kites That Fall Slowly

Kites fall too fast. We present Kitefall, which reduces the speed of falling kites by 40% at the coast.

Ropewalk: Ropes Made by Walking

We present Ropewalk, which makes ropes by walking to and fro.

//- /draft.md
---
bibliography: refs.bib
---

The sea [@sea], kites [@kitefall; @kitefall], ropes [@ropewalk], and tides [@tide; @seaa].
`,
    '/draft.md',
  );
  assert.deepEqual(
    found.groups.map(({ kind, title, severity, count }) => `${kind} ${severity}: ${count} ${title}`),
    [
      'undefined-citation warning: 2 Unknown citation key',
      'incomplete-reference information: 2 Incomplete reference',
      'missing-entry warning: 2 Not in the bibliography yet',
    ],
  );
  const [wrong, , missing] = found.groups;
  assert.deepEqual(
    wrong?.findings.map(({ fixes }) => fixes),
    [['Find "tide" in your library...'], ['Change to "sea"', 'Find "seaa" in your library...']],
  );
  assert.ok(missing?.findings[0]?.fixes?.includes('Add all 2 missing entries to refs.bib'));
  assert.equal(missing?.code, 'undefined-citation');
});

test('findings about what a sentence says can be dismissed, others not', async () => {
  const found = await review(
    `//- /my-digest.txt
Kitefall: Kites That Fall Slowly

Kites fall too fast. We present Kitefall, which reduces the speed of falling kites by 40% at the coast.

//- /draft.md
---
bibliography: refs.bib
---

Kitefall reduces the speed of falling kites by 45% [@kitefall; @nobody].
//- /refs.bib
@misc{other, title = {Other}}
`,
    '/draft.md',
  );
  const dismissable = found.groups.flatMap(({ kind, findings }) =>
    findings.flatMap(({ canDismiss }) => (canDismiss === true ? [kind] : [])),
  );
  assert.deepEqual(
    dismissable,
    found.groups.flatMap(({ kind }) => (kind === 'contradicted-number' ? [kind] : [])),
  );
});

test('a check can be ended between its steps', async () => {
  const { snapshot } = createFixtureWorkspace(`${bibliography}//- /draft.md\n[@sea]\n`);
  await assert.rejects(
    checkDraft(snapshot, uriOf('/draft.md'), () => Promise.reject(new Error('ended'))),
    /ended/,
  );
});

const source = `${bibliography}//- /main.tex
\\documentclass{book}\\begin{document}\\include{one}\\bibliography{refs}\\end{document}
//- /one.tex
Much was written \\cite{sea,ice,sand,tide,drift}.
//- /other.md
[@sea]
//- /marginalia/notes/sea.md
---
key: sea
title: The Sea
---

Mine.
//- /marginalia/notes/never.md
---
key: never
title: Cited by Nobody
---

Mine.
`;

test('the drafts, their bibliographies, and the notes on what they cite', () => {
  const { snapshot } = createFixtureWorkspace(source);
  assert.deepEqual(
    listReviewedFiles(snapshot, uriOf('/one.tex')).map((uri) => uri.slice(fixtureFolder.length)),
    ['/main.tex', '/one.tex', '/refs.bib', '/marginalia/notes/sea.md'],
  );
  assert.deepEqual(listReviewedFiles(snapshot, uriOf('/refs.bib')), []);
});

test('what only the review finds, as diagnostics', async () => {
  const found = listReviewFindings(await review(source, '/one.tex'));
  assert.deepEqual([...found.keys()], [uriOf('/one.tex')]);
  assert.deepEqual(
    found.get(uriOf('/one.tex'))?.map(({ code, severity, span }) => ({ code, severity, span })),
    [{ code: 'cited-only-in-list', severity: 'information', span: { start: 23, end: 47 } }],
  );
});
