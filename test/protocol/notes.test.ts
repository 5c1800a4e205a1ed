import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import type { CodeAction, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { AnnotateAnswer, AnnotateParams, NotesAnswer, ThreadsAnswer } from '../../server/src/protocol/noteRequests';
import { createWorkspace, editorCapabilities, type LspClient, startClient, type Workspace } from '../support/lspClient';

const timeout = 20_000;
const digest =
  'Kite: Rivers of Snow\n\nWe present Kite, a way to cross rivers. It carries two boats at once. Snow melts behind it.\n\nLark: Hills\n\nLark climbs hills slowly, and sings of rivers.\n';
const opened: { client: LspClient; workspace: Workspace }[] = [];

async function startOn(
  files: Readonly<Record<string, string>> = {},
  capabilities = editorCapabilities,
): Promise<{ client: LspClient; workspace: Workspace; digestUri: string }> {
  const workspace = await createWorkspace({ 'digest.txt': digest, ...files });
  const client = await startClient(workspace, { capabilities });
  opened.push({ client, workspace });
  await client.ready;
  return { client, workspace, digestUri: workspace.uriOf('digest.txt') };
}

afterEach(async () => {
  for (const { client, workspace } of opened.splice(0)) {
    assert.deepEqual(client.log, []);
    await client.stop();
    workspace.dispose();
  }
});

const annotate = (client: LspClient, params: AnnotateParams): Promise<AnnotateAnswer> => client.request('marginalia/annotate', params);
const threadsOf = (client: LspClient, uri: string): Promise<ThreadsAnswer> => client.request('marginalia/threads', { uri });
const readNote = ({ path }: Workspace, name: string): string => readFileSync(join(path, 'marginalia/notes', name), 'utf8');

/** As an editor applies them. */
function applyLspEdits(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('file:///note.md', 'markdown', 0, text), [...edits]);
}

/** The place of words in one line of the digest. */
function rangeOf(words: string, text = digest): { start: { line: number; character: number }; end: { line: number; character: number } } {
  const line = text.split('\n').findIndex((each) => each.includes(words));
  const character = text.split('\n')[line]!.indexOf(words);
  return { start: { line, character }, end: { line, character: character + words.length } };
}

test('a passage is noted in a new file, and its thread stands there', { timeout }, async () => {
  const { client, workspace, digestUri } = await startOn();
  const range = rangeOf('carries two boats');
  const answer = await annotate(client, { kind: 'annotate', digest: digestUri, range, body: 'Compare with ferries. #boats' });
  assert.ok(answer.kind === 'written' && answer.id !== undefined, JSON.stringify(answer));
  assert.equal(
    readNote(workspace, 'kite.md'),
    `---\nkey: kite\ntitle: "Kite: Rivers of Snow"\ntags: []\n---\n\n<!-- marginalia {"prefix":"Kite, a way to cross rivers. It ","suffix":" at once. Snow melts behind it."} -->\n> carries two boats\n\n^${answer.id}\n\nCompare with ferries. #boats\n`,
  );
  const { threads, abstracts } = await threadsOf(client, digestUri);
  assert.deepEqual(
    threads.map(({ key, range: place, body, tags, isOrphan }) => ({ key, place, body, tags, isOrphan })),
    [{ key: 'kite', place: range, body: 'Compare with ferries. #boats', tags: ['boats'], isOrphan: false }],
  );
  assert.equal(abstracts.length, 2);
});

test('a note whose file was deleted a moment ago is made anew', { timeout }, async () => {
  const { client, workspace } = await startOn();
  const create = (): Promise<AnnotateAnswer> => annotate(client, { kind: 'create', key: 'kite' });
  assert.equal((await create()).kind, 'written');
  const text = readNote(workspace, 'kite.md');
  rmSync(join(workspace.path, 'marginalia/notes', 'kite.md'));
  assert.equal((await create()).kind, 'written');
  assert.equal(readNote(workspace, 'kite.md'), text);
});

