import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  type CompletionList,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  type Location,
  type LocationLink,
} from 'vscode-languageserver-protocol';
import type { CitationsAnswer } from '../../server/src/protocol/citationRequests';
import type { SearchAnswer } from '../../server/src/protocol/searchRequests';
import type { StatusAnswer } from '../../server/src/protocol/statusRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';
import { askUntil, waitForDiagnostics } from './waiting';

const megabyte = 1024 * 1024;
const many = 10_000;
const span = Array.from({ length: many }, (_, index) => index);
const good = '@misc{kite, title = {Kite: A Study}, author = {Berg, Ada}, year = 2020}\n\n@misc{roe2021, title = {Moraine}}\n';
const binary = Uint8Array.from({ length: 8192 }, (_, index) => (index * 31 + (index >> 3)) % 256);

/** Every bad file lies beside a good one; all are read by one server, and one draft names them all. */
const bibliographies: Readonly<Record<string, string | Uint8Array>> = {
  'good.bib': good,
  'empty.bib': '',
  'blank.bib': ' \n\n\t\n',
  'binary.bib': binary,
  'latin1.bib': new Uint8Array(Buffer.from('@misc{aether, title = {Äther über Wasser}}\n', 'latin1')),
  'utf16.bib': new Uint8Array(
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('@misc{groesse, title = {Größe von Wellen}}\n', 'utf16le')]),
  ),
  'words.bib': Buffer.alloc(20 * megabyte, 'one word after the other '),
  'line.bib': Buffer.concat([
    Buffer.from('@misc{long, title = {A Long Line}, abstract = {'),
    Buffer.alloc(20 * megabyte, 'word '),
    Buffer.from('}}'),
  ]),
  'samekey.bib': span.map((index) => `@misc{samekey, title = {Title Number ${index}}}\n`).join(''),
  'sametitle.bib': span.map((index) => `@misc{twin${index}, title = {The One Title of All}, author = {Berg, Ada}}\n`).join(''),
  'cut.bib': '@misc{whole, title = {Whole}}\n\n@misc{half, title = {Half of',
  'crlf.bib': '@misc{delta,\r\n  title = {Delta}\r\n}\r\n',
};

let workspace: Workspace;
let client: LspClient;
let draftUri: string;
const lines = [
  '---',
  `bibliography: [${Object.keys(bibliographies).join(', ')}]`,
  '---',
  '',
  '[@kite] and [@roe2021]',
  '[@samekey] [@twin7]',
  '[@aether; @groesse; @long; @delta; @whole]',
];

before(async () => {
  workspace = await createWorkspace(bibliographies);
  client = await startClient(workspace);
  draftUri = workspace.uriOf('draft.md');
  await client.open(draftUri, 'markdown', lines.join('\n'));
  await client.ready;
});
after(async () => {
  await client.stop();
  workspace.dispose();
});

function at(line: number, character: number): { textDocument: { uri: string }; position: { line: number; character: number } } {
  return { textDocument: { uri: draftUri }, position: { line, character } };
}

async function hoverAt(line: number, character: number): Promise<string> {
  const hover = await client.request<Hover | null>('textDocument/hover', at(line, character));
  return (hover?.contents as { value?: string } | undefined)?.value ?? '';
}

/** The entries of a file, and what is said of it, in the diagnostics and in the library status. */
async function checkFile(name: string, entries: number, reason?: RegExp): Promise<void> {
  const uri = workspace.uriOf(name);
  const { bibliographies: known, skipped } = await client.request<StatusAnswer>('marginalia/status', {});
  assert.equal(known.find((file) => file.uri === uri)?.entries, entries, name);
  const reasons = skipped.filter((issue) => issue.uri === uri).map((issue) => issue.reason);
  assert.equal(reasons.length, reason === undefined ? 0 : 1, `${name}: ${reasons.join(' | ')}`);
  if (reason === undefined) return;
  assert.match(reasons[0]!, reason);
  const isMalformed = ({ code }: Diagnostic): boolean => code === 'malformed-entry';
  const diagnostic = (await waitForDiagnostics(client, uri, (diagnostics) => diagnostics.some(isMalformed))).find(isMalformed);
  assert.deepEqual(
    [diagnostic!.code, diagnostic!.severity, diagnostic!.source],
    ['malformed-entry', DiagnosticSeverity.Warning, 'Marginalia'],
  );
  assert.equal(String(diagnostic!.message), reasons[0]);
}

/** The entries of the good file answer as if nothing were there beside them. */
async function checkRestWorks(): Promise<void> {
  assert.match(await hoverAt(4, 3), /Kite: A Study/);
  const references = await client.request<Location[]>('textDocument/references', { ...at(4, 3), context: { includeDeclaration: true } });
  assert.deepEqual(
    references.map(({ uri, range }) => [uri, range.start.line]),
    [
      [workspace.uriOf('good.bib'), 0],
      [draftUri, 4],
    ],
  );
}

test('a good file, an empty one, a blank one (slow)', async () => {
  await checkFile('good.bib', 2);
  await checkFile('empty.bib', 0);
  await checkFile('blank.bib', 0);
  await checkRestWorks();
});

test('a binary file under a bibliography’s name', () => checkFile('binary.bib', 0, /binary/));

