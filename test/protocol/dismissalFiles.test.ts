import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, CreateFile, Diagnostic, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ClientOptions, createWorkspace, type LspClient, type Workspace } from '../support/lspClient';
import { OpenServers } from '../support/openServers';
import { waitForDiagnostics } from './waiting';

const digest = `Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how alpine glaciers move, which was fitted to 412 stakes. Moraine predicts the yearly flow of alpine glaciers with an error of 3.8%.
`;
const flow = 'The yearly flow of alpine glaciers is predicted with an error of 8.3% [@moraine].';
const stakes = 'The model was fitted to 142 stakes [@moraine].';
const draft = `# Ice\n\nMuch is known of ice.\n${flow}\n${stakes}\n`;
const file = 'marginalia/dismissed.txt';

/** An editor without commands of its own, which can create files. */
const plain: ClientOptions = { capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } } };
const servers = new OpenServers();

function hintsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code }) => code === 'contradicted-number');
}

async function waitForHints(client: LspClient, uri: string, count: number): Promise<readonly Diagnostic[]> {
  return hintsOf(await waitForDiagnostics(client, uri, (diagnostics) => hintsOf(diagnostics).length === count));
}

/** What an action does to one file. */
interface FileEdit {
  readonly uri: string;
  readonly creates: boolean;
  apply(text: string): string;
}

/** What the action with this title does at a hint; undefined if it is not offered. */
async function ask(client: LspClient, uri: string, hint: Diagnostic, title = /^Dismiss for this sentence/): Promise<FileEdit | undefined> {
  const context = { diagnostics: [hint], only: ['quickfix'] };
  const actions: CodeAction[] = await client.request('textDocument/codeAction', { textDocument: { uri }, range: hint.range, context });
  const action = actions.find((each) => title.test(each.title));
  if (action === undefined) return undefined;
  const changes = (action.edit?.documentChanges ?? []) as (TextDocumentEdit | CreateFile)[];
  const [edit] = changes.filter((change): change is TextDocumentEdit => 'textDocument' in change);
  const created = changes.filter((change): change is CreateFile => 'kind' in change);
  for (const create of created) assert.equal(create.uri, edit!.textDocument.uri);
  return {
    uri: edit!.textDocument.uri,
    creates: created.length > 0,
    apply: (text) => TextDocument.applyEdits(TextDocument.create(edit!.textDocument.uri, 'plaintext', 0, text), edit!.edits as never),
  };
}

interface Opened {
  readonly client: LspClient;
  readonly workspace: Workspace;
  /** The draft. */
  readonly uri: string;
}

/** Opens the draft in a workspace that has these files too. */
async function open(files: Readonly<Record<string, string | Uint8Array>>, options = plain): Promise<Opened> {
  const workspace = await createWorkspace({ 'digest.txt': digest, ...files });
  const { client } = await servers.start(workspace, options);
  const uri = workspace.uriOf('draft.md');
  await client.open(uri, 'markdown', draft);
  return { client, workspace, uri };
}

const conflict = '<<<<<<< ours\n2026-01-01 a-rule - Moss\n=======\n2026-01-01 b-rule - Moss\n>>>>>>> theirs\n';
for (const [name, bytes, before] of [
  ['CRLF', '# mine\r\n2026-01-01 other-rule - Moss\r\n', '# mine\r\n2026-01-01 other-rule - Moss\r\n'],
  ['a byte order mark', '\ufeff# mine\n', '# mine\n'],
  ['UTF-16', Buffer.from('\ufeff# mine\n', 'utf16le'), '# mine\n'],
  ['no last line end', '2026-01-01 other-rule - Moss', '2026-01-01 other-rule - Moss'],
  ['other content', 'Dear reader,\n\nthis is a letter.\n', 'Dear reader,\n\nthis is a letter.\n'],
  ['a conflict', conflict, conflict],
  ['a line of two million letters', `"${'x'.repeat(2_000_000)}\n`, `"${'x'.repeat(2_000_000)}\n`],
] as const) {
  test(`a file with ${name} keeps all lines, gets one more, and is as before when that is undone (slow)`, async () => {
    const { client, workspace, uri } = await open({ [file]: bytes });
    const [hint] = await waitForHints(client, uri, 2);
    const edit = await ask(client, uri, hint!);
    assert.deepEqual([edit?.uri, edit?.creates], [workspace.uriOf(file), false]);
    const after = edit!.apply(before);
    const lineEnd = before.includes('\r\n') ? '\r\n' : '\n';
    const lines = after.split(lineEnd).filter((line) => !line.includes(' contradicted-number '));
    assert.deepEqual(lines, before.split(lineEnd));
    await client.open(workspace.uriOf(file), 'plaintext', after);
    await waitForHints(client, uri, 1);
    await client.change(workspace.uriOf(file), before);
    await waitForHints(client, uri, 2);
  });
}

