import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { renderReference } from '../../server/src/ownFiles/references/renderReference';
import type { CitePublishedAnswer } from '../../server/src/protocol/bibliographyRequests';
import type { CompleteReferencesAnswer, IncompleteReferencesAnswer } from '../../server/src/protocol/lookUpRequests';
import { applyEdits, type LookUpSession, startLookUps } from '../support/lookUpSession';
import { nextChange } from '../support/lspClient';
import { findRealData } from '../support/realData';
import { answererOf } from '../support/registries/paperRegistries';
import { readRecordedExchanges } from '../support/registries/recordedExchanges';
import { answerJson, type RegisteredPaper } from '../support/registries/registeredPaper';
import { referenceOf } from '../unit/bibliography/write/completedPaper';
import { waitForDiagnostics } from './waiting';

const chemistry: RegisteredPaper = {
  title: 'ChemCrow: Augmenting large-language models with chemistry tools',
  authors: ['Andres M Bran', 'Sam Cox', 'Oliver Schilter', 'Carlo Baldassari', 'Andrew D White', 'Philippe Schwaller'],
  year: 2023,
  arxivId: '2304.05376',
};
const doi = '10.1038/s42256-024-00832-8';
const entry = `@misc{bran,
  title = {ChemCrow: Augmenting large-language models with chemistry tools},
  author = {Bran, Andres M and others},
  year = {2023},
  eprint = {2304.05376},
  archivePrefix = {arXiv},
}
`;
const bib = `@book{other, title = {Sailing}, author = {Sea, Ann}, year = 1999, publisher = {Quay}}\n\n${entry}\n% the end\n`;
const folder = findRealData('api-exchanges');

/**
 * Lets Semantic Scholar and Crossref answer with what was recorded of one paper. arXiv's answer is written by hand from
 * its documentation, as none of this paper was recorded.
 */
function answerAsRecorded({ replay }: LookUpSession, exchanges: string): void {
  replay.answer('export.arxiv.org', answererOf('export.arxiv.org', [chemistry]));
  const [searched] = readRecordedExchanges(exchanges, 'api.semanticscholar.org').filter(
    ({ url, answer }) => url.includes('/search/match') && answer.body.includes('"ArXiv": "2304.05376"') && answer.body.includes('"venue"'),
  );
  const { data } = JSON.parse(searched?.answer.body ?? '{}') as { data: readonly unknown[] };
  replay.answer('api.semanticscholar.org', ({ url }) => (url.pathname === '/graph/v1/paper/batch' ? answerJson(data) : undefined));
  const [work] = readRecordedExchanges(exchanges, 'api.crossref.org').filter(
    ({ url, answer }) => url.includes(encodeURIComponent(doi)) && answer.body.includes('"message-type":"work"'),
  );
  assert.ok(searched !== undefined && work !== undefined);
  replay.answer('api.crossref.org', ({ url }) => (url.searchParams.get('filter') === `doi:${doi}` ? work.answer : undefined));
}

const seek = ({ client }: LookUpSession, keys: readonly string[]): Promise<CompleteReferencesAnswer> =>
  client.request('marginalia/completeReferences', { kind: 'look-up', keys, seeksPublished: true, partialResultToken: 'parts' });

