import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { CompletionItem, CompletionList, Hover } from 'vscode-languageserver-protocol';
import type { ThreadsAnswer } from '../../server/src/protocol/noteRequests';
import { checkTexts } from '../support/answerTexts';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';

/** Sets the title of a terminal. */
const command = '\u001b]0;X\u0007';
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const digest = `Kite: A Study${command} of \u202eWind\n\nMuch is known of kites. We present a kite that flies in every wind, with care${command} and in detail.\n`;
const draft = 'As @kite says, and others [@';
const note = `---\nkey: kite\ntitle: "Kite: A Study${command} of \u202eWind"\ntags: []\n---\n\n> flies in every wind\n\n^n-ice1\n\nA note${command} that rings\u202e.\n`;

let workspace: Workspace;
let client: LspClient;

before(async () => {
  workspace = await createWorkspace({ 'reading-digest.txt': digest, 'draft.md': draft, 'marginalia/notes/kite.md': note });
  client = await startClient(workspace);
  await client.open(workspace.uriOf('draft.md'), 'markdown', draft);
  await client.ready;
});
after(async () => {
  assert.equal(readFileSync(join(workspace.path, 'marginalia/notes/kite.md'), 'utf8'), note, 'the file is never changed');
  await client.stop();
  workspace.dispose();
});

const check = (answer: unknown, words: string): void => checkTexts(answer, words, forbidden);

test('hover and completion show no command of a title', async () => {
  const textDocument = { uri: workspace.uriOf('draft.md') };
  const hover = await client.request<Hover>('textDocument/hover', { textDocument, position: { line: 0, character: 5 } });
  check(hover, 'A Study');
  const { items } = await client.request<CompletionList>('textDocument/completion', {
    textDocument,
    position: { line: 0, character: draft.length },
  });
  const item = items.find(({ data }) => JSON.stringify(data).includes('kite'));
  assert.ok(item);
  check(items, 'A Study');
  check(await client.request<CompletionItem>('completionItem/resolve', item), 'A Study');
});

test('threads of a digest show no command of a note', async () => {
  check(await client.request<ThreadsAnswer>('marginalia/threads', { uri: workspace.uriOf('reading-digest.txt') }), 'A note');
});