test('a file that is no text is told, and nothing is written over it', async () => {
  const { client, workspace, uri } = await open({ [file]: Buffer.from([0, 1, 2, 0xff, 0xfe, 0, 0, 0x80, 10, 0, 0]) });
  const [hint] = await waitForHints(client, uri, 2);
  assert.equal(await ask(client, uri, hint!), undefined);
  const [told] = await waitForDiagnostics(client, workspace.uriOf(file), ({ length }) => length === 1);
  assert.deepEqual([told!.code, told!.message], ['malformed-dismissal', 'This is a binary file.']);
});

test('with two folders a dismissal belongs to that of its draft, and the files of both count', async () => {
  const other = await createWorkspace({ 'other.md': draft });
  const { client, workspace, uri } = await open({}, { ...plain, folders: [other] });
  const there = other.uriOf('other.md');
  await client.open(there, 'markdown', draft);
  const [hint] = await waitForHints(client, there, 2);
  const edit = await ask(client, there, hint!);
  assert.deepEqual([edit?.uri, edit?.creates], [other.uriOf(file), true]);
  await other.write(file, edit!.apply(''));
  await client.filesChanged([{ uri: other.uriOf(file), type: 1 }]);
  const [left] = await waitForHints(client, uri, 1);
  const second = await ask(client, uri, left!);
  assert.deepEqual([second?.uri, second?.creates], [workspace.uriOf(file), true]);
  await workspace.write(file, second!.apply(''));
  await client.filesChanged([{ uri: workspace.uriOf(file), type: 1 }]);
  await waitForHints(client, there, 0);
  other.dispose();
});

test('the file may be in a folder that does not exist yet', async () => {
  const capabilities = { workspace: { ...plain.capabilities?.workspace, configuration: true } };
  const { client, workspace, uri } = await open({}, { capabilities, configuration: { marginalia: { folder: 'a/b' } } });
  const [hint] = await waitForHints(client, uri, 2);
  const edit = await ask(client, uri, hint!);
  assert.deepEqual([edit?.uri, edit?.creates], [workspace.uriOf('a/b/dismissed.txt'), true]);
  await workspace.write('a/b/dismissed.txt', edit!.apply(''));
  await client.filesChanged([{ uri: workspace.uriOf('a/b/dismissed.txt'), type: 1 }]);
  await waitForHints(client, uri, 1);
});

test('two dismissals quickly one after the other: both would create the file; asked again, the second adds its line', async () => {
  const { client, workspace, uri } = await open({});
  const hints = await waitForHints(client, uri, 2);
  const [one, other] = await Promise.all(hints.map((hint) => ask(client, uri, hint)));
  assert.ok(one?.creates && other?.creates);
  await client.open(workspace.uriOf(file), 'plaintext', one.apply(''));
  const again = await ask(client, uri, hints[1]!);
  assert.equal(again?.creates, false);
  await client.change(workspace.uriOf(file), again.apply(one.apply('')));
  await waitForHints(client, uri, 0);
});

test('a hint is dismissed, and the other number of its sentence is corrected (slow)', async () => {
  const both = 'The yearly flow of alpine glaciers is predicted with an error of 8.3% by a model that was fitted to 142 stakes [@moraine].';
  const { client, workspace, uri } = await open({});
  const text = `Ice.\n\n${both}\n`;
  await client.change(uri, text);
  const [first, second] = await waitForDiagnostics(
    client,
    uri,
    ([hint, next]) => hint?.range.start.line === 2 && next?.range.start.line === 2,
  );
  const [here, write] = [await ask(client, uri, first!), await ask(client, uri, second!, /^Change/)];
  await client.open(workspace.uriOf(file), 'plaintext', here!.apply(''));
  await waitForHints(client, uri, 1);
  const corrected = write!.apply(text);
  assert.equal(corrected, text.replace('142', '412'));
  await client.change(uri, corrected);
  await waitForHints(client, uri, 0);
});