test('a preprint is found published under another title, by recorded answers; its entry changes only when the writer wants it', {
  skip: folder === undefined && 'no real data',
}, async (t) => {
  const session = await startLookUps(t, { 'refs.bib': bib, 'draft.md': '---\nbibliography: refs.bib\n---\n\nTools [@bran].\n' });
  const { workspace, client, replay, parts } = session;
  answerAsRecorded(session, folder ?? '');
  const uri = workspace.uriOf('refs.bib');
  await client.open(uri, 'bibtex', bib);
  const list = async (): Promise<IncompleteReferencesAnswer['references']> =>
    (
      await client.request<IncompleteReferencesAnswer>('marginalia/incompleteReferences', {
        uri: workspace.uriOf('draft.md'),
        preprints: true,
      })
    ).references;
  assert.deepEqual(
    (await list()).map(({ key, missing, published }) => [key, missing, published]),
    [['bran', [], undefined]],
  );

  const answer = await seek(session, ['bran']);
  assert.deepEqual(replay.unanswered, []);
  assert.equal(replay.requests.length, 3, 'one batch each: arXiv, Semantic Scholar, Crossref');
  const title = 'Augmenting large language models with chemistry tools';
  const publication = `Nature Machine Intelligence, 2024 · DOI ${doi} · titled "${title}" there`;
  assert.deepEqual(
    answer.results.map(({ state, published }) => [state, published]),
    [['completed', publication]],
  );
  assert.ok(
    parts.every(({ state }) => state === 'completed'),
    'nothing is said before it is known',
  );
  const references = workspace.uriOf('marginalia/references.json');
  assert.deepEqual(Object.keys(answer.edits), [references], 'the entry stays');
  const text = applyEdits(answer, references);
  assert.match(text, /"doi|"DOI": "10\.1038\/s42256-024-00832-8"[^]*"registry": "crossref"/);
  await workspace.write('marginalia/references.json', text);
  const changed = nextChange(client);
  await client.filesChanged([{ uri: references, type: 1 }]);
  await changed;

  const [offer] = await list();
  assert.equal(offer?.published, publication);
  const [hint] = await waitForDiagnostics(client, uri, (all) => all.some(({ code }) => code === 'published-preprint'));
  assert.deepEqual([hint?.severity, hint?.message], [4, `This preprint has been published: ${publication}.`]);
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: hint!.range,
    context: { diagnostics: [hint!] },
  });
  assert.deepEqual(
    actions.map((action) => [action.title, action.diagnostics?.length]),
    [[`Cite the published version (${publication})`, 1]],
  );
  const cited = await client.request<CitePublishedAnswer>('marginalia/bibliographyEdit', {
    kind: 'cite-published',
    entries: [offer!.entry!],
  });
  assert.deepEqual(Object.keys(cited.basis ?? {}), [uri]);
  assert.deepEqual(cited.changed, [offer!.entry!]);
  const after = applyEdits(cited, uri, bib);
  const [head, tail] = bib.split(entry);
  assert.ok(after.startsWith(head ?? '') && after.endsWith(tail ?? ''), after);
  assert.equal(
    after.slice(head?.length, -(tail?.length ?? 0)),
    `@article{bran,
  title = {${title}},
  author = {Bran, Andres M and others},
  journal = {Nature Machine Intelligence},
  year = 2024,
  volume = 6,
  number = 5,
  pages = {525--535},
  doi = {${doi}},
  eprint = {2304.05376},
  archivePrefix = {arXiv},
}
`,
  );
  assert.deepEqual(await client.request('marginalia/bibliographyEdit', { kind: 'cite-published', entries: [] }), { edits: {} });
});

test('where Semantic Scholar can not be asked, nothing is said of a preprint, and nothing is written', async (t) => {
  const session = await startLookUps(t, { 'refs.bib': bib, 'draft.md': 'Tools [@bran].\n' });
  session.replay.answer('export.arxiv.org', answererOf('export.arxiv.org', [chemistry]));
  session.replay.alwaysTrouble('api.semanticscholar.org', { kind: 'portal' });
  const { results, edits } = await seek(session, ['bran']);
  assert.deepEqual([results.map(({ state }) => state), edits], [['could-not-ask'], {}]);
});

test('an entry that has come to stand where the chosen one was listed stays as it is', async (t) => {
  const kite = { title: 'Kites in Strong Winds', arxivId: '2501.00001' };
  const rope = { title: 'Ropes That Hold in Storms', arxivId: '2402.00002' };
  const entryOf = (key: string, { title, arxivId }: typeof kite): string =>
    `@misc{${key}, title = {${title}}, author = {Example, Ada}, year = {2025}, eprint = {${arxivId}}, archivePrefix = {arXiv}}\n`;
  const known = [kite, rope].map((paper) =>
    renderReference(
      referenceOf({
        id: paper.arxivId,
        paper,
        authors: [{ family: 'Example', given: 'Ada' }],
        type: 'paper-conference',
        year: 2026,
        venue: 'Proceedings of the Days of Wind',
        doi: `10.5555/${paper.arxivId}`,
        arxivId: paper.arxivId,
        preprintYear: 2025,
      }),
    ),
  );
  const text = entryOf('kite', kite);
  const { workspace, client } = await startLookUps(t, {
    'refs.bib': text,
    'marginalia/references.json': `[\n  ${known.join(',\n  ')}\n]\n`,
    'draft.md': '---\nbibliography: refs.bib\n---\n\n[@kite]\n',
  });
  const uri = workspace.uriOf('refs.bib');
  await client.open(uri, 'bibtex', text);
  const { references } = await client.request<IncompleteReferencesAnswer>('marginalia/incompleteReferences', { preprints: true });
  const entries = references.flatMap(({ entry }) => entry ?? []);
  assert.deepEqual(
    entries.map(({ key }) => key),
    ['kite'],
  );
  const { edits, changed } = await client.request<CitePublishedAnswer>('marginalia/bibliographyEdit', { kind: 'cite-published', entries });
  assert.deepEqual([Object.keys(edits), changed], [[uri], entries]);
  await client.change(uri, entryOf('rope', rope) + text);
  assert.deepEqual(await client.request('marginalia/bibliographyEdit', { kind: 'cite-published', entries }), {
    edits: {},
    refusal: 'refs.bib has changed in the meantime. Nothing was written. Choose the entries again.',
  });
});
