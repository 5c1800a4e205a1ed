import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, CompletionList, Diagnostic } from 'vscode-languageserver-protocol';
import { referencesFile } from '../../server/src/ownFiles/references';
import type { PaperAnswer } from '../../server/src/protocol/paperRequests';
import type { SearchAnswer } from '../../server/src/protocol/searchRequests';
import { glacierReference, riverReference } from '../support/completedReferences';
import { applyEdits } from '../support/fixtureWorkspace';
import { editorCapabilities, type LspClient } from '../support/lspClient';
import { type OpenServer, OpenServers } from '../support/openServers';
import { askUntil, waitForDiagnostics } from './waiting';

const timeout = 20_000;
const name = 'marginalia/references.json';
const digest = ['Sandbar: Rivers from Above', 'Glaciers']
  .map((title) => `${title}\n\nWe look at all that moves slowly from above, and at what it leaves behind, with ten examples.\n`)
  .join('\n');
const river = applyEdits('', referencesFile.edit('', [riverReference]) ?? []);
const both = applyEdits(river, referencesFile.edit(river, [glacierReference]) ?? []);

const servers = new OpenServers();

function startOn(files: Readonly<Record<string, string>>): Promise<OpenServer> {
  return servers.startOn({ 'digest.txt': digest, ...files });
}

async function getPaper(client: LspClient, key: string): Promise<PaperAnswer> {
  const paper = await client.request<PaperAnswer | null>('marginalia/paper', { key });
  return paper ?? assert.fail(`there is no ${key}`);
}

test('what was looked up shows in the card, in the search and in completion by author', { timeout }, async () => {
  const { client, workspace } = await startOn({ [name]: river });
  const paper = await getPaper(client, 'sandbar');
  assert.deepEqual([paper.authors.length, paper.year, paper.arxivId], [3, 2024, '2410.10001']);
  assert.match(paper.card, /authors, year: \[arXiv 2410\.10001\]\(<https:\/\/arxiv\.org\/abs\/2410\.10001>\), looked up 26 Nov 2026/);
  assert.deepEqual((await getPaper(client, 'glaciers')).authors, []);
  const { results } = await client.request<SearchAnswer>('marginalia/search', { query: 'aalst 2024' });
  assert.deepEqual(
    results.map(({ key }) => key),
    ['sandbar'],
  );
  const uri = workspace.uriOf('draft.md');
  await client.open(uri, 'markdown', 'As seen from above [@aalst');
  const { items } = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position: { line: 0, character: 26 },
  });
  assert.equal(items[0]?.detail, 'sandbar');
});

test('a change of the file counts at once, in the editor and on disk', { timeout }, async () => {
  const { client, workspace } = await startOn({});
  const uri = workspace.uriOf(name);
  const ask = async (): Promise<number | undefined> => (await getPaper(client, 'glaciers')).year;
  assert.equal(await ask(), undefined);
  await workspace.write(name, both);
  await client.filesChanged([{ uri, type: 1 }]);
  await askUntil(client, ask, (year) => year === 2023);
  await client.open(uri, 'json', both.replace('[[2023]]', '[[2022]]'));
  await askUntil(client, ask, (year) => year === 2022);
  await client.close(uri);
  await askUntil(client, ask, (year) => year === 2023);
  await workspace.remove(name);
  await client.filesChanged([{ uri, type: 3 }]);
  await askUntil(client, ask, (year) => year === undefined);
});

test('what can’t be read is marked and costs nothing else', { timeout }, async () => {
  const { client, workspace } = await startOn({ [name]: both.replace('"type": "article"', '"type": "poster"').replace(/\]\n$/, '') });
  const told = await waitForDiagnostics(client, workspace.uriOf(name), (diagnostics) => diagnostics.length > 0);
  assert.deepEqual(
    told.map(({ code, message }: Diagnostic) => [code, String(message).split(' It must be')[0]]),
    [
      ['malformed-reference', 'Unknown type "poster".'],
      ['malformed-reference', 'Missing ] at the end of the list.'],
    ],
  );
  assert.equal((await getPaper(client, 'glaciers')).year, 2023);
});

test('a fix that is refused tells why, and edits nothing', { timeout }, async () => {
  const bib = '@misc{sandbar, title = {Sandbar: Rivers from Above}}\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n';
  const codeAction = { resolveSupport: { properties: ['edit'] }, dataSupport: true };
  const { client, workspace } = await servers.startOn(
    { [name]: river, 'digest.txt': digest, 'refs.bib': bib },
    { capabilities: { ...editorCapabilities, textDocument: { ...editorCapabilities.textDocument, codeAction } } },
  );
  const textDocument = { uri: workspace.uriOf('refs.bib') };
  await client.open(textDocument.uri, 'bibtex', bib);
  const position = { line: 0, character: 8 };
  const params = { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } };
  const [fix] = await client.request<CodeAction[]>('textDocument/codeAction', params);
  assert.equal(fix?.title, 'Complete "sandbar" with details already looked up');
  const told = client.next<{ message: string }>('window/showMessage');
  const { edit } = await client.request<CodeAction>('codeAction/resolve', fix);
  assert.match((await told).message, /^Nothing was changed because of merge conflicts in refs\.bib\. /);
  assert.deepEqual(edit?.documentChanges ?? [], []);
  assert.deepEqual(edit?.changes ?? {}, {});
});

test('a fix that has nothing left to change when it is chosen says so', { timeout }, async () => {
  const bib = '@misc{sandbar, title = {Sandbar: Rivers from Above}}\n';
  const codeAction = { resolveSupport: { properties: ['edit'] }, dataSupport: true };
  const { client, workspace } = await servers.startOn(
    { [name]: river, 'digest.txt': digest, 'refs.bib': bib },
    { capabilities: { ...editorCapabilities, textDocument: { ...editorCapabilities.textDocument, codeAction } } },
  );
  const textDocument = { uri: workspace.uriOf('refs.bib') };
  await client.open(textDocument.uri, 'bibtex', bib);
  const position = { line: 0, character: 8 };
  const params = { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } };
  const [fix] = await client.request<CodeAction[]>('textDocument/codeAction', params);
  assert.equal(fix?.title, 'Complete "sandbar" with details already looked up');
  const filled = bib.replace('}}', '}, author = {Bank, Ada}, year = 2020, doi = {10.1000/1}}');
  await client.change(textDocument.uri, filled);
  const told = client.next<{ message: string }>('window/showMessage');
  const { edit } = await client.request<CodeAction>('codeAction/resolve', fix);
  assert.equal((await told).message, 'There is nothing left to change here.');
  assert.equal(edit, undefined);
});