test('a second note stands in the order of passages; it is changed, resolved and removed', { timeout }, async () => {
  const { client, workspace, digestUri } = await startOn();
  await annotate(client, { kind: 'annotate', digest: digestUri, range: rangeOf('Snow melts'), body: 'last' });
  await annotate(client, { kind: 'annotate', digest: digestUri, range: rangeOf('We present Kite'), body: 'first' });
  const bodies = async (): Promise<readonly string[]> =>
    (await threadsOf(client, digestUri)).threads.map(({ body, isResolved }) => (isResolved ? `(${body})` : body));
  assert.deepEqual(await bodies(), ['first', 'last']);
  const [first, last] = (await threadsOf(client, digestUri)).threads;
  await annotate(client, { kind: 'body', note: first!.note, id: first!.id, was: 'first', body: 'first, changed\n\n# Not a heading\n' });
  await annotate(client, { kind: 'resolve', note: last!.note, id: last!.id, isResolved: true });
  assert.deepEqual(await bodies(), ['first, changed\n\n\\# Not a heading', '(last)']);
  const removed = await annotate(client, { kind: 'remove', note: last!.note, id: last!.id, was: 'last' });
  assert.equal((await threadsOf(client, digestUri)).threads.length, 1);
  assert.ok(removed.kind === 'written' && removed.undo !== undefined);
  const before = readNote(workspace, 'kite.md');
  await client.request('marginalia/annotate', { kind: 'undo', undo: removed.undo });
  assert.ok(readNote(workspace, 'kite.md').startsWith(before.trimEnd()));
  assert.equal((await threadsOf(client, digestUri)).threads.length, 2);
});

test('with its only note the file goes, and comes back when that is taken back', { timeout }, async () => {
  const { client, workspace, digestUri } = await startOn();
  await annotate(client, { kind: 'annotate', digest: digestUri, range: rangeOf('two boats'), body: 'only' });
  const before = readNote(workspace, 'kite.md');
  const [only] = (await threadsOf(client, digestUri)).threads;
  const removed = await annotate(client, { kind: 'remove', note: only!.note, id: only!.id, was: 'only' });
  assert.ok(removed.kind === 'written' && removed.undo !== undefined);
  assert.throws(() => readNote(workspace, 'kite.md'), /ENOENT/);
  const { notes } = await client.request<NotesAnswer>('marginalia/notes', {});
  assert.deepEqual(notes, []);
  await client.request('marginalia/annotate', { kind: 'undo', undo: removed.undo });
  assert.equal(readNote(workspace, 'kite.md'), before);
  assert.equal((await threadsOf(client, digestUri)).threads.length, 1);
});

test('what was changed meanwhile is not overwritten', { timeout }, async () => {
  const { client, workspace, digestUri } = await startOn();
  await annotate(client, { kind: 'annotate', digest: digestUri, range: rangeOf('two boats'), body: 'mine' });
  const [thread] = (await threadsOf(client, digestUri)).threads;
  // Another program writes; no watcher has told of it.
  await workspace.write(
    'marginalia/notes/kite.md',
    readNote(workspace, 'kite.md').replace('mine', 'theirs').replace('---\n\n', '---\n\nFree words.\n\n'),
  );
  const refused = await annotate(client, { kind: 'body', note: thread!.note, id: thread!.id, was: 'mine', body: 'other' });
  assert.equal(refused.kind, 'refused');
  const written = await annotate(client, { kind: 'body', note: thread!.note, id: thread!.id, was: 'theirs', body: 'ours' });
  assert.equal(written.kind, 'written');
  assert.ok(readNote(workspace, 'kite.md').includes('Free words.') && readNote(workspace, 'kite.md').includes('ours'));
});

test('an open note is changed by the editor', { timeout }, async () => {
  const { client, workspace, digestUri } = await startOn();
  await annotate(client, { kind: 'annotate', digest: digestUri, range: rangeOf('two boats'), body: 'mine' });
  const [thread] = (await threadsOf(client, digestUri)).threads;
  const text = readNote(workspace, 'kite.md');
  await client.open(thread!.note, 'markdown', text);
  const answer = await annotate(client, { kind: 'body', note: thread!.note, id: thread!.id, was: 'mine', body: 'yours' });
  assert.ok(answer.kind === 'edits' && answer.edits.length === 1 && answer.edits[0]?.newText === 'yours', JSON.stringify(answer));
  assert.equal(readNote(workspace, 'kite.md'), text);
  await client.change(thread!.note, text.replace('mine', 'mine, not saved'));
  const refused = await annotate(client, { kind: 'body', note: thread!.note, id: thread!.id, was: 'mine, not saved', body: 'yours' });
  assert.ok(refused.kind === 'refused' && refused.reason.includes('has unsaved changes in kite.md'), JSON.stringify(refused));
});