test('windows-1252 is read, and said so; UTF-16 and CRLF are read', async () => {
  await checkFile('latin1.bib', 1, /read as Windows-1252/);
  await checkFile('utf16.bib', 1);
  await checkFile('crlf.bib', 1);
  assert.match(await hoverAt(6, 3), /Äther über Wasser/);
  assert.match(await hoverAt(6, 12), /Größe von Wellen/);
  const [link] = await client.request<LocationLink[]>('textDocument/definition', at(6, 29));
  assert.deepEqual(link!.targetRange, { start: { line: 0, character: 0 }, end: { line: 2, character: 1 } });
});

test('20 MB on one line: words, and an entry (slow)', async () => {
  await checkFile('words.bib', 0);
  await checkFile('line.bib', 1);
  assert.match(await hoverAt(6, 22), /A Long Line/);
});

test('an entry that does not end, and the one before it', () => checkFile('cut.bib', 2, /Missing } at the end of the value of title/));

test('10,000 entries with one key: each is told once, up to what an editor can show; the key still leads somewhere', async () => {
  const diagnostics = await waitForDiagnostics(client, workspace.uriOf('samekey.bib'), (told) => told.length > 0);
  assert.equal(diagnostics.length, 200);
  assert.ok(diagnostics.every(({ code }) => code === 'duplicate-citation-key'));
  assert.match(await hoverAt(5, 4), /Title Number 0/);
  const list = await client.request<SearchAnswer>('marginalia/search', { query: 'title number 9999' });
  assert.equal(list.results[0]?.title, 'Title Number 9999');
});

test('10,000 entries with one title are one paper; each further key is told', async () => {
  const diagnostics = await waitForDiagnostics(client, workspace.uriOf('sametitle.bib'), (told) => told.length > 0);
  assert.equal(diagnostics.length, 200);
  assert.ok(diagnostics.every(({ code }) => code === 'duplicate-paper'));
  const { total } = await client.request<SearchAnswer>('marginalia/search', { query: 'the one title of all' });
  assert.equal(total, 1);
  const links = await client.request<LocationLink[]>('textDocument/definition', at(5, 15));
  assert.ok(links.length > 0);
});

test('an edit among 10,000 entries of one title and of one key is answered', async () => {
  for (const name of ['sametitle.bib', 'samekey.bib']) {
    const uri = workspace.uriOf(name);
    await client.open(uri, 'bibtex', String(bibliographies[name]));
    await client.type(uri, { line: 5000, character: 6 }, 'zyx');
    const { resolved } = await askUntil(
      client,
      async () => {
        await client.change(draftUri, [...lines.slice(0, 5), `[@zyx${name === 'samekey.bib' ? 'samekey' : 'twin5000'}]`].join('\n'));
        const { citations } = await client.request<CitationsAnswer>('marginalia/citations', { uri: draftUri });
        return citations.at(-1)!.items[0]!;
      },
      (item) => item.resolved,
    );
    assert.equal(resolved, true);
    await client.close(uri);
  }
  await client.change(draftUri, lines.join('\n'));
});

test('a file that may not be read', async (context) => {
  if (process.getuid?.() === 0) {
    context.skip('the superuser may read every file');
    return;
  }
  await workspace.write('locked.bib', good);
  await chmod(join(workspace.path, 'locked.bib'), 0);
  await client.filesChanged([{ uri: workspace.uriOf('locked.bib'), type: 1 }]);
  await askUntil(
    client,
    () => client.request<StatusAnswer>('marginalia/status', {}),
    ({ skipped }) => skipped.some(({ uri }) => uri === workspace.uriOf('locked.bib')),
  );
});

test('a folder under a bibliography’s name, and a link that leads nowhere', async () => {
  await workspace.write('folder.bib/inner.txt', 'x');
  await client.filesChanged([{ uri: workspace.uriOf('folder.bib'), type: 1 }]);
  await workspace.write('after.bib', '@misc{after, title = {Written Afterwards}}');
  await client.filesChanged([{ uri: workspace.uriOf('after.bib'), type: 1 }]);
  await askUntil(
    client,
    () => client.request<SearchAnswer>('marginalia/search', { query: 'afterwards' }),
    ({ total }) => total === 1,
  );
});

test('200 citations in one bracket; a paragraph of 5,000 lines', async () => {
  const cluster = `[${span
    .slice(0, 200)
    .map((index) => `@twin${index}`)
    .join('; ')}; @ki`;
  const paragraph = Array.from({ length: 5000 }, (_, index) => `Line ${index} says [see @kite, p. ${index}] what was said`).join('\n');
  await client.change(draftUri, `${lines.slice(0, 4).join('\n')}\n${paragraph}\n\n${cluster}`);
  const list = await client.request<CompletionList>('textDocument/completion', at(5005, cluster.length));
  assert.equal(list.items[0]?.label, 'Kite: A Study');
  const highlights = await client.request<unknown[]>('textDocument/documentHighlight', at(4, 19));
  assert.equal(highlights.length, 5000);
  await client.change(draftUri, lines.join('\n'));
});

test('after all this the server lives, the rest works, and nothing was logged', async () => {
  assert.equal(client.process.exitCode, null);
  await checkRestWorks();
  assert.deepEqual(client.log, []);
});
