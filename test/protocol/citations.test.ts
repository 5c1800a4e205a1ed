import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeLens,
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { AddToBibliographyAnswer, ExportAnswer } from '../../server/src/protocol/bibliographyRequests';
import type { PreviewAnswer } from '../../server/src/protocol/citationRequests';
import type { LspTextEdit } from '../../server/src/protocol/requests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';
import { waitForDiagnostics } from './waiting';

const bib =
  '@misc{kite2020,\n  title = {Kite: A Study},\n  author = {Berg, Ada},\n  year = 2020\n}\n\n@misc{roe2021, title = {Moraine}}\n\n@misc{roe2021, title = {Drumlins}}\n@broken{x, title = }\n';
const digest = 'Tarn: A Lake Model\n\nLakes are deep. We present Tarn, a model of how deep they are, for ten of them.\n';
const draft = '---\nbibliography: refs.bib\n---\n\nFirst [@kite2020] and [@roe2021].\n\nThen @kite2020, [@kite202], [@tarn].\n';
const other = '---\nbibliography: refs.bib\n---\n\nAlso [see @kite2020, p. 3].\n';

let workspace: Workspace;
let client: LspClient;
let uri: string;
let bibUri: string;

before(async () => {
  workspace = await createWorkspace({ 'refs.bib': bib, 'a-digest.txt': digest, 'draft.md': draft, 'other.md': other });
  client = await startClient(workspace);
  uri = workspace.uriOf('draft.md');
  bibUri = workspace.uriOf('refs.bib');
  await client.open(uri, 'markdown', draft);
  await client.ready;
});
beforeEach(() => client.change(uri, draft));
after(async () => {
  assert.deepEqual(client.log, []);
  await client.stop();
  workspace.dispose();
});

function at(
  line: number,
  character: number,
  document = uri,
): { textDocument: { uri: string }; position: { line: number; character: number } } {
  return { textDocument: { uri: document }, position: { line, character } };
}

/** `document:line:character` of each. */
function places(locations: readonly Location[]): readonly string[] {
  return locations.map((location) => `${location.uri.split('/').at(-1)}:${location.range.start.line}:${location.range.start.character}`);
}

/** The document after the edits. */
function apply(text: string, edits: readonly LspTextEdit[]): string {
  const lines = text.split('\n');
  const offsetOf = ({ line, character }: LspTextEdit['range']['start']): number =>
    lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
  return [...edits]
    .sort((a, b) => offsetOf(b.range.start) - offsetOf(a.range.start))
    .reduce((done, { range, newText }) => done.slice(0, offsetOf(range.start)) + newText + done.slice(offsetOf(range.end)), text);
}

async function checkRefused(method: string, params: object, reason: RegExp): Promise<void> {
  await assert.rejects(client.request(method, params), (error) => {
    assert.ok(error instanceof ResponseError);
    assert.equal(error.code, LSPErrorCodes.RequestFailed);
    assert.match(error.message, reason);
    return true;
  });
}

test('references: from a citation and from the entry, with and without the declaration', async () => {
  const citations = ['draft.md:4:7', 'draft.md:6:5', 'other.md:4:10'];
  const ask = (place: object, includeDeclaration: boolean): Promise<Location[]> =>
    client.request('textDocument/references', { ...place, context: { includeDeclaration } });
  assert.deepEqual(places(await ask(at(4, 10), false)), citations);
  assert.deepEqual(places(await ask(at(4, 10), true)), ['refs.bib:1:10', ...citations]);
  assert.deepEqual(places(await ask(at(0, 8, bibUri), false)), citations);
  assert.deepEqual(places(await ask(at(4, 2), true)), []);
});

test('documentHighlight: the same key in the draft, and in it alone', async () => {
  const highlights = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', at(6, 7));
  assert.deepEqual(highlights, [
    { range: { start: { line: 4, character: 8 }, end: { line: 4, character: 16 } }, kind: DocumentHighlightKind.Read },
    { range: { start: { line: 6, character: 6 }, end: { line: 6, character: 14 } }, kind: DocumentHighlightKind.Read },
  ]);
});

test('rename: the key, in the bibliography and in every draft that is compiled with it', async () => {
  assert.deepEqual(await client.request('textDocument/prepareRename', at(4, 10)), {
    range: { start: { line: 4, character: 8 }, end: { line: 4, character: 16 } },
    placeholder: 'kite2020',
  });
  const { changes } = await client.request<WorkspaceEdit>('textDocument/rename', { ...at(4, 10), newName: 'berg2020' });
  assert.deepEqual(Object.keys(changes!).sort(), [uri, workspace.uriOf('other.md'), bibUri].sort());
  assert.equal(apply(draft, changes![uri]!), draft.replaceAll('@kite2020', '@berg2020'));
  assert.equal(apply(other, changes![workspace.uriOf('other.md')]!), other.replace('kite2020', 'berg2020'));
  assert.equal(apply(bib, changes![bibUri]!), bib.replace('kite2020', 'berg2020'));
});

