import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { type CompletionList, type Hover, InsertTextFormat, type Location, type SymbolInformation } from 'vscode-languageserver-protocol';
import type { PapersAnswer } from '../../server/src/protocol/paperRequests';
import type { StatusAnswer } from '../../server/src/protocol/statusRequests';
import { createWorkspace, serverPath, type Workspace } from '../support/lspClient';
import { type Greeting, type RawClient, readFrames, startRawClient } from './rawClient';
import { askUntil, writeDigest } from './waiting';

let workspace: Workspace;

before(async () => {
  workspace = await createWorkspace({ 'a-digest.txt': writeDigest('Kite', 'Moraine'), 'list.txt': writeDigest('Delta') });
});
after(() => workspace.dispose());

/** Starts, opens a draft, waits for the library, runs the test; the server must end with code 0 and have logged nothing. */
async function withClient(
  greeting: Greeting,
  run: (client: RawClient, draftUri: string) => Promise<void>,
  transport: 'stdio' | 'node-ipc' | 'none' = 'stdio',
): Promise<void> {
  const client = await startRawClient(greeting, transport);
  const ready = client.next('marginalia/ready');
  await client.notify('initialized', {});
  const draftUri = workspace.uriOf('draft.md');
  await client.notify('textDocument/didOpen', { textDocument: { uri: draftUri, languageId: 'markdown', version: 1, text: 'See [@ki' } });
  let code: number | null = null;
  try {
    await ready;
    await run(client, draftUri);
    assert.deepEqual(
      client.told.filter(({ method }) => method === 'window/logMessage'),
      [],
    );
  } finally {
    code = await client.stop();
  }
  assert.equal(code, 0);
}

async function keysOf(client: RawClient): Promise<readonly string[]> {
  const { papers } = await client.request<PapersAnswer>('marginalia/papers', {});
  return papers.map(({ key }) => key);
}

const end = { line: 0, character: 8 };

test('without snippets, accepting inserts plain text', () =>
  withClient({ rootUri: workspace.uri }, async (client, uri) => {
    const list = await client.request<CompletionList>('textDocument/completion', { textDocument: { uri }, position: end });
    const [item] = list.items;
    assert.equal(item?.insertTextFormat, InsertTextFormat.PlainText);
    assert.equal(item?.textEdit?.newText, 'kite]');
    assert.equal(item?.labelDetails, undefined);
    assert.match(item?.detail ?? '', /A Study of Everything in Kite$/);
    for (const { textEdit } of list.items) assert.doesNotMatch(textEdit?.newText ?? '', /\$|\\/);
  }));

test('without link support, definition gives locations', () =>
  withClient({ rootUri: workspace.uri }, async (client, uri) => {
    await client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: 'See [@kite]' }] });
    const locations = await client.request<Location[]>('textDocument/definition', { textDocument: { uri }, position: end });
    assert.deepEqual(locations, [
      { uri: workspace.uriOf('a-digest.txt'), range: { start: { line: 0, character: 0 }, end: { line: 0, character: 35 } } },
    ]);
  }));

test('changes without a version count as well, one after the other', () =>
  withClient({ rootUri: workspace.uri }, async (client, uri) => {
    const add = (version: null | undefined, character: number, text: string): Promise<void> =>
      client.notify('textDocument/didChange', {
        textDocument: { uri, ...(version === undefined ? {} : { version }) },
        contentChanges: [{ range: { start: { line: 0, character }, end: { line: 0, character } }, text }],
      });
    await add(null, 8, 'te');
    await add(undefined, 10, ']');
    const locations = await client.request<Location[]>('textDocument/definition', { textDocument: { uri }, position: end });
    assert.deepEqual(
      locations.map((location) => location.uri),
      [workspace.uriOf('a-digest.txt')],
    );
  }));

test('without hierarchy, document symbols are a flat list with the topic as container', () =>
  withClient({ rootUri: workspace.uri }, async (client) => {
    const uri = workspace.uriOf('a-digest.txt');
    const symbols = await client.request<SymbolInformation[]>('textDocument/documentSymbol', { textDocument: { uri } });
    assert.deepEqual(symbols.map(({ name }) => name).sort(), [
      'Kite: A Study of Everything in Kite',
      'Moraine: A Study of Everything in Moraine',
    ]);
    for (const { location, containerName } of symbols) {
      assert.equal(location.uri, uri);
      assert.match(containerName ?? '', /\w/);
    }
  }));

test('a client that can nothing is asked for nothing', () =>
  withClient({ rootUri: workspace.uri }, async (client) => {
    assert.deepEqual(client.asked, []);
    assert.deepEqual(await keysOf(client), ['kite', 'moraine']);
  }));

test('without configuration, the initialization options are the settings, without their prefix', () =>
  withClient(
    { rootUri: workspace.uri, initializationOptions: { digests: ['list.txt'], hover: { abstract: false } } },
    async (client, uri) => {
      assert.deepEqual(await keysOf(client), ['delta']);
      await client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: 'See [@delta]' }] });
      const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri }, position: end });
      assert.doesNotMatch((hover.contents as { value: string }).value, /\n---\n/);
    },
  ));

test('options of the wrong type count as not set', () =>
  withClient({ rootUri: workspace.uri, initializationOptions: { digests: 7, completion: 'many', hover: null } }, async (client) => {
    assert.deepEqual(await keysOf(client), ['kite', 'moraine']);
  }));

