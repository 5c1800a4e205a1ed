import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ClientCapabilities,
  type CodeAction,
  type DocumentSymbol,
  type Hover,
  type InlayHint,
  type SemanticTokens,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DigestCorrectionAnswer } from '../../server/src/protocol/ownFileRequests';
import { methods } from '../../server/src/protocol/requests';
import { editorCapabilities, type LspClient } from '../support/lspClient';
import { type OpenServer, OpenServers } from '../support/openServers';
import { askStatusUntil, askUntil, waitForDiagnostics } from './waiting';

const timeout = 20_000;
const kites = 'Sparse Attention for Long Documents';
const boats = 'Boat Retrieval: Dense Search without Labels';
const news = 'Follow Our Reading Group on Language Models';
const onKites =
  'Attention over long documents is slow. We propose a sparse method that reads only the passages that matter. Experiments on three benchmarks show that it is twice as fast as dense models at the same accuracy.';
const onNews =
  'Our reading group on language models meets each week and discusses recent papers on attention, retrieval and training. We publish notes on every session, and new members are welcome at any time of the year.';
const parts = [`${kites}, with Proofs and Code\n\n${onKites}\n`, `${boats}\n`, `${news}\n\n${onNews}\n`];
const digest = parts.join('\n');

/** An editor without commands of ours, which makes files by edits. */
const plain: ClientCapabilities = {
  ...editorCapabilities,
  experimental: {},
  workspace: { ...editorCapabilities.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } },
};

const servers = new OpenServers();

async function startOn(
  files: Readonly<Record<string, string>>,
  capabilities: ClientCapabilities = plain,
): Promise<OpenServer & { uri: string; fileUri: string }> {
  const { client, workspace } = await servers.startOn(files, { capabilities });
  return { client, workspace, uri: workspace.uriOf('reading-digest.txt'), fileUri: workspace.uriOf('marginalia/corrections.txt') };
}

async function actionsAt(client: LspClient, uri: string, text: string, words: string, triggerKind?: 2): Promise<readonly CodeAction[]> {
  const position = TextDocument.create(uri, 'plaintext', 0, text).positionAt(text.indexOf(words) + words.length);
  const diagnostics = (client.diagnostics.get(uri) ?? []).filter(
    ({ range }) => range.start.line <= position.line && position.line <= range.end.line,
  );
  return (
    (await client.request<CodeAction[] | null>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics, ...(triggerKind === undefined ? {} : { triggerKind }) },
    })) ?? []
  );
}

/** The text of the file of corrections after the edit, which makes it where it is not there. */
function applyTo(before: string, { edit }: CodeAction): string {
  const changes =
    edit?.changes === undefined
      ? (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? (change.edits as TextEdit[]) : []))
      : Object.values(edit.changes).flat();
  return TextDocument.applyEdits(TextDocument.create('file:///c', 'plaintext', 0, before), changes);
}

/** The papers of the outline, without the topics that they stand under. */
async function titlesOf(client: LspClient, uri: string): Promise<readonly string[]> {
  const symbols = await client.request<DocumentSymbol[] | null>('textDocument/documentSymbol', { textDocument: { uri } });
  const list = (nodes: readonly DocumentSymbol[]): readonly string[] =>
    nodes.flatMap(({ name, kind, children = [] }) => [...(kind === SymbolKind.String ? [name] : []), ...list(children)]);
  return list(symbols ?? []);
}

