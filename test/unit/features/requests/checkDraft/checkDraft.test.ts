import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDraft } from '../../../../../server/src/features/requests/checkDraft/checkDraft';
import { createFixtureWorkspace, fixtureFolder, uriOf } from '../../../../support/fixtureWorkspace';
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
  assert.deepEqual([found.citationCount, found.workCount, found.unknownKeyCount], [6, 3, 1]);
  assert.deepEqual(
    found.groups.map(({ title, severity, count }) => `${severity}: ${count} ${title}`),
    ['warning: 1 Undefined citation', 'information: 2 Incomplete reference'],
  );
  assert.deepEqual(listFindings(found, 'undefined-citation'), [
    '"tide" is not in refs.bib, nor in a digest. | /one.tex: Ice is cold \\cite{ice}. So is the sea \\cite{tide}. | /two.tex: Sand \\cite{sand,sea} and more \\cite{tide}.',
  ]);
});

test('a check can be ended between its steps', async () => {
  const { snapshot } = createFixtureWorkspace(`${bibliography}//- /draft.md\n[@sea]\n`);
  await assert.rejects(
    checkDraft(snapshot, uriOf('/draft.md'), () => Promise.reject(new Error('ended'))),
    /ended/,
  );
});
