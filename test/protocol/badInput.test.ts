import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Diagnostic, DiagnosticSeverity, type DocumentSymbol, type Hover, type LocationLink } from 'vscode-languageserver-protocol';
import type { PaperAnswer, PapersAnswer } from '../../server/src/protocol/paperRequests';
import type { SearchAnswer } from '../../server/src/protocol/searchRequests';
import type { StatusAnswer } from '../../server/src/protocol/statusRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';
import { askUntil, writeDigest } from './waiting';

const megabyte = 1024 * 1024;
const sameTitle = Array.from({ length: 10_000 }, (_, index) => ({
  title: 'The One Title of All',
  abstract: `Abstract number ${index} says what the paper does.`,
}));

const binary = Uint8Array.from({ length: 8192 }, (_, index) => (index * 31 + (index >> 3)) % 256);
const utf16 = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(writeDigest('Größe'), 'utf16le')]));

/** Every bad digest lies beside good ones; all are read by one server. */
const files: Readonly<Record<string, string | Uint8Array>> = {
  'good-digest.txt': writeDigest('Kite', 'Moraine'),
  'empty-digest.txt': '',
  'blank-digest.txt': ' \n\n\t\n',
  'binary-digest.txt': binary,
  'line-digest.txt': Buffer.alloc(50 * megabyte, 'one word after the other '),
  'json-line-digest.json': Buffer.concat([
    Buffer.from('[{"title": "A Long Line", "abstract": "'),
    Buffer.alloc(5 * megabyte, 'word '),
    Buffer.from('"}]'),
  ]),
  'same-digest.json': JSON.stringify(sameTitle),
  'none-digest.txt': 'Bread\n\nMilk and butter\n\nSomething for Sunday\n',
  'broken-digest.json': '[\n  {"title": "Half", "abstract": "We present half of',
  'odd-digest.json': '{"papers": 42, "title": ["x"], "rest": null}',
  'utf16-digest.txt': utf16,
  'latin1-digest.txt': new Uint8Array(Buffer.from(writeDigest('Äther'), 'latin1')),
  'crlf-digest.txt': writeDigest('Delta').replace(/\n/g, '\r\n'),
  'cr-digest.txt': writeDigest('Esker').replace(/\n/g, '\r'),
  'alone-digest.txt': `${writeDigest('Sandbar')}\nA Title that Stands Alone\n\n${writeDigest('Drumlin')}`,
};

let workspace: Workspace;
let client: LspClient;
let draftUri: string;

before(async () => {
  workspace = await createWorkspace(files);
  client = await startClient(workspace);
  draftUri = workspace.uriOf('draft.md');
  await client.open(draftUri, 'markdown', 'Kite [@kite], Delta [@delta], [@one-title-all]');
  await client.ready;
});
after(async () => {
  await client.stop();
  workspace.dispose();
});

/** One hint on the digest, and the same in the library status. */
async function checkSkipped(name: string, reason: RegExp, line: number): Promise<void> {
  const uri = workspace.uriOf(name);
  const diagnostics = client.diagnostics.get(uri) ?? [];
  const [diagnostic] = diagnostics;
  assert.equal(diagnostics.length, 1, `${name}: ${diagnostics.map((item: Diagnostic) => item.message).join(' | ')}`);
  const message = String(diagnostic!.message);
  assert.match(message, reason);
  assert.deepEqual(
    [diagnostic!.code, diagnostic!.severity, diagnostic!.source],
    ['malformed-digest', DiagnosticSeverity.Hint, 'Marginalia'],
  );
  assert.equal(diagnostic!.range.start.line, line);
  const { skipped } = await client.request<StatusAnswer>('marginalia/status', {});
  assert.deepEqual(
    skipped.filter((item) => item.uri === uri),
    [{ uri, range: diagnostic!.range, reason: message }],
  );
}

async function checkPapers(name: string, titles: readonly string[]): Promise<void> {
  const { papers } = await client.request<PapersAnswer>('marginalia/papers', {});
  assert.deepEqual(
    papers.filter(({ uri }) => uri === workspace.uriOf(name)).map(({ title }) => title),
    titles,
  );
}

async function hoverAt(line: number, character: number): Promise<string> {
  const hover = await client.request<Hover | null>('textDocument/hover', {
    textDocument: { uri: draftUri },
    position: { line, character },
  });
  return (hover?.contents as { value?: string } | undefined)?.value ?? '';
}

/** The papers of the good digest answer as if nothing were there beside them. */
async function checkRestWorks(): Promise<void> {
  await checkPapers('good-digest.txt', ['Kite: A Study of Everything in Kite', 'Moraine: A Study of Everything in Moraine']);
  assert.match(await hoverAt(0, 8), /^\*\*Kite: A Study/);
}

test('a good digest has no diagnostics (slow)', async () => {
  assert.equal(client.diagnostics.get(workspace.uriOf('good-digest.txt')), undefined);
  await checkRestWorks();
});

test('an empty digest, a blank one', async () => {
  await checkSkipped('empty-digest.txt', /empty/, 0);
  await checkSkipped('blank-digest.txt', /empty/, 0);
});

test('a binary file under a digest’s name', () => checkSkipped('binary-digest.txt', /binary/, 0));