test('the three corrections as quick fixes: at once in the outline, the hover and the status; they hold for a new paste', {
  timeout,
}, async () => {
  const { client, uri, fileUri } = await startOn({ 'reading-digest.txt': digest });
  await client.open(uri, 'marginalia-digest', digest);
  await waitForDiagnostics(client, uri, (list) => list.length > 0);
  let text = '';
  for (const [words, title] of [
    ['Dense', `This is a paper: "${boats}"`],
    ['Follow Our', `Not a paper: "${news}"`],
    [kites, `Title ends here: "${kites}"`],
  ] as const) {
    const actions = await actionsAt(client, uri, digest, words);
    const action = actions.find((each) => each.title === title);
    assert.ok(action?.edit !== undefined, `${title} in ${actions.map((each) => each.title).join(', ')}`);
    const isFirst = text === '';
    text = applyTo(text, action);
    await (isFirst ? client.open(fileUri, 'plaintext', text) : client.change(fileUri, text));
  }
  assert.deepEqual(
    text.split('\n').filter((line) => !line.startsWith('#')),
    [`paper: ${boats}`, `not a paper: ${news}`, `paper: ${kites} || with Proofs and Code`, ''],
  );
  const isMended = (titles: readonly string[]): boolean =>
    titles.includes(kites) && titles.includes(boats) && !titles.some((title) => title.startsWith('Follow'));
  await askUntil(client, () => titlesOf(client, uri), isMended);
  assert.equal((await askStatusUntil(client, ({ papers }) => papers === 2)).skipped.length, 0);
  const hoverFirst = async (): Promise<string> =>
    JSON.stringify(
      await client.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 3 } }),
    );
  assert.match(await hoverFirst(), /Sparse Attention for Long Documents\*\*/);
  await waitForDiagnostics(client, uri, (list) => list.length === 0);

  await client.change(uri, [parts[1], parts[2], parts[0]].join('\n').replace('Dense Search', 'Dense\nSearch'));
  const pasted = await titlesOf(client, uri);
  assert.ok(isMended(pasted), pasted.join(', '));
  assert.match(await hoverFirst(), /Dense Search without Labels\*\*/);
  await client.close(fileUri);
  await askStatusUntil(client, ({ skipped }) => skipped.length > 0);
});

test('titles are told as they were read, and anew when a correction counts', { timeout }, async () => {
  const { client, uri, fileUri } = await startOn(
    { 'reading-digest.txt': digest },
    { ...plain, workspace: { ...plain.workspace, semanticTokens: { refreshSupport: true } } },
  );
  await client.open(uri, 'marginalia-digest', digest);
  await waitForDiagnostics(client, uri, (list) => list.length > 0);
  const titled = async (): Promise<readonly string[]> => {
    const all = { start: { line: 0, character: 0 }, end: { line: digest.split('\n').length, character: 0 } };
    const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/range', { textDocument: { uri }, range: all });
    let [line, character] = [0, 0];
    return Array.from({ length: data.length / 5 }, (_, at) => {
      const [down = 0, right = 0, length = 0] = data.slice(5 * at, 5 * at + 3);
      [line, character] = [line + down, down === 0 ? character + right : right];
      return digest.split('\n')[line]?.slice(character, character + length) ?? '';
    });
  };
  assert.deepEqual(await titled(), [`${kites}, with Proofs and Code`, news]);
  const asked = new Promise((resolve) => client.connection.onRequest('workspace/semanticTokens/refresh', () => (resolve(undefined), null)));
  await client.open(fileUri, 'plaintext', `not a paper: ${news}\npaper: ${kites} || with Proofs\n`);
  await asked;
  assert.deepEqual(await titled(), [kites]);
});

test('the light bulb shines where a block was passed over, and nowhere else', { timeout }, async () => {
  const { client, uri } = await startOn({ 'reading-digest.txt': digest });
  await client.open(uri, 'marginalia-digest', digest);
  await waitForDiagnostics(client, uri, (list) => list.length > 0);
  const [only, ...others] = await actionsAt(client, uri, digest, 'Dense', 2);
  assert.deepEqual([only?.title, others.length, only?.diagnostics?.length], [`This is a paper: "${boats}"`, 0, 1]);
  assert.deepEqual(await actionsAt(client, uri, digest, 'Follow Our', 2), []);
});

