import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listReviewFindings, listReviewedFiles } from '../../../../server/src/features/review/checkDraft';
import { createFixtureWorkspace, fixtureFolder, uriOf } from '../../../support/fixtureWorkspace';
import { bibliography, review } from './reviewFixture';

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