test('50 MB on one line', async () => {
  await checkSkipped('line-digest.txt', /\w+ \w+/, 0);
  const { range } = client.diagnostics.get(workspace.uriOf('line-digest.txt'))![0]!;
  assert.equal(range.end.line, 0);
  assert.ok(range.end.character <= 50 * megabyte);
  await checkRestWorks();
});

test('an abstract of 5 MB in JSON', async () => {
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
    textDocument: { uri: workspace.uriOf('json-line-digest.json') },
  });
  const diagnostics = client.diagnostics.get(workspace.uriOf('json-line-digest.json')) ?? [];
  assert.ok(symbols.length === 1 || diagnostics.length === 1, 'it is a paper, or it is said why it is none');
});

test('10,000 papers with one title are one paper', async () => {
  assert.equal(client.diagnostics.get(workspace.uriOf('same-digest.json')), undefined);
  await checkPapers('same-digest.json', ['The One Title of All']);
  assert.match(await hoverAt(0, 35), /^\*\*The One Title of All\*\*/);
  const links = await client.request<LocationLink[]>('textDocument/definition', {
    textDocument: { uri: draftUri },
    position: { line: 0, character: 35 },
  });
  assert.equal(links.length, 10_000);
  const paper = await client.request<PaperAnswer>('marginalia/paper', { key: 'one-title-all' });
  assert.equal(paper.places.length, 10_000);
});

test('no papers at all', () => checkSkipped('none-digest.txt', /^No papers found\./, 0));

test('JSON that ends too early, and JSON of another shape', async () => {
  await checkSkipped('broken-digest.json', /JSON/i, 1);
  await checkSkipped('odd-digest.json', /\w+ \w+/, 0);
});

test('a title that stands alone is told at its line, and the papers around it are found', async () => {
  await checkSkipped('alone-digest.txt', /title has no abstract/, 4);
  await checkPapers('alone-digest.txt', ['Sandbar: A Study of Everything in Sandbar', 'Drumlin: A Study of Everything in Drumlin']);
});

test('UTF-16, and other line ends', async () => {
  await checkPapers('utf16-digest.txt', ['Größe: A Study of Everything in Größe']);
  await checkPapers('crlf-digest.txt', ['Delta: A Study of Everything in Delta']);
  await checkPapers('cr-digest.txt', ['Esker: A Study of Everything in Esker']);
  for (const name of ['utf16-digest.txt', 'crlf-digest.txt', 'cr-digest.txt'])
    assert.equal(client.diagnostics.get(workspace.uriOf(name)), undefined, name);
  const [link] = await client.request<LocationLink[]>('textDocument/definition', {
    textDocument: { uri: draftUri },
    position: { line: 0, character: 22 },
  });
  assert.deepEqual(link!.targetSelectionRange, { start: { line: 0, character: 0 }, end: { line: 0, character: 37 } });
});

test('windows-1252 is read, and said so', async () => {
  await checkPapers('latin1-digest.txt', ['Äther: A Study of Everything in Äther']);
  await checkSkipped('latin1-digest.txt', /read as Windows-1252/, 0);
});

test('a digest that is deleted while its paper is hovered', async () => {
  const uri = workspace.uriOf('fleeting-digest.txt');
  await client.change(draftUri, 'Kite [@kite] and Fleeting [@fleeting]');
  await workspace.write('fleeting-digest.txt', writeDigest('Fleeting'));
  await client.filesChanged([{ uri, type: 1 }]);
  await askUntil(
    client,
    () => hoverAt(0, 28),
    (card) => card !== '',
  );
  const inFlight = [hoverAt(0, 28), hoverAt(0, 20)];
  await workspace.remove('fleeting-digest.txt');
  await client.filesChanged([{ uri, type: 3 }]);
  inFlight.push(hoverAt(0, 28));
  for (const card of await Promise.all(inFlight)) assert.ok(card === '' || card.startsWith('**Fleeting'), card);
  assert.equal(
    await askUntil(
      client,
      () => hoverAt(0, 28),
      (card) => card === '',
    ),
    '',
  );
  assert.equal(await client.request('marginalia/paper', { key: 'fleeting' }), null);
});

test('requests with odd parameters get empty answers', async () => {
  const far = { textDocument: { uri: draftUri }, position: { line: 1e9, character: 1e9 } };
  assert.equal(await client.request('textDocument/hover', far), null);
  assert.equal(await client.request('textDocument/completion', { ...far, position: { line: -1, character: -1 } }), null);
  assert.equal(
    await client.request('textDocument/definition', { textDocument: { uri: 'untitled:x' }, position: { line: 0, character: 0 } }),
    null,
  );
  assert.deepEqual((await client.request<SearchAnswer>('marginalia/search', { query: 'zzzzqqqq ((( "' })).results, []);
  assert.equal(await client.request('marginalia/citationEdit', { uri: 'x:y', position: { line: 0, character: 0 }, key: 'kite' }), null);
  assert.equal(
    await client.request('marginalia/blockEdit', {
      kind: 'topic-outline',
      uri: workspace.uriOf('good-digest.txt'),
      position: { line: 0, character: 0 },
    }),
    null,
  );
});

test('after all this the server lives, the rest works, and nothing was logged', async () => {
  assert.equal(client.process.exitCode, null);
  await checkRestWorks();
  assert.deepEqual(client.log, []);
});
