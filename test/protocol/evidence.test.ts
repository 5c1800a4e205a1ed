import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CodeAction, Hover } from 'vscode-languageserver-protocol';
import type { EvidenceAnswer } from '../../server/src/protocol/citationRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';
import { waitForDiagnostics } from './waiting';

const digest = `SlowKite: Kites that Land by Themselves in Strong Winds

Landing a kite is hard. We show that a kite with two short tails lands within 36 seconds in strong winds.
`;
const draft = 'A kite with two tails lands in 36 seconds [@slowkite; @bare].\n\nSo "two long tails lands within 36 seconds" [@slowkite].\n';
const bib = '@article{bare, title = {Kites without an Abstract}}\n';

const capabilities = { experimental: { commands: { commands: ['marginalia.showEvidence'] } } };
let workspace: Workspace;
let client: LspClient;
let uri: string;

before(async () => {
  workspace = await createWorkspace({ 'kites-digest.txt': digest, 'refs.bib': bib, 'draft.md': draft });
  client = await startClient(workspace, { capabilities });
  uri = workspace.uriOf('draft.md');
  await client.open(uri, 'markdown', draft);
  await client.ready;
});
after(async () => {
  assert.deepEqual(client.log, []);
  await client.stop();
  workspace.dispose();
});

test('marginalia/evidence tells the sentence of each paper, with its place and the shared words', async () => {
  const answer: EvidenceAnswer = await client.request('marginalia/evidence', { uri, position: { line: 0, character: 5 } });
  assert.deepEqual(answer.sentence, { start: { line: 0, character: 0 }, end: { line: 0, character: draft.indexOf('\n') } });
  const [kite, bare] = answer.papers;
  assert.equal(kite?.kind, 'found');
  assert.equal(kite.text, 'We show that a kite with two short tails lands within 36 seconds in strong winds.');
  assert.ok(kite.ranges?.some(([start, end]) => kite.text?.slice(start, end) === '36 seconds'));
  const start = 'Landing a kite is hard. '.length;
  assert.deepEqual(kite.place, {
    uri: workspace.uriOf('kites-digest.txt'),
    range: { start: { line: 2, character: start }, end: { line: 2, character: start + kite.text.length } },
  });
  assert.deepEqual([bare?.key, bare?.kind, bare?.text], ['bare', 'no-abstract', undefined]);
  assert.equal(bare?.place.uri, workspace.uriOf('refs.bib'));
  assert.equal(await client.request('marginalia/evidence', { uri, position: { line: 1, character: 0 } }), null);
  assert.equal(await client.request('marginalia/evidence', { uri: workspace.uriOf('none.md'), position: { line: 0, character: 0 } }), null);
});

test('the hover of any editor has the line with a link to its place', async () => {
  const hover: Hover = await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 46 } });
  const { value } = hover.contents as { value: string };
  assert.match(value, /\n“We show that a \*\*kite\*\*.*” \(\[kites-digest\.txt, line 3\]\(<file:\/\/[^<>]*kites-digest\.txt#L3>\)\)/);
});

test('an altered quotation is told with a fix, and Show Evidence is offered by editors that have it', async () => {
  const diagnostics = await waitForDiagnostics(client, uri, (found) => found.some(({ code }) => code === 'altered-quotation'));
  const altered = diagnostics.find(({ code }) => code === 'altered-quotation')!;
  assert.equal(
    altered.message,
    'The quotation says "long" instead of "short". The abstract of SlowKite reads: "two short tails lands within 36 seconds".',
  );
  const actions: CodeAction[] = await client.request('textDocument/codeAction', {
    textDocument: { uri },
    range: altered.range,
    context: { diagnostics: [altered] },
  });
  assert.deepEqual(
    actions.slice(0, 2).map(({ title, kind }) => [title, kind]),
    [
      ['Change to "short"', 'quickfix'],
      ['Show Evidence', 'quickfix'],
    ],
  );
  assert.deepEqual(actions[1]?.command?.arguments, [uri, altered.range.start, 'slowkite']);
  const [edit] = Object.values(actions[0]?.edit?.changes ?? {})[0] ?? [];
  assert.deepEqual(edit, { range: altered.range, newText: 'short' });
});
