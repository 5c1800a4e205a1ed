import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import type { FileEditParams } from '../../server/src/protocol/requests';
import type { HintCountsAnswer } from '../../server/src/protocol/statusRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';
import { OpenServers } from '../support/openServers';
import { waitForDiagnostics } from './waiting';

const digest = `Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how alpine glaciers move, which was fitted to 412 stakes. Moraine predicts the yearly flow of alpine glaciers with an error of 3.8%.

Drumlin: Hills That Ice Made

We measure the length of 2,300 drumlins in Finland by laser.
`;
const sentence = 'The yearly flow of alpine glaciers is predicted with an error of 8.3% [@moraine].';
const draft = `# Ice\n\nMuch is known of ice.\n${sentence}\nThe model was fitted to 142 stakes [@moraine].\n`;

/** An editor without commands of its own, which can create files. */
const plain = { capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } } } };
const servers = new OpenServers();

function hintsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code }) => code === 'contradicted-number');
}

function waitForHints(client: LspClient, uri: string, count: number): Promise<readonly Diagnostic[]> {
  return waitForDiagnostics(client, uri, (diagnostics) => hintsOf(diagnostics).length === count);
}

/** The actions for a diagnostic, in the order of the menu. */
async function askActions(client: LspClient, uri: string, { range, ...hint }: Diagnostic): Promise<readonly CodeAction[]> {
  return client.request('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [{ range, ...hint }] } });
}

/** The titles of the actions at words of the draft, for an editor that shows these diagnostics there. */
async function listMenu(
  client: LspClient,
  uri: string,
  words: string,
  diagnostics: readonly Diagnostic[],
  triggerKind = 1,
): Promise<string> {
  const lines = draft.slice(0, draft.indexOf(words)).split('\n');
  const place = { line: lines.length - 1, character: lines.at(-1)!.length + 1 };
  const actions: readonly CodeAction[] = await client.request('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: place, end: place },
    context: { diagnostics, triggerKind, only: ['quickfix'] },
  });
  return actions.map(({ title }) => title.replace(/^Change to 3.*/, 'Change')).join(', ');
}

/** The text of the file of dismissals after an action. */
function chosen(workspace: Workspace, { edit }: CodeAction): string {
  const changes = edit?.documentChanges ?? [];
  const [create, write] = changes.length === 2 ? changes : [undefined, changes[0]];
  if (create !== undefined)
    assert.deepEqual(create, { kind: 'create', uri: workspace.uriOf(file), options: { overwrite: false, ignoreIfExists: false } });
  assert.ok(write !== undefined && 'edits' in write && write.textDocument.uri === workspace.uriOf(file), JSON.stringify(edit));
  const before = create === undefined ? readFileSync(`${workspace.path}/${file}`, 'utf8').split('\n') : [''];
  const [{ range, newText }] = write.edits as [{ range: Diagnostic['range']; newText: string }];
  assert.deepEqual(range.start, range.end);
  return [...before.slice(0, range.start.line), newText + before.slice(range.start.line).join('\n')].join('\n');
}

const file = 'marginalia/dismissed.txt';

test('a hint that is dismissed here stays away after edits, a rename and a restart, until its number changes (slow)', async () => {
  const workspace = await createWorkspace({ 'digest.txt': digest, 'draft.md': draft });
  const { client } = await servers.start(workspace, plain);
  const uri = workspace.uriOf('draft.md');
  await client.open(uri, 'markdown', draft);
  const [hint] = hintsOf(await waitForHints(client, uri, 2));
  const actions = await askActions(client, uri, hint!);
  assert.deepEqual(
    actions.map(({ title, isPreferred }) => `${title} ${isPreferred === true}`).slice(-2),
    ['Dismiss for this sentence false', 'Dismiss for Moraine false'],
    'last in the menu',
  );
  const here = actions.at(-2)!;
  assert.deepEqual([here.kind, here.diagnostics], ['quickfix', [hint]]);
  await workspace.write(file, chosen(workspace, here));
  await client.filesChanged([{ uri: workspace.uriOf(file), type: 1 }]);
  await waitForHints(client, uri, 1);

  await client.change(uri, `Above it.\n\n${draft.replace('yearly flow', 'flow')}`);
  await waitForDiagnostics(client, uri, (all) => hintsOf(all).length === 1 && hintsOf(all)[0]!.range.start.line === 6);

  const { client: again } = await servers.start(workspace, plain);
  await again.open(workspace.uriOf('other.md'), 'markdown', draft);
  const [left] = hintsOf(await waitForHints(again, workspace.uriOf('other.md'), 1));
  assert.equal(left!.range.start.line, 4);
  await again.change(workspace.uriOf('other.md'), draft.replace('8.3%', '9.3%'));
  await waitForHints(again, workspace.uriOf('other.md'), 2);
});