test('rename: refused with the reason', async () => {
  await checkRefused(
    'textDocument/rename',
    { ...at(4, 10), newName: 'roe2021' },
    /^Another entry in refs\.bib already has the key "roe2021"\./,
  );
  await checkRefused('textDocument/rename', { ...at(4, 10), newName: 'two words' }, /can't contain a space/);
  await checkRefused('textDocument/rename', { ...at(4, 10), newName: ' ' }, /Enter a citation key/);
  await checkRefused('textDocument/prepareRename', at(6, 30), /generated from the paper's title in a-digest\.txt/);
  assert.equal(await client.request('textDocument/prepareRename', at(4, 2)), null);
});

test('codeLens: how often each entry and each paper of a digest is cited', async () => {
  const ask = async (document: string): Promise<string[]> =>
    (await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: document } })).map(
      ({ range, command }) => `${range.start.line}: ${command!.title} ${command!.command}`,
    );
  assert.deepEqual((await ask(bibUri)).slice(0, 2), [
    '0: cited 3 times marginalia.showCitations',
    '6: cited once marginalia.showCitations',
  ]);
  assert.deepEqual(await ask(workspace.uriOf('a-digest.txt')), ['0: cited once marginalia.showCitations']);
  assert.deepEqual(await ask(uri), []);
});

test('publishDiagnostics: each with its code', async () => {
  const ofDraft = await waitForDiagnostics(client, uri, ({ length }) => length === 2);
  assert.deepEqual(
    ofDraft.map(({ code, range, severity, source }) => [code, range.start.line, range.start.character, severity, source]),
    [
      ['undefined-citation', 6, 18, 2, 'Marginalia'],
      ['undefined-citation', 6, 30, 2, 'Marginalia'],
    ],
  );
  assert.match(String(ofDraft[0]!.message), /Did you mean "kite2020"\?/);
  const ofBib = await waitForDiagnostics(client, bibUri, ({ length }) => length > 0);
  assert.deepEqual(
    ofBib.map(({ code, range }) => [code, range.start.line]),
    [
      ['incomplete-reference', 0],
      ['incomplete-reference', 6],
      ['duplicate-citation-key', 8],
      ['incomplete-reference', 8],
      ['incomplete-reference', 9],
      ['malformed-entry', 9],
    ],
  );
  assert.deepEqual(places(ofBib[2]!.relatedInformation!.map(({ location }) => location)), ['refs.bib:6:6']);
});

async function askActions(
  line: number,
  start: number,
  end: number,
  context: Partial<CodeActionContext> = {},
): Promise<readonly CodeAction[]> {
  const range = { start: { line, character: start }, end: { line, character: end } };
  return (
    (await client.request<CodeAction[] | null>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...context },
    })) ?? []
  );
}