test('an editor with the commands gets commands; the request for them makes the edit', { timeout }, async () => {
  const { client, uri, fileUri } = await startOn({ 'reading-digest.txt': digest }, editorCapabilities);
  await client.open(uri, 'marginalia-digest', digest);
  const action = (await actionsAt(client, uri, digest, 'Follow Our')).find(({ title }) => title.startsWith('Not a paper'));
  assert.deepEqual([action?.command?.command, action?.edit, action?.data], ['marginalia.thisIsNoPaper', undefined, undefined]);
  const line = digest.slice(0, digest.indexOf(news)).split('\n').length - 1;
  const range = { start: { line, character: 3 }, end: { line, character: 3 } };
  const answer = await client.request<DigestCorrectionAnswer>(methods.ownFileEdit, { kind: 'correct', uri, range, as: 'no-paper' });
  assert.ok(answer.kind === 'edits' && answer.isNew && answer.uri === fileUri && answer.title === news, JSON.stringify(answer));
  const refused = await client.request<DigestCorrectionAnswer>(methods.ownFileEdit, {
    kind: 'correct',
    uri: fileUri,
    range,
    as: 'paper',
  });
  assert.deepEqual(refused, { kind: 'refused', reason: "This file isn't a digest." });
});

test('corrections on disk count from the start, are watched, and what is wrong in them is told', { timeout }, async () => {
  const { client, workspace, uri, fileUri } = await startOn({
    'reading-digest.txt': digest,
    'marginalia/corrections.txt': `not a paper: ${boats}\nand this is no line\npaper: ${boats}\n`,
  });
  assert.deepEqual(await askStatusUntil(client, ({ ready }) => ready).then(({ papers }) => papers), 3);
  const told = await waitForDiagnostics(client, fileUri, (list) => list.length > 0);
  assert.deepEqual(
    told.map(({ range, code }) => [range.start.line, code]),
    [
      [0, 'malformed-correction'],
      [1, 'malformed-correction'],
    ],
  );
  await workspace.write('marginalia/corrections.txt', `not a paper: ${news}\n`);
  await client.filesChanged([{ uri: fileUri, type: 2 }]);
  await askStatusUntil(client, ({ papers }) => papers === 1);
  await waitForDiagnostics(client, fileUri, (list) => list.length === 0);
  await workspace.remove('marginalia/corrections.txt');
  await client.filesChanged([{ uri: fileUri, type: 3 }]);
  await askStatusUntil(client, ({ papers }) => papers === 2);
  assert.ok((await titlesOf(client, uri)).some((title) => title.startsWith('Follow')));
});

test('beside each line is what it does, as it is typed, and anew when a digest changes', { timeout }, async () => {
  const { client, uri, fileUri } = await startOn(
    { 'reading-digest.txt': digest },
    { ...plain, workspace: { ...plain.workspace, inlayHint: { refreshSupport: true } } },
  );
  let refreshed = (): void => undefined;
  // The server may ask as soon as it has read the files.
  client.connection.onRequest('workspace/inlayHint/refresh', () => (refreshed(), null));
  await client.open(uri, 'marginalia-digest', digest);
  const hintsOf = async (document: string, last = 9): Promise<readonly string[] | null> => {
    const range = { start: { line: 0, character: 0 }, end: { line: last, character: 0 } };
    const hints = await client.request<InlayHint[] | null>('textDocument/inlayHint', { textDocument: { uri: document }, range });
    return hints?.map(({ position, label }) => `${position.line}:${position.character} ${String(label)}`) ?? null;
  };
  await client.open(fileUri, 'plaintext', `paper: ${boats}`);
  assert.deepEqual(await hintsOf(fileUri), [`0:${7 + boats.length} 1 paper added in reading-digest.txt`]);
  await client.change(fileUri, `paper: ${boats}s\npaper:\n`);
  assert.deepEqual(await hintsOf(fileUri), [`0:${8 + boats.length} No effect: not found in any digest`, "1:6 No effect: can't be read"]);
  assert.equal((await hintsOf(fileUri, 0))?.length, 1);
  assert.equal(await hintsOf(uri), null);
  const asked = new Promise<void>((resolve) => (refreshed = resolve));
  await client.change(uri, digest.replace(boats, `${boats}s`));
  await asked;
  assert.deepEqual((await hintsOf(fileUri))?.[0], `0:${8 + boats.length} 1 paper added in reading-digest.txt`);
});
