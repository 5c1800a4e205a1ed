import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { checksumText } from '../../server/src/base/checksum';
import type { MatchBibliographyAnswer, PasteReferenceAnswer } from '../../server/src/protocol/bibliographyRequests';
import type { IncompleteReferencesAnswer } from '../../server/src/protocol/lookUpRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';
import { waitForDiagnostics } from './waiting';

const bib = `@misc{drumlins,
  title = {Drumlins: How Hills of Clay Came to Be},
  marginalia = {From the digest a-digest.txt},
}

@article{kite2020, author = {Berg, Ada}, title = {Kite: A Study}, journal = {J. of Wind}, year = 2020}
`;
const pasted = '@article{roe21, author = {Roe, Al}, title = {Drumlins: How Hills of Clay Came to Be}, journal = {J. of Clay}, year = 2021}';

let workspace: Workspace;
let client: LspClient;
let uri: string;

before(async () => {
  workspace = await createWorkspace({
    'refs.bib': bib,
    'draft.md': '---\nbibliography: refs.bib\n---\n\nHills [@drumlins; @kite2020].\n',
  });
  client = await startClient(workspace);
  await client.ready;
  uri = workspace.uriOf('refs.bib');
  await client.open(uri, 'bibtex', bib);
});

after(async () => {
  assert.deepEqual(client.log, []);
  await client.stop();
  workspace.dispose();
});

const position = { line: 0, character: 8 };
/** The text that edits of the open bibliography are for. */
const basis = { version: 0, checksum: checksumText(bib) };

test('an incomplete entry is told, with what mends it', async () => {
  const [diagnostic] = await waitForDiagnostics(client, uri, ({ length }) => length > 0);
  assert.deepEqual(
    [diagnostic!.code, diagnostic!.severity, diagnostic!.range.start],
    ['incomplete-reference', 3, { line: 0, character: 6 }],
  );
  const range = { start: position, end: position };
  const context: { diagnostics: Diagnostic[] } = { diagnostics: [diagnostic!] };
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range, context });
  assert.deepEqual(
    actions.map(({ command, diagnostics }) => [command?.command, command?.arguments, diagnostics?.length]),
    [
      ['marginalia.completeReferences', ['drumlins'], 1],
      ['marginalia.pasteReference', [uri, { line: 0, character: 6 }], 1],
      ['marginalia.matchBibliography', [uri, { line: 0, character: 6 }], 1],
    ],
  );
});

test('marginalia/incompleteReferences: of a draft, and of all', async () => {
  for (const params of [{ uri: workspace.uriOf('draft.md') }, {}]) {
    const { references } = await client.request<IncompleteReferencesAnswer>('marginalia/incompleteReferences', params);
    assert.deepEqual(references, [
      {
        key: 'drumlins',
        title: 'Drumlins: How Hills of Clay Came to Be',
        missing: ['author', 'year', 'venue or identifier'],
        entry: { uri, position: { line: 0, character: 6 }, key: 'drumlins' },
        citedIn: [workspace.uriOf('draft.md')],
      },
    ]);
  }
});

test('marginalia/incompleteReferences: no more than asked for', async () => {
  const { references } = await client.request<IncompleteReferencesAnswer>('marginalia/incompleteReferences', { limit: 0 });
  assert.deepEqual(references, []);
});

test('a pasted reference: edits, a doubt, a look-up, a refusal', async () => {
  const paste = (text: string, at = position): Promise<PasteReferenceAnswer | null> =>
    client.request('marginalia/bibliographyEdit', { kind: 'paste', uri, position: at, text });
  const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 1 } };
  assert.deepEqual(await paste(pasted), {
    kind: 'edits',
    edits: [{ range, newText: pasted.replace('roe21', 'drumlins') }],
    basis,
    key: 'drumlins',
  });
  const other = await paste(pasted.replace('Drumlins', 'Kames'));
  assert.match(other?.kind === 'edits' ? (other.doubt?.pasted ?? '') : '', /^Kames/);
  const identifier = await paste('10.1234/clay.7');
  assert.equal(identifier?.kind, 'look-up');
  assert.equal((await paste('words'))?.kind, 'refused');
  assert.equal(await paste(pasted, { line: 4, character: 0 }), null);
  assert.equal(
    await client.request('marginalia/bibliographyEdit', { kind: 'paste', uri: workspace.uriOf('none.bib'), position, text: pasted }),
    null,
  );
});

test('another bibliography: what another file knows', async () => {
  const match = (name: string, text: string): Promise<MatchBibliographyAnswer> =>
    client.request('marginalia/bibliographyEdit', { kind: 'match', uri, name, text });
  const { edits, matched, unmatched } = await match('export.bib', pasted);
  assert.deepEqual([matched, unmatched], [[{ key: 'drumlins', other: 'roe21' }], []]);
  assert.ok(edits.some(({ newText }) => newText.includes('author = {Roe, Al}')));
  assert.deepEqual(await match('export.bib', '@misc{x, title = {Something Else}}'), {
    edits: [],
    basis,
    matched: [],
    unmatched: [{ key: 'drumlins', title: 'Drumlins: How Hills of Clay Came to Be', reason: 'not in the file' }],
  });
});