test('the menu is the same before the editor shows a hint; the light bulb is for what it shows; a check that is off offers nothing', async () => {
  const configuration: Record<string, unknown> = {};
  const { workspace, client } = await servers.startOn({ 'digest.txt': digest, 'draft.md': draft }, { configuration });
  const uri = workspace.uriOf('draft.md');
  await client.open(uri, 'markdown', draft);
  const all = 'Change, Show Evidence, Dismiss for this sentence, Dismiss for Moraine, Turn off this check';
  assert.equal(await listMenu(client, uri, '8.3%', []), all);
  const [hint] = hintsOf(await waitForHints(client, uri, 2));
  assert.equal(await listMenu(client, uri, '8.3%', [hint!]), all);
  assert.equal(await listMenu(client, uri, '8.3%', [hint!], 2), all);
  assert.equal(await listMenu(client, uri, '8.3%', [], 2), 'Change');
  assert.equal(await listMenu(client, uri, 'yearly', []), '');

  await client.open(workspace.uriOf(file), 'plaintext', '2026-11-30 contradicted-number - Moraine: A Model of Glaciers\n');
  await waitForHints(client, uri, 0);
  assert.equal(await listMenu(client, uri, '8.3%', []), '', 'nothing is offered for a hint that is dismissed');
  await client.change(workspace.uriOf(file), '');
  await waitForHints(client, uri, 2);
  configuration['marginalia'] = { diagnostics: { 'contradicted-number': 'off' } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await waitForHints(client, uri, 0);
  assert.equal(await listMenu(client, uri, '8.3%', []), '');
});

test('a server that begins with what was kept has the dismissals of several checks, for a LaTeX draft that was edited while none ran (slow)', async (context) => {
  const lines = [
    String.raw`\section{Ice}`,
    String.raw`The yearly flow of alpine glaciers is predicted with an error of 8.3\,\%~\citep{moraine}.`,
    String.raw`Finnish hills are measured by DrumLine~\citep{moraine}.`,
    String.raw`Alpine hills are counted by DrumLine~\citep{moraine}.`,
  ];
  const before = lines.join('\n');
  const after = ['A new line.', ...lines].join('\n\n').replace('Finnish', 'Most Finnish');
  const workspace = await createWorkspace({ 'digest.txt': digest.replace('Drumlin: ', 'DrumLine: '), 'draft.tex': before });
  const cacheFolder = mkdtempSync(join(tmpdir(), 'marginalia-kept-'));
  context.after(() => {
    workspace.dispose();
    rmSync(cacheFolder, { recursive: true, force: true });
  });
  const uri = workspace.uriOf('draft.tex');
  const isJudged = ({ code }: Diagnostic): boolean => code === 'contradicted-number' || code === 'misattributed-name';
  /** The lines of the hints, each with its check. */
  const placesOf = (diagnostics: readonly Diagnostic[]): string =>
    diagnostics
      .filter(isJudged)
      .map(({ code, range }) => `${range.start.line} ${code}`)
      .sort()
      .join(', ');
  const waitForPlaces = (client: LspClient, places: string): Promise<readonly Diagnostic[]> =>
    waitForDiagnostics(client, uri, (diagnostics) => placesOf(diagnostics) === places);
  const start = (): Promise<LspClient> => startClient(workspace, { ...plain, initializationOptions: { cacheFolder } });

  const client = await start();
  const kept = client.next<{ message: string }>('window/logMessage', ({ message }) => message.startsWith('Cached '));
  await client.ready;
  await client.open(uri, 'latex', before);
  const all = await waitForPlaces(client, '1 contradicted-number, 2 misattributed-name, 3 misattributed-name');
  const find = (line: number): Diagnostic => all.find((hint) => isJudged(hint) && hint.range.start.line === line)!;
  const dismiss = async (hint: Diagnostic, title: string): Promise<void> => {
    const action = (await askActions(client, uri, hint)).find((each) => each.title === title);
    await workspace.write(file, chosen(workspace, action!));
    await client.filesChanged([{ uri: workspace.uriOf(file), type: 1 }]);
  };
  await dismiss(find(1), 'Dismiss for Moraine');
  await waitForPlaces(client, '2 misattributed-name, 3 misattributed-name');
  await dismiss(find(2), 'Dismiss for this sentence');
  await waitForPlaces(client, '3 misattributed-name');
  await kept;
  await client.stop();

  await workspace.write('draft.tex', after);
  const again = await start();
  await again.ready;
  await again.open(uri, 'latex', after);
  await waitForPlaces(again, '8 misattributed-name');
  await again.open(workspace.uriOf(file), 'plaintext', '');
  await waitForPlaces(again, '4 contradicted-number, 6 misattributed-name, 8 misattributed-name');
  await again.stop();
});

test('all hints on a paper are dismissed at once, and come back with the line', async () => {
  const workspace = await createWorkspace({ 'digest.txt': digest, 'draft.md': draft });
  const { client } = await servers.start(workspace, plain);
  const uri = workspace.uriOf('draft.md');
  const other = `${draft}\n@drumlin measure 3,200 drumlins in Finland by laser.\n`;
  await client.open(uri, 'markdown', other);
  const [hint] = hintsOf(await waitForHints(client, uri, 3));
  const text = chosen(workspace, (await askActions(client, uri, hint!)).at(-1)!);
  assert.match(text, /^\d{4}-\d\d-\d\d contradicted-number text:\S+ Moraine: A Model of Glaciers$/m);
  await client.open(workspace.uriOf(file), 'plaintext', text);
  const [left] = hintsOf(await waitForHints(client, uri, 1));
  assert.match(String(left!.message), /2,300 drumlins/);
  const { rules, files } = await client.request<HintCountsAnswer>('marginalia/hintCounts', {});
  assert.deepEqual(
    rules.filter(({ rule }) => rule === 'contradicted-number'),
    [
      {
        rule: 'contradicted-number',
        title: 'Contradicted number',
        shown: 1,
        dismissed: 2,
        isOftenDismissed: false,
      },
    ],
  );
  assert.deepEqual(files, [{ uri: workspace.uriOf(file) }]);
  await client.change(workspace.uriOf(file), `${text}nonsense\n`);
  await waitForDiagnostics(client, workspace.uriOf(file), ([only]) => only?.code === 'malformed-dismissal');
  await client.change(workspace.uriOf(file), '');
  await waitForHints(client, uri, 3);
});

test('an editor with commands gets them, with the edits or the setting', async () => {
  const workspace = await createWorkspace({ 'digest.txt': digest, 'draft.md': draft });
  const { client } = await servers.start(workspace);
  const uri = workspace.uriOf('draft.md');
  await client.open(uri, 'markdown', draft);
  const [hint] = hintsOf(await waitForHints(client, uri, 2));
  const [here, forPaper, off] = (await askActions(client, uri, hint!)).slice(-3);
  assert.deepEqual([here?.title, forPaper?.title, off?.title], ['Dismiss for this sentence', 'Dismiss for Moraine', 'Turn off this check']);
  assert.deepEqual([here?.command?.command, here?.edit], ['marginalia.dismissHint', undefined]);
  const [params] = here!.command!.arguments as [FileEditParams];
  assert.deepEqual([params.uri, params.isNew, params.edits.length], [workspace.uriOf(file), true, 1]);
  assert.deepEqual(off?.command, {
    title: 'Turn off this check',
    command: 'marginalia.turnOffRule',
    arguments: ['contradicted-number'],
  });
});