test('what the editor changed is taken back there, and on disk where the file is closed by then, byte for byte', { timeout }, async () => {
  const block = '> carries two boats\r\n\r\n^n-1\r\n\r\nmine 😀\r\n';
  const bytes = `\ufeff---\r\nkey: kite\r\ntitle: "Kite: Rivers of Snow"\r\n---\r\n\r\nWords.\r\n\r\n${block}`;
  const { client, workspace } = await startOn({ 'marginalia/notes/kite.md': bytes });
  const note = workspace.uriOf('marginalia/notes/kite.md');
  const before = bytes.slice(1);
  await client.open(note, 'markdown', before);
  const change = async (body: string): Promise<{ after: string; undo: number | undefined }> => {
    const answer = await annotate(client, { kind: 'body', note, id: 'n-1', was: 'mine 😀', body });
    assert.ok(answer.kind === 'edits', JSON.stringify(answer));
    const after = applyLspEdits(before, answer.edits);
    await client.change(note, after);
    return { after, undo: answer.undo };
  };
  for (const body of ['mine 😁', 'mine\n\nand more', '']) {
    const { after, undo } = await change(body);
    assert.notEqual(after, before);
    const back = await client.request<AnnotateAnswer>('marginalia/annotate', { kind: 'undo', undo });
    assert.ok(back.kind === 'edits', JSON.stringify(back));
    assert.equal(applyLspEdits(after, back.edits), before);
    await client.change(note, `${after}More.`);
    const refused = await client.request<AnnotateAnswer>('marginalia/annotate', { kind: 'undo', undo });
    assert.ok(refused.kind === 'refused' && refused.reason.includes('kite.md has changed in the meantime'), JSON.stringify(refused));
    await client.change(note, before);
  }
  const { after, undo } = await change('saved');
  await workspace.write('marginalia/notes/kite.md', `\ufeff${after}`);
  await client.filesChanged([{ uri: note, type: 2 }]);
  await client.close(note);
  assert.equal((await client.request<AnnotateAnswer>('marginalia/annotate', { kind: 'undo', undo })).kind, 'written');
  assert.equal(readNote(workspace, 'kite.md'), bytes);
});

test('an open file that goes with its only note comes back on disk', { timeout }, async () => {
  const { client, workspace, digestUri } = await startOn();
  await annotate(client, { kind: 'annotate', digest: digestUri, range: rangeOf('two boats'), body: 'only' });
  const before = readNote(workspace, 'kite.md');
  const [only] = (await threadsOf(client, digestUri)).threads;
  const remove = (): Promise<AnnotateAnswer> => annotate(client, { kind: 'remove', note: only!.note, id: only!.id, was: 'only' });
  await client.open(only!.note, 'markdown', `${before}\n`);
  const unsaved = await remove();
  assert.ok(unsaved.kind === 'edits' && unsaved.isEmptied === undefined, JSON.stringify(unsaved));
  await client.change(only!.note, before);
  const removed = await remove();
  assert.ok(removed.kind === 'edits' && removed.isEmptied === true, JSON.stringify(removed));
  await client.change(only!.note, applyLspEdits(before, removed.edits));
  await workspace.remove('marginalia/notes/kite.md');
  assert.equal((await client.request<AnnotateAnswer>('marginalia/annotate', { kind: 'undo', undo: removed.undo })).kind, 'written');
  assert.equal(readNote(workspace, 'kite.md'), before);
});

test('an editor with a box for notes opens it for what is selected; any other makes the note (slow)', { timeout }, async () => {
  const { client, digestUri } = await startOn();
  const params = { textDocument: { uri: digestUri }, range: rangeOf('two boats'), context: { diagnostics: [] } };
  const [inBox] = await client.request<CodeAction[]>('textDocument/codeAction', params);
  assert.deepEqual([inBox?.command?.command, inBox?.edit], ['marginalia.annotateSelection', undefined]);
  const plain = await startOn({}, { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } });
  const [made] = await plain.client.request<CodeAction[]>('textDocument/codeAction', { ...params, textDocument: { uri: plain.digestUri } });
  assert.deepEqual([made?.title, made?.command, made?.edit?.documentChanges?.length], ['Annotate this passage', undefined, 2]);
});