test('codeAction: quick fixes name the diagnostic that they solve', async () => {
  const diagnostics = [...(await waitForDiagnostics(client, uri, ({ length }) => length === 2))];
  const [fix] = await askActions(6, 20, 20, { diagnostics, only: [CodeActionKind.QuickFix] });
  assert.equal(fix!.title, 'Change to "kite2020"');
  assert.equal(fix!.isPreferred, true);
  assert.deepEqual(fix!.diagnostics, [diagnostics[0]]);
  assert.equal(apply(draft, fix!.edit!.changes![uri]!), draft.replace('@kite202]', '@kite2020]'));
  const [add] = await askActions(6, 31, 31, { diagnostics, only: [CodeActionKind.QuickFix] });
  assert.equal(add!.title, 'Add "tarn" to refs.bib');
  assert.match(apply(bib, add!.edit!.changes![bibUri]!), /@misc\{tarn,/);
});

test('codeAction: rewrites, and the kinds that are asked for alone', async () => {
  const all = await askActions(4, 10, 10);
  assert.deepEqual(
    all.map(({ title }) => title),
    ['Cite in the sentence', 'Cite only the year', 'Merge with adjacent citation'].filter((title) =>
      all.some((action) => action.title === title),
    ),
  );
  assert.ok(all.length >= 2);
  const narrative = all.find(({ title }) => title === 'Cite in the sentence');
  assert.equal(apply(draft, narrative!.edit!.changes![uri]!), draft.replace('First [@kite2020]', 'First @kite2020'));
  assert.deepEqual(await askActions(4, 10, 10, { only: [CodeActionKind.QuickFix] }), []);
  assert.deepEqual(
    (await askActions(4, 10, 10, { only: [CodeActionKind.Refactor] })).map(({ kind }) => kind),
    all.map(() => 'refactor.rewrite'),
  );
  assert.deepEqual(await askActions(4, 10, 10, { only: ['source.fixAll'] }), []);
});

test('codeAction: organizing is offered where it is asked for, and changes something', async () => {
  await client.change(uri, 'One [@kite2020; @roe2021] is in order.\n');
  assert.deepEqual(await askActions(0, 0, 0, { only: [CodeActionKind.Source] }), []);
  await client.change(uri, `${draft}\nBoth [@roe2021; @kite2020; @roe2021].\n`);
  const [action] = await askActions(0, 0, 0, { only: ['source.organizeCitations'] });
  assert.equal(action!.kind, 'source.organizeCitations');
  assert.match(apply(`${draft}\nBoth [@roe2021; @kite2020; @roe2021].\n`, action!.edit!.changes![uri]!), /Both \[@kite2020; @roe2021\]\./);
  assert.ok(!(await askActions(0, 0, 0)).some(({ kind }) => kind?.startsWith('source')));
});

test('entries are added: what is cited and missing; nothing twice; a draft that names none', async () => {
  const added = await client.request<AddToBibliographyAnswer>('marginalia/bibliographyEdit', { kind: 'add', uri });
  assert.equal(added.kind, 'edits');
  if (added.kind !== 'edits') return;
  assert.deepEqual([added.bibliography, added.isNew, added.added], [bibUri, false, ['tarn']]);
  assert.match(apply(bib, added.files[0]!.edits), /title = \{\{?Tarn\}?: A Lake Model\}/);
  assert.deepEqual(await client.request('marginalia/bibliographyEdit', { kind: 'add', uri: workspace.uriOf('other.md') }), {
    kind: 'complete',
  });
  await client.change(uri, '[@tarn]\n');
  const none = await client.request<AddToBibliographyAnswer>('marginalia/bibliographyEdit', { kind: 'add', uri });
  assert.equal(none.kind, 'no-bibliography');
  const chosen = await client.request<AddToBibliographyAnswer>('marginalia/bibliographyEdit', {
    kind: 'add',
    uri,
    target: workspace.uriOf('new.bib'),
  });
  assert.equal(chosen.kind === 'edits' && chosen.isNew, true);
  assert.equal(await client.request('marginalia/bibliographyEdit', { kind: 'add', uri: bibUri }), null);
});

test('marginalia/missingEntries: what is cited and not in the bibliography, and the file that gets it', async () => {
  assert.deepEqual(await client.request('marginalia/missingEntries', { uri }), { keys: ['tarn'], bibliography: bibUri });
  await client.change(uri, '[@tarn]\n');
  assert.deepEqual(await client.request('marginalia/missingEntries', { uri }), { keys: ['tarn'] });
  assert.equal(await client.request('marginalia/missingEntries', { uri: bibUri }), null);
});

test('marginalia/export: what a draft cites, and everything, in each format', async () => {
  const ask = (params: object): Promise<ExportAnswer> => client.request('marginalia/export', { kind: 'bibliography', ...params });
  const cited = await ask({ uri, format: 'biblatex' });
  assert.deepEqual([cited.count, cited.unknown], [3, ['kite202']]);
  assert.match(cited.text, /@\w+\{kite2020,/);
  const all = await ask({ format: 'csl-json' });
  const ids = (JSON.parse(all.text) as { id: string }[]).map(({ id }) => id);
  assert.ok(
    ['kite2020', 'roe2021', 'tarn'].every((key) => ids.includes(key)),
    ids.join(),
  );
  assert.match((await ask({ format: 'bibtex' })).text, /title\s*=\s*\{\{?Tarn/);
});

test('marginalia/preview: citations in order with what stands there, and the references', async () => {
  const shown = await client.request<PreviewAnswer>('marginalia/preview', { uri });
  assert.equal(shown.citations[0]!.source, '[@kite2020]');
  assert.match(shown.citations[0]!.html, /Berg/);
  assert.match(shown.references, /Kite: A Study/);
  assert.ok(shown.citations.every(({ start, end, source }) => draft.slice(start, end) === source));
  assert.equal(await client.request('marginalia/preview', { uri: bibUri }), null);
});
