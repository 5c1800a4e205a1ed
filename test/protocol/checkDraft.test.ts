import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CheckDraftAnswer } from '../../server/src/protocol/statusRequests';
import { createWorkspace, type LspClient, nextChange, startClient, type Workspace } from '../support/lspClient';
import { waitForDiagnostics } from './waiting';

const works = ['kite', 'rope', 'mast', 'keel', 'oar'];
const bib = works
  .map((key) => `@article{${key}, author = {${key}son, Ina}, title = {On ${key}s}, journal = {J. of Wind}, year = 2001}\n`)
  .join('');
const ground = `\\chapter{Ground}\nMuch was written~\\cite{${works.join()}}.\n`;

let workspace: Workspace;
let client: LspClient;

before(async () => {
  workspace = await createWorkspace({
    'refs.bib': `${bib}@misc{sail, title = {Sails}, author = {Roe, Al}, year = 2002}\n`,
    'main.tex': '\\documentclass{book}\n\\begin{document}\n\\include{water}\n\\include{ground}\n\\bibliography{refs}\n\\end{document}\n',
    'water.tex': '\\chapter{Water}\nSails~\\cite{sail}, and what nobody wrote~\\cite{drift}.\n',
    'ground.tex': ground,
  });
  client = await startClient(workspace);
  await client.ready;
  await client.open(workspace.uriOf('ground.tex'), 'latex', ground);
});

after(async () => {
  assert.deepEqual(client.log, []);
  await client.stop();
  workspace.dispose();
});

const check = (name: string): Promise<CheckDraftAnswer | null> => client.request('marginalia/checkDraft', { uri: workspace.uriOf(name) });

test('the review of a chapter is that of its project, with places as LSP gives them', async () => {
  const answer = await check('ground.tex');
  assert.ok(answer);
  assert.deepEqual(
    answer.drafts,
    ['main.tex', 'water.tex', 'ground.tex'].map((name) => workspace.uriOf(name)),
  );
  assert.deepEqual([answer.citationCount, answer.workCount], [7, 6]);
  assert.deepEqual(
    answer.groups.map(({ kind, code, count, findingCount, completable }) => ({ kind, code, count, findingCount, completable })),
    [
      { kind: 'undefined-citation', code: 'undefined-citation', count: 1, findingCount: 1, completable: undefined },
      { kind: 'incomplete-reference', code: 'incomplete-reference', count: 1, findingCount: 1, completable: ['sail'] },
      { kind: 'cited-only-in-list', code: undefined, count: 5, findingCount: 1, completable: undefined },
    ],
  );
  assert.deepEqual(answer.groups[0]?.findings[0]?.fixes, ['Find "drift" in your library...']);
  const [place] = answer.groups[0]!.findings[0]!.places;
  assert.equal(place?.uri, workspace.uriOf('water.tex'));
  assert.deepEqual(place.range, { start: { line: 1, character: 47 }, end: { line: 1, character: 52 } });
  assert.equal(place.words, '… Sails~\\cite{sail}, and what nobody wrote~\\cite{drift}.');
  assert.equal(await check('refs.bib'), null);
});

test('until the review ends, chapters that are not open have diagnostics too, and what only the review tells is among them', async () => {
  await check('ground.tex');
  const codes = (name: string, isEnough: (codes: readonly unknown[]) => boolean): Promise<unknown> =>
    waitForDiagnostics(client, workspace.uriOf(name), (found) => isEnough(found.map(({ code }) => code)));
  await codes('water.tex', (found) => found.includes('undefined-citation'));
  await codes('ground.tex', (found) => found.includes('cited-only-in-list'));
  assert.equal(await client.request('marginalia/checkDraft', {}), null);
  await codes('water.tex', (found) => found.length === 0);
  await codes('ground.tex', (found) => found.length === 0);
});

/** Checks a draft as an editor does that follows it: again whenever the review is outdated, until it is as it should be. */
async function follow(name: string, isEnough: (answer: CheckDraftAnswer) => boolean): Promise<void> {
  for (;;) {
    const outdated = nextChange(client, 'review');
    const answer = await check(name);
    if (answer !== null && isEnough(answer)) return;
    await outdated;
  }
}

test('a review that follows its draft sees a letter, and a bibliography of which the server learns later', async () => {
  const draft = (key: string): string => `---\nbibliography: later.bib\n---\n\nWinds [@${key}].\n`;
  const kinds = ({ groups }: CheckDraftAnswer): string => groups.map(({ kind }) => kind).join();
  await client.open(workspace.uriOf('later.md'), 'markdown', draft('gale'));
  await follow('later.md', (answer) => kinds(answer) === 'undefined-citation');
  const outdated = nextChange(client, 'review');
  await client.change(workspace.uriOf('later.md'), draft('gales'));
  await outdated;
  await workspace.write('later.bib', '@misc{gales, title = {On Gales}, author = {Roe, Al}, year = 2002}\n');
  await client.filesChanged([{ uri: workspace.uriOf('later.bib'), type: 1 }]);
  await follow('later.md', (answer) => kinds(answer) === 'incomplete-reference' && answer.workCount === 1);
  await client.request('marginalia/checkDraft', {});
});