test('a byte order mark and CRLF stay; nothing is left beside the file', { timeout }, async () => {
  const note = '\ufeff---\r\nkey: kite\r\ntitle: "Kite: Rivers of Snow"\r\nmine: 1\r\n---\r\n\r\nWords.\r\n';
  const { client, workspace, digestUri } = await startOn({ 'marginalia/notes/kite.md': note });
  await annotate(client, { kind: 'annotate', digest: digestUri, range: rangeOf('two boats'), body: 'a\nb' });
  const after = readNote(workspace, 'kite.md');
  assert.ok(after.startsWith(note), JSON.stringify(after));
  assert.ok(!/[^\r]\n/.test(after));
  assert.deepEqual(await readdir(join(workspace.path, 'marginalia/notes')), ['kite.md']);
});

test('broken notes and those of other programs are left as they are (slow)', { timeout }, async () => {
  const broken = {
    conflict: '---\nkey: kite\n---\n\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n',
    yaml: '---\nkey: kite\ntitle: [\n---\n',
  };
  for (const text of Object.values(broken)) {
    const { client, workspace, digestUri } = await startOn({ 'marginalia/notes/kite.md': text });
    const answer = await annotate(client, { kind: 'annotate', digest: digestUri, range: rangeOf('two boats'), body: 'x' });
    assert.equal(answer.kind, 'refused', JSON.stringify(answer));
    assert.equal(readNote(workspace, 'kite.md'), text);
  }
  const foreign = '---\ntitle: "Kite: Rivers of Snow"\nauthors: Jo\nyear: 2024\n---\n\n> We present Kite\n';
  const { client, workspace, digestUri } = await startOn({ 'marginalia/notes/@kite.md': foreign });
  assert.equal((await annotate(client, { kind: 'annotate', digest: digestUri, range: rangeOf('two boats'), body: 'x' })).kind, 'written');
  assert.equal(readNote(workspace, '@kite.md'), foreign);
  assert.ok(existsSync(join(workspace.path, 'marginalia/notes', 'kite.md')));
  const { notes } = await client.request<NotesAnswer>('marginalia/notes', {});
  assert.deepEqual(
    notes.map(({ kind, key }) => `${kind} ${key}`),
    ['foreign kite', 'own kite'],
  );
});

test('where nothing can be written the reason is told', { timeout }, async () => {
  const { client, digestUri } = await startOn({ 'marginalia/notes': 'a file stands here' });
  const answer = await annotate(client, { kind: 'annotate', digest: digestUri, range: rangeOf('two boats'), body: 'x' });
  assert.ok(answer.kind === 'refused' && answer.reason.includes('a file with the name of its folder exists'), JSON.stringify(answer));
});

test('a folder that went and came back is told of as changed: notes that did not come back are gone', { timeout }, async () => {
  const note = (key: string, title: string): string => `---\nkey: ${key}\ntitle: "${title}"\n---\n\nWords.\n`;
  const { client, workspace } = await startOn({
    'marginalia/notes/kite.md': note('kite', 'Kite: Rivers of Snow'),
    'marginalia/notes/lark.md': note('lark', 'Lark: Hills'),
  });
  const keys = async (): Promise<readonly (string | undefined)[]> =>
    (await client.request<NotesAnswer>('marginalia/notes', {})).notes.map(({ key }) => key);
  assert.deepEqual(await keys(), ['kite', 'lark']);
  for (const type of [2, 1] as const) {
    await workspace.remove('marginalia/notes');
    await workspace.write('marginalia/notes/kite.md', note('kite', 'Kite: Rivers of Snow'));
    await client.filesChanged([{ uri: workspace.uriOf('marginalia/notes'), type }]);
    const until = Date.now() + 5000;
    while ((await keys()).length !== 1 && Date.now() < until) await client.request('marginalia/status', {});
    assert.deepEqual(await keys(), ['kite']);
    await workspace.write('marginalia/notes/lark.md', note('lark', 'Lark: Hills'));
    await client.filesChanged([{ uri: workspace.uriOf('marginalia/notes/lark.md'), type: 1 }]);
    while ((await keys()).length !== 2 && Date.now() < until) await client.request('marginalia/status', {});
  }
});
