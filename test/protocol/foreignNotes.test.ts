import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AnnotateAnswer, AnnotateParams, NotesAnswer, ThreadsAnswer } from '../../server/src/protocol/noteRequests';
import { createWorkspace, startClient } from '../support/lspClient';
import { projectRoot } from '../support/projectRoot';

const fixtures = join(projectRoot, 'test/fixtures/notes-of-others');
const names = readdirSync(fixtures).sort();
const digest =
  'Kite: Rivers of Snow\n\nWe present Kite, a way to cross rivers. It carries two boats at once. Snow melts behind it.\n\nLark: Songs of the Hills\n\nLark climbs hills slowly, and sings of rivers. Its songs are short.\n';

test('notes of Obsidian Citations and Zotero Integration are read, and left as they are', { timeout: 30_000 }, async () => {
  const before = new Map(names.map((name) => [name, readFileSync(join(fixtures, name))]));
  const workspace = await createWorkspace({
    'digest.txt': digest,
    'refs.bib': '@article{wren1999, title={Wren}}\n',
    ...Object.fromEntries([...before].map(([name, bytes]) => [`marginalia/notes/${name}`, bytes])),
  });
  const client = await startClient(workspace);
  await client.ready;
  const { notes } = await client.request<NotesAnswer>('marginalia/notes', {});
  assert.deepEqual(notes.map(({ uri, kind, key }) => `${decodeURIComponent(uri.replace(/^.*\//, ''))}: ${kind} ${key}`).sort(), [
    '@kite2024.md: foreign kite',
    '@wren1999.md: foreign wren1999',
    'Heading only.md: foreign kite',
    'Lark - Songs of the Hills.md: foreign lark',
  ]);

  const uri = workspace.uriOf('digest.txt');
  const range = { start: { line: 2, character: 3 }, end: { line: 2, character: 15 } };
  const ask = (params: AnnotateParams): Promise<AnnotateAnswer> => client.request('marginalia/annotate', params);
  for (const name of names) {
    const note = workspace.uriOf(`marginalia/notes/${name}`);
    const changes: readonly AnnotateParams[] = [
      { kind: 'body', note, id: 'quote-1', was: 'My thought', body: 'x' },
      { kind: 'remove', note, id: 'quote-1', was: '' },
      { kind: 'resolve', note, id: 'quote-1', isResolved: true },
      { kind: 'anchor', note, id: 'quote-1', digest: uri, range },
      { kind: 'retitle', note },
    ];
    for (const params of changes) assert.equal((await ask(params)).kind, 'refused', `${name} ${params.kind}`);
    await client.open(note, 'markdown', before.get(name)?.toString() ?? '');
    await client.request('textDocument/codeAction', { textDocument: { uri: note }, range, context: { diagnostics: [] } });
    await client.request('textDocument/definition', { textDocument: { uri: note }, position: range.start });
    await client.close(note);
  }
  // The writer's own notes stand beside them.
  for (const params of [
    { kind: 'annotate', digest: uri, range, body: 'mine' },
    { kind: 'quote', key: 'lark', exact: 'Its songs are short', body: 'mine' },
    { kind: 'status', key: 'kite', status: 'read' },
    { kind: 'status', key: 'wren1999', status: 'read' },
    { kind: 'create', key: 'lark' },
  ] as const) {
    const answer = await ask(params);
    assert.ok(answer.kind === 'written', JSON.stringify(answer));
  }
  assert.deepEqual(readdirSync(join(workspace.path, 'marginalia/notes')).sort(), [...names, 'kite.md', 'lark.md', 'wren1999.md'].sort());
  const { threads } = await client.request<ThreadsAnswer>('marginalia/threads', { uri });
  assert.deepEqual(
    threads.map(({ key, body }) => `${key} ${body}`),
    ['kite mine', 'lark mine'],
  );
  for (const [name, bytes] of before)
    assert.ok(readFileSync(join(workspace.path, 'marginalia/notes', name)).equals(bytes), `${name} was touched`);
  assert.deepEqual(client.log, []);
  await client.stop();
  workspace.dispose();
});
