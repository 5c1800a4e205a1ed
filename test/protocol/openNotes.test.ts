import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import type { TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { AnnotateAnswer, AnnotateParams } from '../../server/src/protocol/noteRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';

const timeout = 30_000;
const digest = 'Kite: Rivers of Snow\n\nWe present Kite, a way to cross rivers. It carries two boats at once. Snow melts behind it.\n';
const head = '---\nkey: kite\ntitle: "Kite: Rivers of Snow"\ntags: []\n---\n\n';
const first = '> two boats\n\n^n-1\n\nmine\n';
const second = '\n> Snow melts\n\n^n-2\n\nsecond\n';
const opened: { client: LspClient; workspace: Workspace }[] = [];

afterEach(async () => {
  for (const { client, workspace } of opened.splice(0)) {
    assert.deepEqual(client.log, []);
    await client.stop();
    workspace.dispose();
  }
});

/** `bytes` is what the note holds on disk, and without its byte order mark in the editor. */
async function openNote(bytes: string): Promise<{ client: LspClient; workspace: Workspace; note: string }> {
  const workspace = await createWorkspace({ 'digest.txt': digest, 'marginalia/notes/kite.md': bytes });
  const client = await startClient(workspace);
  opened.push({ client, workspace });
  await client.ready;
  const note = workspace.uriOf('marginalia/notes/kite.md');
  await client.open(note, 'markdown', bytes.replace('\ufeff', ''));
  return { client, workspace, note };
}

const annotate = (client: LspClient, params: AnnotateParams): Promise<AnnotateAnswer> => client.request('marginalia/annotate', params);
const undoNote = (client: LspClient, undo: number | undefined): Promise<AnnotateAnswer> =>
  client.request('marginalia/annotate', { kind: 'undo', undo });

function editsOf(answer: AnnotateAnswer): Extract<AnnotateAnswer, { kind: 'edits' }> {
  assert.ok(answer.kind === 'edits', JSON.stringify(answer));
  return answer;
}

/** As an editor applies them. */
function applyLspEdits(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('file:///note.md', 'markdown', 0, text), [...edits]);
}

test('of two changes at once the second waits until the editor has made the first', { timeout }, async () => {
  const before = head + first + second;
  const { client, note } = await openNote(before);
  const longer = annotate(client, { kind: 'body', note, id: 'n-1', was: 'mine', body: 'longer\n\nwords\n\nmore' });
  const removal = annotate(client, { kind: 'remove', note, id: 'n-2', was: 'second' });
  const made = editsOf(await longer);
  const between = applyLspEdits(before, made.edits);
  await client.change(note, between);
  const removed = editsOf(await removal);
  assert.deepEqual([made.version, removed.version], [0, 1]);
  assert.equal(applyLspEdits(between, removed.edits), head + first.replace('mine', 'longer\n\nwords\n\nmore'));
});

test('a change whose edits the editor never makes holds up the next one once', { timeout }, async () => {
  const { client, note } = await openNote(head + first);
  const change = (): Promise<AnnotateAnswer> => annotate(client, { kind: 'body', note, id: 'n-1', was: 'mine', body: 'yours' });
  editsOf(await change());
  const refused = await change();
  assert.ok(refused.kind === 'refused' && refused.reason.includes('kite.md'), JSON.stringify(refused));
  editsOf(await change());
});

test('a change that is taken back twice at once is taken back once', { timeout }, async () => {
  const before = `${head}Free words.\n\n${first}${second}`;
  const { client, note } = await openNote(before);
  const { edits, undo } = editsOf(await annotate(client, { kind: 'remove', note, id: 'n-1', was: 'mine' }));
  const after = applyLspEdits(before, edits);
  await client.change(note, after);
  const both = [undoNote(client, undo), undoNote(client, undo)];
  const back = editsOf((await both[0])!);
  assert.equal(applyLspEdits(after, back.edits), before);
  await client.change(note, before);
  assert.equal((await both[1])?.kind, 'refused');
});

for (const lineEnd of ['\n', '\r\n']) {
  test(`an open file that went with its only note comes back with its byte order mark (${JSON.stringify(lineEnd)})`, {
    timeout,
  }, async () => {
    const text = (head + first).replaceAll('\n', lineEnd);
    const { client, workspace, note } = await openNote(`\ufeff${text}`);
    const removed = editsOf(await annotate(client, { kind: 'remove', note, id: 'n-1', was: 'mine' }));
    assert.equal(removed.isEmptied, true);
    await client.change(note, applyLspEdits(text, removed.edits));
    await workspace.remove('marginalia/notes/kite.md');
    assert.equal((await undoNote(client, removed.undo)).kind, 'written');
    assert.equal(readFileSync(join(workspace.path, 'marginalia/notes/kite.md'), 'utf8'), `\ufeff${text}`);
  });
}