test('settings that the client pushes are taken, and kept when folders change (slow)', () =>
  withClient({ rootUri: workspace.uri, capabilities: { workspace: { workspaceFolders: true } } }, async (client) => {
    await client.notify('workspace/didChangeConfiguration', { settings: { marginalia: { digests: ['list.txt'] } } });
    assert.deepEqual(
      await askUntil(
        client,
        () => keysOf(client),
        (keys) => keys.includes('delta'),
      ),
      ['delta'],
    );
    const other = await createWorkspace({ 'list.txt': writeDigest('Esker'), 'b-digest.txt': writeDigest('Drumlin') });
    try {
      await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: other.uri, name: 'other' }], removed: [] } });
      const keys = await askUntil(
        client,
        () => keysOf(client),
        (found) => found.length > 1,
      );
      assert.deepEqual([...keys].sort(), ['delta', 'esker']);
    } finally {
      other.dispose();
    }
  }));

test('without file watching, saving refreshes', async () => {
  const own = await createWorkspace({ 'digest.txt': writeDigest('Kite') });
  try {
    await withClient({ rootUri: own.uri }, async (client) => {
      const uri = own.uriOf('digest.txt');
      await client.notify('textDocument/didOpen', {
        textDocument: { uri, languageId: 'plaintext', version: 1, text: writeDigest('Kite') },
      });
      await client.notify('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [{ text: writeDigest('Moraine') }],
      });
      await askUntil(
        client,
        () => keysOf(client),
        (keys) => keys.includes('moraine'),
      );
      await own.write('digest.txt', writeDigest('Moraine'));
      await client.notify('textDocument/didSave', { textDocument: { uri } });
      await client.notify('textDocument/didClose', { textDocument: { uri } });
      // What was saved is what stays.
      assert.deepEqual(
        await askUntil(
          client,
          () => keysOf(client),
          (keys) => keys.join() === 'moraine',
        ),
        ['moraine'],
      );
      const { digests } = await client.request<StatusAnswer>('marginalia/status', {});
      assert.deepEqual(digests, [{ uri, papers: 1, pattern: 'titles followed by abstracts' }]);
    });
  } finally {
    own.dispose();
  }
});

test('the root folder alone, as clients before workspace folders send it', () =>
  withClient({ rootUri: workspace.uri, workspaceFolders: null }, async (client) =>
    assert.deepEqual(await keysOf(client), ['kite', 'moraine']),
  ));

test('workspace folders count more than the root folder', () =>
  withClient({ rootUri: 'file:///nowhere', workspaceFolders: [{ uri: workspace.uri, name: 'x' }] }, async (client) =>
    assert.deepEqual(await keysOf(client), ['kite', 'moraine']),
  ));

test('no folder at all: what is open is known, beside what is in the folder of the first file', () =>
  withClient({ rootUri: null, workspaceFolders: null }, async (client, uri) => {
    await client.notify('textDocument/didOpen', {
      textDocument: { uri: 'untitled:My digest.txt', languageId: 'plaintext', version: 1, text: writeDigest('Esker') },
    });
    const keys = await askUntil(
      client,
      () => keysOf(client),
      (found) => found.length > 2,
    );
    assert.deepEqual([...keys].sort(), ['esker', 'kite', 'moraine']);
    await client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: 'See [@es' }] });
    const list = await client.request<CompletionList>('textDocument/completion', { textDocument: { uri }, position: end });
    assert.deepEqual(list.items[0]?.data, { key: 'esker', written: 'esker' });
  }));

test('a folder that does not exist is an empty one', () =>
  withClient({ rootUri: 'file:///no/such/folder' }, async (client) => assert.deepEqual(await keysOf(client), [])));

test('over Node’s channel', () =>
  withClient(
    { rootUri: workspace.uri },
    async (client) => {
      assert.deepEqual(await keysOf(client), ['kite', 'moraine']);
      assert.deepEqual(client.output, [], 'nothing is written to standard output');
    },
    'node-ipc',
  ));

test('without a transport it speaks over standard input and output', () =>
  withClient({ rootUri: workspace.uri }, async (client) => assert.deepEqual(await keysOf(client), ['kite', 'moraine']), 'none'));

test('standard output carries messages, and nothing else', async () => {
  let output: readonly Buffer[] = [];
  await withClient({ rootUri: workspace.uri }, async (client, uri) => {
    await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
    await keysOf(client);
    output = client.output;
  });
  const messages = readFrames(Buffer.concat(output));
  assert.ok(messages.length > 3);
  for (const message of messages) assert.equal((message as { jsonrpc: string }).jsonrpc, '2.0');
});

test('the server ends when its input does', () => {
  const { status, stdout } = spawnSync(process.execPath, [serverPath, '--stdio'], { input: '', timeout: 10_000 });
  assert.notEqual(status, null, 'it did not hang');
  assert.equal(stdout.toString(), '');
});

test('the command tells its version and how to call it', () => {
  assert.match(spawnSync(process.execPath, [serverPath, '--version'], { encoding: 'utf8' }).stdout, /^\d+\.\d+\.\d+\n$/);
  assert.match(spawnSync(process.execPath, [serverPath, '--help'], { encoding: 'utf8' }).stdout, /--stdio[^]*--node-ipc/);
});

test('what the server says of itself', () =>
  withClient({ rootUri: workspace.uri }, async ({ initialized }) => {
    assert.equal(initialized.serverInfo?.name, 'Marginalia');
    const triggers = initialized.capabilities.completionProvider?.triggerCharacters ?? [];
    // After these a key can begin: Markdown's `@`, LaTeX's `{` and `,`.
    for (const trigger of ['@', '{', ',']) assert.ok(triggers.includes(trigger), trigger);
  }));
