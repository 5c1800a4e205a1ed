import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { checksumText } from '../../server/src/base/checksum';
import type { ReferenceEditsAnswer } from '../../server/src/protocol/lookUpRequests';
import { methods } from '../../server/src/protocol/requests';
import { applyEdits, digest, ropes, startLookUps, statesOf } from '../support/lookUpSession';
import { createWorkspace, editorCapabilities, startClient } from '../support/lspClient';

const bib = `@misc{knots,\n  title = {{RopeNet}: Knots That Learn to Hold},\n  abstract = {${ropes.abstract}},\n}\n`;
const comment = '% Moved down by a comment\n% of two lines.\n';
const completed =
  /^% Moved down by a comment\n% of two lines\.\n@\w+\{knots,[^]*author\s*= \{Model, Cy and Test, Di and Trial, Ed\}[^]*\}\n$/;
const files = { 'refs.bib': bib, 'draft.md': 'As in [@knots].\n' };
const askAgain = { kind: 'plan-again', keys: ['knots'] };

describe('files that change while registries are asked (slow)', () => {
  test('a change on disk of which the editor has not told: the edits are for what is on disk (slow)', async (t) => {
    const { workspace, replay, complete } = await startLookUps(t, files);
    const answer = complete(['knots']);
    await replay.waitFor('export.arxiv.org', 1);
    await workspace.write('refs.bib', comment + bib);
    const uri = workspace.uriOf('refs.bib');
    assert.match(applyEdits(await answer, uri, comment + bib), completed);
    assert.deepEqual((await answer).basis, { [uri]: { checksum: checksumText(comment + bib) } });
  });

  test('a bibliography that was deleted gets no edits (slow)', async (t) => {
    const { workspace, replay, complete } = await startLookUps(t, files);
    const answer = complete(['knots']);
    await replay.waitFor('export.arxiv.org', 1);
    await workspace.remove('refs.bib');
    assert.deepEqual(Object.keys((await answer).edits), [workspace.uriOf('marginalia/references.json')]);
  });

  test('marks of a conflict that came meanwhile are left to the writer (slow)', async (t) => {
    const { workspace, replay, complete } = await startLookUps(t, files);
    const answer = complete(['knots']);
    await replay.waitFor('export.arxiv.org', 1);
    await workspace.write('refs.bib', `<<<<<<< HEAD\n${bib}=======\n>>>>>>> theirs\n`);
    const { edits, refusal } = await answer;
    assert.deepEqual(Object.keys(edits), [workspace.uriOf('marginalia/references.json')]);
    assert.match(refusal ?? '', /^Nothing was changed because of merge conflicts in refs\.bib\. /);
  });

  test('the answer says for which version of an open document its edits are; new ones are had without a request to a registry (slow)', async (t) => {
    const { workspace, client, replay, complete } = await startLookUps(t, files);
    const uri = workspace.uriOf('refs.bib');
    await client.open(uri, 'bibtex', bib);
    const first = await complete(['knots']);
    assert.deepEqual(first.basis, { [uri]: { version: 0, checksum: checksumText(bib) } });
    await client.change(uri, comment + bib);
    const { length } = replay.requests;
    const second = await client.request<ReferenceEditsAnswer>(methods.completeReferences, askAgain);
    assert.deepEqual(second.basis, { [uri]: { version: 1, checksum: checksumText(comment + bib) } });
    assert.match(applyEdits(second, uri, comment + bib), completed);
    await workspace.write('marginalia/references.json', '[]\n');
    const third = await client.request<ReferenceEditsAnswer>(methods.completeReferences, askAgain);
    assert.deepEqual([third.creates, Object.keys(third.basis ?? {}).sort()], [undefined, Object.keys(third.edits).sort()]);
    assert.equal(replay.requests.length, length);
  });

  test('a record that the writer chose is remembered too; a paper that was never completed is not (slow)', async (t) => {
    const { client, complete } = await startLookUps(t, {
      'my-digest.txt': digest.replace(ropes.abstract ?? '', `https://arxiv.org/abs/2501.00001\n\n${ropes.abstract}`),
    });
    const answer = await complete(['ropenet']);
    assert.deepEqual(statesOf(answer), ['ropenet identifier-disagrees']);
    const nothing = await client.request<ReferenceEditsAnswer>(methods.completeReferences, {
      kind: 'plan-again',
      keys: ['ropenet', 'unknown'],
    });
    assert.deepEqual(nothing, { results: [], edits: {} });
    const id = answer.results[0]?.candidates.find(({ title }) => title === ropes.title)?.id ?? '';
    const taken = await client.request<ReferenceEditsAnswer>(methods.completeReferences, { kind: 'take', key: 'ropenet', id });
    const again = await client.request<ReferenceEditsAnswer>(methods.completeReferences, { kind: 'plan-again', keys: ['ropenet'] });
    assert.ok(Object.keys(again.edits).length === 1);
    assert.deepEqual([again.edits, again.creates], [taken.edits, taken.creates]);
  });
});

test('a checksum of a text is the same however its lines end, and no other text has it', () => {
  assert.equal(checksumText('a\r\nb\rc\n'), checksumText('a\nb\nc\n'));
  const different = ['', 'a', 'a\n', '\na', 'ä', 'a\u0308', 'a'.repeat(16), 'a'.repeat(17)];
  assert.equal(new Set(different.map(checksumText)).size, different.length);
});

test('edits of a quick fix say for which version of the document they are, if the editor can read that', async (t) => {
  const draft = 'As in [@ropnet].\n';
  const workspace = await createWorkspace({ 'my-digest.txt': digest, 'draft.md': draft });
  const { workspace: abilities } = editorCapabilities;
  const client = await startClient(workspace, {
    capabilities: { ...editorCapabilities, workspace: { ...abilities, workspaceEdit: { documentChanges: true } } },
  });
  t.after(async () => {
    await client.stop();
    workspace.dispose();
  });
  await client.ready;
  const uri = workspace.uriOf('draft.md');
  await client.open(uri, 'markdown', draft);
  await client.change(uri, `Well. ${draft}`);
  const position = { line: 0, character: 15 };
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  const fix = actions.find(({ edit }) => JSON.stringify(edit ?? {}).includes('ropenet'));
  assert.deepEqual(
    fix?.edit?.documentChanges?.map((change) => 'textDocument' in change && change.textDocument),
    [{ uri, version: 1 }],
    JSON.stringify(actions),
  );
});
