import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { AddToBibliographyAnswer } from '../../server/src/protocol/bibliographyRequests';
import type { CitationsAnswer } from '../../server/src/protocol/citationRequests';
import { type ClientOptions, createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';
import { askStatusUntil, askUntil, waitForDiagnostics } from './waiting';

const created = 1;
const changed = 2;
const deleted = 3;
const timeout = 20_000;

const opened: { client: LspClient; workspaces: readonly Workspace[] }[] = [];

/** A server on a workspace, with one draft open. */
async function startOn(
  files: Readonly<Record<string, string>>,
  draft: string,
  options: ClientOptions & { readonly name?: string; readonly others?: readonly Workspace[] } = {},
): Promise<{ client: LspClient; workspace: Workspace; draftUri: string }> {
  const name = options.name ?? 'draft.md';
  const workspace = await createWorkspace({ ...files, [name]: draft });
  const client = await startClient(workspace, options);
  opened.push({ client, workspaces: [workspace, ...(options.others ?? [])] });
  const draftUri = workspace.uriOf(name);
  await client.open(draftUri, name.endsWith('.tex') ? 'latex' : 'markdown', draft);
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

function codesOf(diagnostics: readonly Diagnostic[]): readonly unknown[] {
  return diagnostics.map(({ code }) => code);
}

/** Waits until exactly these keys of the draft lead to a paper. */
async function checkResolved(client: LspClient, uri: string, keys: readonly string[]): Promise<void> {
  const found = await askUntil(
    client,
    async () => {
      const { citations } = await client.request<CitationsAnswer>('marginalia/citations', { uri });
      return citations
        .flatMap(({ items }) => items)
        .filter(({ resolved }) => resolved)
        .map(({ key }) => key);
    },
    (resolved) => resolved.join() === keys.join(),
  );
  assert.deepEqual(found, keys);
}

/** The draft's diagnostics, as soon as they are these. */
async function checkCodes(client: LspClient, uri: string, codes: readonly string[]): Promise<readonly Diagnostic[]> {
  const diagnostics = await waitForDiagnostics(client, uri, (told) => codesOf(told).join() === codes.join());
  assert.deepEqual(codesOf(diagnostics), codes);
  return diagnostics;
}

const kite = '@misc{kite2020, title = {Kite: A Study}, author = {Berg, Ada}, year = 2020, url = {https://example.org}}\n';
const moraine = '@misc{roe2021, title = {Moraine of Many}, author = {Roe, Al}, year = 2021, url = {https://example.org}}\n';
const draft = '---\nbibliography: refs.bib\n---\n\n[@kite2020] [@roe2021]\n';

test('a file that is written while it is read: nothing, some letters, half an entry, all', { timeout }, async () => {
  const { client, workspace, draftUri } = await startOn({}, draft);
  const uri = workspace.uriOf('refs.bib');
  const whole = kite + moraine;
  let type: 1 | 2 = created;
  // How much is written, and how many entries that is: `@misc{ki` begins one.
  const steps = [
    [0, 0],
    [1, 0],
    [8, 1],
    [kite.length - 10, 1],
    [kite.length, 1],
    [kite.length + 20, 2],
    [whole.length, 2],
  ] as const;
  for (const [length, count] of steps) {
    await workspace.write('refs.bib', whole.slice(0, length));
    await client.filesChanged([{ uri, type }]);
    type = changed;
    await askStatusUntil(client, ({ bibliographies }) => bibliographies.some(({ entries }) => entries === count));
    // The server tells that nothing is wrong any more only where it has told what was.
    if (length === kite.length + 20) await waitForDiagnostics(client, uri, (told) => told.length > 0);
  }
  await checkResolved(client, draftUri, ['kite2020', 'roe2021']);
  await checkCodes(client, uri, []);
});

test('while a bibliography can’t be read to its end, no citation is said to be missing', { timeout }, async () => {
  const { client, workspace, draftUri } = await startOn({ 'refs.bib': kite }, draft);
  await checkCodes(client, draftUri, ['undefined-citation']);
  await workspace.write('refs.bib', `${kite}@misc{roe2021, title = {Mor`);
  await client.filesChanged([{ uri: workspace.uriOf('refs.bib'), type: changed }]);
  await checkCodes(client, draftUri, []);
  // The entry has no author yet.
  await checkCodes(client, workspace.uriOf('refs.bib'), ['incomplete-reference', 'malformed-entry']);
  await workspace.write('refs.bib', kite);
  await client.filesChanged([{ uri: workspace.uriOf('refs.bib'), type: changed }]);
  await checkCodes(client, draftUri, ['undefined-citation']);
});

test('entries are added to a file that the draft names and of which the editor has not told yet', { timeout }, async () => {
  const paper =
    'Moraine: A Drift Model\n\nWe measure how moraines drift over eight winters, and what the ice leaves behind on its way down.\n';
  const { client, workspace, draftUri } = await startOn({ 'a-digest.txt': paper }, '---\nbibliography: late.bib\n---\n\n[@moraine].\n');
  const ask = (): Promise<AddToBibliographyAnswer> => client.request('marginalia/bibliographyEdit', { kind: 'add', uri: draftUri });
  assert.equal((await ask()).kind, 'no-bibliography');
  await workspace.write('late.bib', '');
  const answer = await ask();
  assert.deepEqual(answer.kind === 'edits' && [answer.bibliography, answer.added], [workspace.uriOf('late.bib'), ['moraine']]);
});

test('a bibliography that is renamed, then deleted, under the running server', { timeout }, async () => {
  const { client, workspace, draftUri } = await startOn({ 'refs.bib': kite + moraine }, draft);
  await checkResolved(client, draftUri, ['kite2020', 'roe2021']);
  await workspace.rename('refs.bib', 'other.bib');
  await client.filesChanged([
    { uri: workspace.uriOf('refs.bib'), type: deleted },
    { uri: workspace.uriOf('other.bib'), type: created },
  ]);
  await askStatusUntil(
    client,
    ({ bibliographies }) => bibliographies.length === 1 && bibliographies[0]!.uri === workspace.uriOf('other.bib'),
  );
  await checkResolved(client, draftUri, ['kite2020', 'roe2021']);
  await workspace.remove('other.bib');
  await client.filesChanged([{ uri: workspace.uriOf('other.bib'), type: deleted }]);
  await checkResolved(client, draftUri, []);
});

test('a bibliography outside of the workspace, named by a path upwards and by its whole path', { timeout }, async () => {
  const other = await createWorkspace({ 'far.bib': kite, 'farther.bib': moraine });
  const folder = other.path.split('/').at(-1) ?? '';
  const text = `---\nbibliography: [../${folder}/far.bib, ${other.path}/farther.bib]\n---\n\n[@kite2020] [@roe2021] [@nobody]\n`;
  const { client, draftUri } = await startOn({}, text, { others: [other] });
  await checkResolved(client, draftUri, ['kite2020', 'roe2021']);
  const [diagnostic] = await checkCodes(client, draftUri, ['undefined-citation']);
  assert.equal(diagnostic!.range.start.line, 4);
  await other.write('far.bib', moraine);
  await client.filesChanged([{ uri: other.uriOf('far.bib'), type: changed }]);
  await checkResolved(client, draftUri, ['roe2021']);
});

test('CSL-JSON and CSL-YAML that a draft names; a JSON file that nobody names is no bibliography', { timeout }, async () => {
  const json = JSON.stringify([{ id: 'kite2020', type: 'article-journal', title: 'Kite: A Study' }]);
  const yaml = '---\nreferences:\n- id: roe2021\n  type: book\n  title: Moraine of Many\n...\n';
  const text = '---\nbibliography:\n  - refs.json\n  - refs.yaml\n---\n\n[@kite2020] [@roe2021]\n';
  const { client, workspace, draftUri } = await startOn(
    { 'refs.json': json, 'refs.yaml': yaml, 'other.json': json.replace('kite', 'lynx') },
    text,
  );
  await checkResolved(client, draftUri, ['kite2020', 'roe2021']);
  const { bibliographies } = await askStatusUntil(client, (status) => status.bibliographies.length === 2);
  assert.deepEqual(
    bibliographies.map(({ uri }) => uri),
    [workspace.uriOf('refs.json'), workspace.uriOf('refs.yaml')],
  );
  await workspace.write('refs.json', json.slice(0, 30));
  await client.filesChanged([{ uri: workspace.uriOf('refs.json'), type: changed }]);
  await checkCodes(client, workspace.uriOf('refs.json'), ['malformed-entry']);
  await workspace.write('refs.json', json);
  await client.filesChanged([{ uri: workspace.uriOf('refs.json'), type: changed }]);
  await checkResolved(client, draftUri, ['kite2020', 'roe2021']);
});

test('a bibliography that only the project’s file names, and a broken one', { timeout }, async () => {
  const { client, workspace, draftUri } = await startOn(
    { '_quarto.yml': 'bibliography: lists/refs.bib\n', 'lists/refs.bib': kite },
    '[@kite2020] [@roe2021]\n',
  );
  await checkCodes(client, draftUri, ['undefined-citation']);
  await workspace.write('_quarto.yml', 'bibliography: [lists/refs.bib\nformat: : :\n');
  await client.filesChanged([{ uri: workspace.uriOf('_quarto.yml'), type: changed }]);
  await checkCodes(client, draftUri, []);
  await workspace.write('_quarto.yml', 'bibliography: refs.json\n');
  await workspace.write('refs.json', JSON.stringify([{ id: 'roe2021', type: 'book', title: 'Moraine of Many' }]));
  await client.filesChanged([
    { uri: workspace.uriOf('_quarto.yml'), type: changed },
    { uri: workspace.uriOf('refs.json'), type: created },
  ]);
  const [diagnostic] = await waitForDiagnostics(client, draftUri, ([told]) => String(told?.message).includes('kite2020'));
  assert.equal(diagnostic!.range.start.character, 2);
});

test('a chapter whose root comes to be known, then names another bibliography', { timeout }, async () => {
  const chapter = '\\section{One}\n\\cite{kite2020} \\cite{roe2021}\n';
  const { client, workspace, draftUri } = await startOn({ 'a.bib': kite, 'b.bib': moraine }, chapter, { name: 'chapter.tex' });
  await checkResolved(client, draftUri, ['kite2020', 'roe2021']);
  const rootUri = workspace.uriOf('main.tex');
  const root = (name: string): string =>
    `\\documentclass{article}\n\\addbibresource{${name}}\n\\begin{document}\n\\input{chapter}\n\\end{document}\n`;
  await workspace.write('main.tex', root('a.bib'));
  await client.filesChanged([{ uri: rootUri, type: created }]);
  const [first] = await checkCodes(client, draftUri, ['undefined-citation']);
  assert.match(String(first!.message), /"roe2021" isn't in a\.bib yet\. The paper is in b\.bib\./);
  await workspace.write('main.tex', root('b.bib'));
  await client.filesChanged([{ uri: rootUri, type: changed }]);
  const [second] = await waitForDiagnostics(client, draftUri, ([told]) => String(told?.message).includes('kite2020'));
  assert.match(String(second!.message), /"kite2020" isn't in b\.bib yet\. The paper is in a\.bib\./);
  await workspace.remove('main.tex');
  await client.filesChanged([{ uri: rootUri, type: deleted }]);
  await checkCodes(client, draftUri, []);
});

test('severities that change while the server runs', { timeout }, async () => {
  const configuration: Record<string, unknown> = {};
  const { client, draftUri } = await startOn({ 'refs.bib': kite }, draft, { configuration });
  const [first] = await checkCodes(client, draftUri, ['undefined-citation']);
  assert.equal(first!.severity, 2);
  for (const [value, severity] of [
    ['error', 1],
    ['hint', 4],
    ['nonsense', 2],
    ['information', 3],
  ] as const) {
    configuration['marginalia'] = { diagnostics: { 'undefined-citation': value } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const [told] = await waitForDiagnostics(client, draftUri, ([diagnostic]) => diagnostic?.severity === severity);
    assert.equal(told!.severity, severity);
  }
  configuration['marginalia'] = { diagnostics: { 'undefined-citation': 'off' } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await checkCodes(client, draftUri, []);
});

test('an open bibliography counts instead of the disk; an edit is known to the next request', { timeout }, async () => {
  const { client, workspace, draftUri } = await startOn({ 'refs.bib': kite }, draft);
  const uri = workspace.uriOf('refs.bib');
  await client.open(uri, 'bibtex', kite);
  await client.type(uri, { line: 1, character: 0 }, moraine);
  const { citations } = await client.request<CitationsAnswer>('marginalia/citations', { uri: draftUri });
  assert.deepEqual(
    citations.map(({ items }) => items[0]!.resolved),
    [true, true],
  );
  await workspace.write('refs.bib', '');
  await client.filesChanged([{ uri, type: changed }]);
  await checkResolved(client, draftUri, ['kite2020', 'roe2021']);
  await client.close(uri);
  await checkResolved(client, draftUri, []);
});