const latex = `\\begin{document}\n${flow}\n${stakes}\n\\end{document}\n`.replaceAll('[@moraine]', '\\cite{moraine}').replaceAll('%', '\\%');
const chunk = `---\ntitle: Ice\n---\n\n\`\`\`{r}\nx <- 142\n\`\`\`\n\n${draft}`;
for (const [languageId, name, text] of [
  ['rmd', 'draft.Rmd', chunk],
  ['quarto', 'draft.qmd', chunk],
  ['latex', 'draft.tex', latex],
  ['markdown', 'untitled:Untitled-1', draft],
  ['latex', 'untitled:Untitled-2', latex],
] as const) {
  test(`${languageId}, ${name}: a hint is dismissed and stays so after an edit (slow)`, async () => {
    const { client, workspace } = await open({});
    const uri = name.startsWith('untitled') ? name : workspace.uriOf(name);
    await client.open(uri, languageId, text);
    const [hint] = await waitForHints(client, uri, 2);
    const edit = await ask(client, uri, hint!);
    assert.equal(edit?.uri, workspace.uriOf(file));
    await client.open(workspace.uriOf(file), 'plaintext', edit.apply(''));
    await waitForHints(client, uri, 1);
    await client.change(uri, `${text}\n`.replace('yearly flow', 'flow'));
    const [left] = await waitForHints(client, uri, 1);
    assert.ok(left!.range.start.line > hint!.range.start.line);
  });
}

const end = 'is predicted with an error of 8.3% [@moraine].';
for (const [name, sentence] of [
  ['characters that reorder a line', `The \u202eyearly\u202c flow \u2066of alpine\u2069 glaciers ${end}`],
  ['marks of a conflict', `<<<<<<< The yearly flow of alpine glaciers ======= ${end.replace('8.3%', '8.3% >>>>>>>')}`],
  ['line breaks of all kinds', `The yearly flow\nof\u2028alpine\u0085glaciers\u000b${end.replaceAll(' ', '\n')}`],
  ['quotation marks and backslashes', `The "yearly" \\emph{flow} of \`alpine\` glaciers " in "x" after "y" ${end}`],
  ['half characters', `The yearly flow \ud83d of alpine \ude00 glaciers ${end}`],
] as const) {
  test(`a sentence with ${name} is dismissed in one line (slow)`, async () => {
    const { client, workspace, uri } = await open({});
    await waitForHints(client, uri, 2);
    await client.change(uri, `${sentence}\n`);
    const [hint] = await waitForHints(client, uri, 1);
    const text = (await ask(client, uri, hint!))!.apply('');
    assert.equal(text.split('\n').length, 4);
    assert.ok(text.length < 2000);
    assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069\u2028\u0085]/);
    await client.open(workspace.uriOf(file), 'plaintext', text);
    await waitForHints(client, uri, 0);
    await client.change(uri, `Above it.\n\n${sentence}\n\n${stakes}\n`);
    const [left] = await waitForHints(client, uri, 1);
    assert.match(String(left!.message), /412/);
    assert.deepEqual(client.diagnostics.get(workspace.uriOf(file)) ?? [], []);
  });
}

for (const title of [
  '"Moraine" in "Glaciers": A Model',
  '"8.3%" in "Glaciers"',
  'Moraine\n2026-11-30 a-rule - Glaciers',
  '<<<<<<< Moraine >>>>>>> of Glaciers',
  '# Moraine of \u202eGlaciers',
  `Moraine of ${'very '.repeat(20_000)} old Glaciers`,
]) {
  test(`all hints on a paper with the title ${JSON.stringify(title.slice(0, 40))} are dismissed`, async () => {
    const abstract = digest.split('\n')[2]!;
    const entry = [{ id: 'ice', type: 'article', title, abstract, author: [{ family: 'Snow' }] }];
    const { client, workspace, uri } = await open({ 'refs.json': JSON.stringify(entry) });
    await client.change(uri, `---\nbibliography: refs.json\n---\n\n${draft.replaceAll('@moraine', '@ice')}`);

    const [hint] = await waitForDiagnostics(client, uri, ([first]) => first?.range.start.line === 7);
    const text = (await ask(client, uri, hint!, /^Dismiss for (?!this sentence)/))!.apply('');
    assert.equal(text.split('\n').length, 4, text);
    await client.open(workspace.uriOf(file), 'plaintext', text);
    await waitForHints(client, uri, 0);
    assert.deepEqual(client.diagnostics.get(workspace.uriOf(file)) ?? [], []);
  });
}
