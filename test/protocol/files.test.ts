import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import type { Hover } from 'vscode-languageserver-protocol';
import type { PaperAnswer, PaperAtAnswer, PapersAnswer } from '../../server/src/protocol/paperRequests';
import { methods } from '../../server/src/protocol/requests';
import type { SearchAnswer } from '../../server/src/protocol/searchRequests';
import type { StatusAnswer } from '../../server/src/protocol/statusRequests';
import { type ClientOptions, createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';
import { askStatusUntil, askUntil, writeDigest } from './waiting';

const created = 1;
const changed = 2;
const deleted = 3;

const opened: { client: LspClient; workspaces: readonly Workspace[] }[] = [];

/** A server on a workspace, with one draft open that cites `kite` and names Kite. */
async function startOn(
  files: Readonly<Record<string, string>>,
  options: ClientOptions = {},
): Promise<{ client: LspClient; workspace: Workspace; draftUri: string }> {
  const workspace = await createWorkspace(files);
  const client = await startClient(workspace, options);
  opened.push({ client, workspaces: [workspace, ...(options.folders ?? [])] });
  const draftUri = workspace.uriOf('draft.md');
  await client.open(draftUri, 'markdown', 'Kite is cited [@kite].\n');
  await client.ready;
  return { client, workspace, draftUri };
}

afterEach(async () => {
  for (const { client, workspaces } of opened.splice(0)) {
    assert.deepEqual(client.log, []);
    await client.stop();
    for (const workspace of workspaces) workspace.dispose();
  }
});

/** Waits until the library holds these papers, and no other, in every answer. */
async function checkPapers(client: LspClient, keys: readonly string[]): Promise<void> {
  const { papers } = await askUntil(
    client,
    () => client.request<PapersAnswer>('marginalia/papers', {}),
    (answer) => answer.papers.map(({ key }) => key).join() === keys.join(),
  );
  assert.deepEqual(
    papers.map(({ key }) => key),
    keys,
  );
  const status = await client.request<StatusAnswer>('marginalia/status', {});
  assert.equal(status.papers, keys.length);
}

async function hoverOnKey(client: LspClient, draftUri: string): Promise<string> {
  const hover = await client.request<Hover | null>('textDocument/hover', {
    textDocument: { uri: draftUri },
    position: { line: 0, character: 18 },
  });
  return (hover?.contents as { value?: string } | undefined)?.value ?? '';
}

test('a digest that is written, edited, replaced, deleted (slow)', { timeout: 20_000 }, async () => {
  const { client, workspace, draftUri } = await startOn({});
  const uri = workspace.uriOf('digest.txt');
  await checkPapers(client, []);
  assert.equal(await hoverOnKey(client, draftUri), '');
  await workspace.write('digest.txt', writeDigest('Kite'));
  await client.filesChanged([{ uri, type: created }]);
  await checkPapers(client, ['kite']);
  assert.match(await hoverOnKey(client, draftUri), /^\*\*Kite: A Study/);
  await workspace.write('digest.txt', writeDigest('Kite', 'Moraine'));
  await client.filesChanged([{ uri, type: changed }]);
  await checkPapers(client, ['kite', 'moraine']);
  await workspace.write('other.txt', writeDigest('Delta'));
  await workspace.rename('other.txt', 'digest.txt');
  await client.filesChanged([{ uri, type: changed }]);
  await checkPapers(client, ['delta']);
  assert.equal(await hoverOnKey(client, draftUri), '');
  await workspace.remove('digest.txt');
  await client.filesChanged([{ uri, type: deleted }]);
  await checkPapers(client, []);
});

test('a digest that is renamed, also away from the globs', { timeout: 20_000 }, async () => {
  const { client, workspace } = await startOn({ 'a-digest.txt': writeDigest('Kite') });
  await workspace.rename('a-digest.txt', 'b-digest.txt');
  await client.filesChanged([
    { uri: workspace.uriOf('a-digest.txt'), type: deleted },
    { uri: workspace.uriOf('b-digest.txt'), type: created },
  ]);
  const status = await askStatusUntil(client, ({ digests }) => digests[0]?.uri === workspace.uriOf('b-digest.txt'));
  assert.equal(status.digests.length, 1);
  await checkPapers(client, ['kite']);
  await workspace.rename('b-digest.txt', 'notes.txt');
  await client.filesChanged([
    { uri: workspace.uriOf('b-digest.txt'), type: deleted },
    { uri: workspace.uriOf('notes.txt'), type: created },
  ]);
  await checkPapers(client, []);
});

test('a digest that is half-written, then completed', { timeout: 20_000 }, async () => {
  const { client, workspace } = await startOn({});
  const uri = workspace.uriOf('digest.json');
  const whole = JSON.stringify([{ title: 'Kite: A Study of Everything', abstract: 'We present Kite, which studies all of it.' }]);
  const told = client.next<{ uri: string; diagnostics: unknown[] }>(
    'textDocument/publishDiagnostics',
    (params) => params.uri === uri && params.diagnostics.length > 0,
  );
  await workspace.write('digest.json', whole.slice(0, whole.length / 2));
  await client.filesChanged([{ uri, type: created }]);
  await told;
  const cleared = client.next<{ uri: string; diagnostics: unknown[] }>(
    'textDocument/publishDiagnostics',
    (params) => params.uri === uri && params.diagnostics.length === 0,
  );
  await workspace.write('digest.json', whole);
  await client.filesChanged([{ uri, type: changed }]);
  await cleared;
  await checkPapers(client, ['kite']);
});

test('diagnostics of a digest go with it', { timeout: 20_000 }, async () => {
  const { client, workspace } = await startOn({ 'digest.txt': '' });
  const uri = workspace.uriOf('digest.txt');
  assert.equal(client.diagnostics.get(uri)?.length, 1);
  const cleared = client.next<{ uri: string; diagnostics: unknown[] }>('textDocument/publishDiagnostics', (params) => params.uri === uri);
  await workspace.remove('digest.txt');
  await client.filesChanged([{ uri, type: deleted }]);
  assert.deepEqual((await cleared).diagnostics, []);
});

test('a folder of digests that is renamed, then deleted; the editor tells of the folder alone', { timeout: 20_000 }, async () => {
  const { client, workspace } = await startOn({
    'June/a-digest.txt': writeDigest('Kite'),
    'June/deep/b-digest.txt': writeDigest('Moraine'),
    'Juneau-digest.txt': writeDigest('Delta'),
  });
  await checkPapers(client, ['kite', 'moraine', 'delta']);
  await workspace.rename('June', 'Juli ä');
  await client.filesChanged([
    { uri: workspace.uriOf('June'), type: deleted },
    { uri: workspace.uriOf('Juli ä'), type: created },
  ]);
  await askStatusUntil(client, ({ digests }) => digests.some(({ uri }) => uri === workspace.uriOf('Juli ä/deep/b-digest.txt')));
  await checkPapers(client, ['kite', 'moraine', 'delta']);
  await workspace.remove('Juli ä');
  await client.filesChanged([{ uri: workspace.uriOf('Juli ä'), type: deleted }]);
  await checkPapers(client, ['delta']);
});

test('digests in two workspace folders; a paper that stands in both is one', { timeout: 20_000 }, async () => {
  const second = await createWorkspace({ 'b-digest.txt': writeDigest('Kite', 'Moraine') });
  const { client, workspace } = await startOn({ 'a-digest.txt': writeDigest('Kite') }, { folders: [second] });
  const { papers } = await client.request<PapersAnswer>('marginalia/papers', {});
  assert.deepEqual(papers.map(({ key }) => key).sort(), ['kite', 'moraine']);
  const kite = await client.request<{ places: { uri: string }[] }>('marginalia/paper', { key: 'kite' });
  assert.deepEqual(kite.places.map(({ uri }) => uri).sort(), [workspace.uriOf('a-digest.txt'), second.uriOf('b-digest.txt')].sort());
});

test('workspace folders that come and go', { timeout: 20_000 }, async () => {
  const second = await createWorkspace({ 'b-digest.txt': writeDigest('Moraine') });
  try {
    const { client } = await startOn({ 'a-digest.txt': writeDigest('Kite') });
    const folder = { uri: second.uri, name: 'second' };
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
    await askStatusUntil(client, ({ papers }) => papers === 2);
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
    await checkPapers(client, ['kite']);
  } finally {
    second.dispose();
  }
});

test('globs that change while the server runs', { timeout: 20_000 }, async () => {
  const configuration: Record<string, unknown> = {};
  const { client } = await startOn(
    { 'a-digest.txt': writeDigest('Kite'), 'list.txt': writeDigest('Moraine'), 'old/b-digest.txt': writeDigest('Delta') },
    { configuration },
  );
  await checkPapers(client, ['kite', 'delta']);
  configuration['marginalia'] = { digests: ['list.txt', '**/*digest.txt'] };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await checkPapers(client, ['kite', 'moraine', 'delta']);
  configuration['files.exclude'] = { '**/old': true, '**/a-*': false };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await checkPapers(client, ['kite', 'moraine']);
  configuration['marginalia'] = { digests: 'no list' };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await checkPapers(client, ['kite']);
});

test('an open digest counts instead of the disk, until it is closed', { timeout: 20_000 }, async () => {
  const { client, workspace } = await startOn({ 'digest.txt': writeDigest('Kite') });
  const uri = workspace.uriOf('digest.txt');
  await client.open(uri, 'marginalia-digest', writeDigest('Kite', 'Moraine'));
  await checkPapers(client, ['kite', 'moraine']);
  await client.type(uri, { line: 0, character: 0 }, `${writeDigest('Delta')}\n`);
  await checkPapers(client, ['delta', 'kite', 'moraine']);
  await workspace.write('digest.txt', writeDigest('Esker'));
  await client.filesChanged([{ uri, type: changed }]);
  await checkPapers(client, ['delta', 'kite', 'moraine']);
  await client.close(uri);
  await checkPapers(client, ['esker']);
});

test('an untitled document in the digest language', { timeout: 20_000 }, async () => {
  const { client, draftUri } = await startOn({});
  await client.open('untitled:Untitled-1', 'marginalia-digest', writeDigest('Kite'));
  await checkPapers(client, ['kite']);
  const card = await askUntil(
    client,
    () => hoverOnKey(client, draftUri),
    (value) => value !== '',
  );
  assert.match(card, /^\*\*Kite/);
  await client.close('untitled:Untitled-1');
  await checkPapers(client, []);
});

test('names with spaces, umlauts, percent signs; URIs that the editor spells otherwise', { timeout: 20_000 }, async () => {
  const name = 'Lese list ä/100% digest #1.txt';
  const { client, workspace } = await startOn({ [name]: writeDigest('Kite') });
  await checkPapers(client, ['kite']);
  const odd = workspace.uriOf(name).replace(/%C3%A4|a%CC%88/g, (letter) => letter.toLowerCase());
  await client.open(odd, 'marginalia-digest', writeDigest('Kite', 'Moraine'));
  await checkPapers(client, ['kite', 'moraine']);
  const draft = workspace.uriOf('draft.md');
  await client.open(draft, 'markdown', '[@kite]');
  const at = { textDocument: { uri: draft }, position: { line: 0, character: 3 } };
  const [definition] = await client.request<{ uri?: string; targetUri?: string }[]>('textDocument/definition', at);
  const [symbol] = await client.request<{ location: { uri: string } }[]>('workspace/symbol', { query: 'kite' });
  const found = await client.request<{ uri: string }[]>('textDocument/references', { ...at, context: { includeDeclaration: true } });
  assert.deepEqual([definition?.targetUri ?? definition?.uri, symbol?.location.uri, found[0]?.uri], [odd, odd, odd]);
  const { papers } = await client.request<PapersAnswer>(methods.papers, {});
  const paper = await client.request<PaperAnswer>(methods.paper, { key: 'kite' });
  const { place } = await client.request<PaperAtAnswer>(methods.paperAt, { uri: draft, position: at.position });
  const { results } = await client.request<SearchAnswer>(methods.search, { query: 'kite' });
  const { digests } = await client.request<StatusAnswer>(methods.status, {});
  assert.deepEqual(
    [papers[0], paper.places[0], place, results[0], digests[0]].map((answer) => answer?.uri),
    [odd, odd, odd, odd, odd],
  );
  await client.change(odd, '');
  const told = await client.next<{ uri: string; diagnostics: unknown[] }>(
    'textDocument/publishDiagnostics',
    ({ diagnostics }) => diagnostics.length > 0,
  );
  assert.equal(told.uri, odd);
});

test('a burst of changes ends in the last state', { timeout: 20_000 }, async () => {
  const { client, workspace } = await startOn({});
  const uri = workspace.uriOf('digest.txt');
  for (let step = 0; step < 30; step++) {
    await workspace.write('digest.txt', writeDigest(`Kite${step}`));
    await client.filesChanged([{ uri, type: step === 0 ? created : changed }]);
  }
  await checkPapers(client, ['kite29']);
});

test('a digest that is gone though the editor says it changed', { timeout: 20_000 }, async () => {
  const { client, workspace } = await startOn({ 'a-digest.txt': writeDigest('Kite') });
  await rename(join(workspace.path, 'a-digest.txt'), join(workspace.path, 'kept.bin'));
  await client.filesChanged([{ uri: workspace.uriOf('a-digest.txt'), type: changed }]);
  await checkPapers(client, []);
});
