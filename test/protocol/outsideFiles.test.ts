import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { noteMethods, type AnnotateAnswer } from '../../server/src/protocol/noteRequests';
import { methods, type AddToBibliographyAnswer, type TopicEditAnswer } from '../../server/src/protocol/requests';
import { createWorkspace, startClient, type LspClient } from '../support/lspClient';
import { writeDigest } from './waiting';

interface Desk {
  readonly client: LspClient;
  readonly work: string;
  readonly outside: string;
  uriOf(name: string): string;
}

/** A workspace `work` in a folder that holds other things too. */
async function withDesk(files: Readonly<Record<string, string>>, settings: object, prepare: (desk: { work: string; outside: string }) => void, run: (desk: Desk) => Promise<void>): Promise<void> {
  const all = await createWorkspace({ 'work/reading-digest.txt': writeDigest('Kite', 'Moraine'), ...files });
  const [work, outside] = [join(all.path, 'work'), join(all.path, 'outside')];
  mkdirSync(outside, { recursive: true });
  prepare({ work, outside });
  const client = await startClient({ ...all, uri: all.uriOf('work') }, { configuration: { marginalia: settings } });
  try {
    await client.ready;
    await run({ client, work, outside, uriOf: all.uriOf });
  } finally {
    await client.stop();
    all.dispose();
  }
}

const nothing = (): void => undefined;

const draft = (bibliography: string): string => `---\nbibliography: ${bibliography}\n---\n[@kite]\n`;

/** What is offered for the cited paper that the bibliographies of a draft lack. */
async function readAdditions(client: LspClient, uri: string): Promise<{ readonly titles: readonly string[]; readonly answer: AddToBibliographyAnswer }> {
  const position = { line: 3, character: 3 };
  const actions = await client.request<CodeAction[] | null>('textDocument/codeAction', { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [] } });
  const answer = await client.request<AddToBibliographyAnswer>(methods.addToBibliography, { uri, keys: ['kite'] });
  return { titles: (actions ?? []).map(({ title }) => title).filter((title) => title.startsWith('Add')), answer };
}

test('a file that a draft calls its bibliography and that is none gets no entry', () =>
  withDesk({ 'work/passwd': 'root:x:0:0:root:/root:/bin/bash\n', 'work/far.md': draft('/etc/passwd'), 'work/near.md': draft('passwd') }, {}, nothing, async ({ client, uriOf }) => {
    for (const name of ['far.md', 'near.md']) {
      const { titles, answer } = await readAdditions(client, uriOf(`work/${name}`));
      assert.deepEqual(titles, [], name);
      assert.deepEqual(answer.kind === 'no-bibliography' ? answer.candidates.map(({ uri }) => uri) : answer, [uriOf('work/references.bib')], name);
    }
    const forced = await client.request<AddToBibliographyAnswer>(methods.addToBibliography, { uri: uriOf('work/near.md'), keys: ['kite'], target: uriOf('work/passwd') });
    assert.deepEqual(forced, { kind: 'refused', reason: 'passwd is no bibliography, so nothing was added to it.' });
  }));

test('a bibliography outside of the workspace is one that the writer is asked about', () =>
  withDesk({ 'shared.bib': '@misc{old, title = {An Old Work}}\n', 'work/draft.md': draft('../shared.bib') }, {}, nothing, async ({ client, uriOf }) => {
    const uri = uriOf('work/draft.md');
    const { titles, answer } = await readAdditions(client, uri);
    assert.deepEqual(titles, []);
    assert.ok(answer.kind === 'no-bibliography' && answer.candidates.some((candidate) => candidate.uri === uriOf('shared.bib') && candidate.exists));
    const chosen = await client.request<AddToBibliographyAnswer>(methods.addToBibliography, { uri, keys: ['kite'], target: uriOf('shared.bib') });
    assert.deepEqual(chosen.kind === 'edits' ? chosen.files.map((file) => file.uri) : chosen, [uriOf('shared.bib')]);
  }));

test('bibliographies by their ending or content, inside of the workspace, get entries as before', () => {
  const files = { 'refs.bib': '', 'refs.json': '[]', 'list.txt': '@misc{old, title = {An Old Work}}\n' };
  const written = Object.entries(files).flatMap(([name, text]) => [[`work/${name}`, text], [`work/${name}.md`, draft(name)]]);
  return withDesk(Object.fromEntries(written) as Record<string, string>, {}, nothing, async ({ client, uriOf }) => {
    for (const name of Object.keys(files)) {
      const { titles, answer } = await readAdditions(client, uriOf(`work/${name}.md`));
      assert.deepEqual(titles, [`Add "kite" to ${name}`]);
      assert.equal(answer.kind, 'edits', name);
    }
  });
});

const annotate = (client: LspClient): Promise<AnnotateAnswer> => client.request(noteMethods.annotate, { kind: 'quote', key: 'kite', exact: 'studies all of it', body: 'Mine.' });

for (const notesFolder of ['../outside', '/tmp/marginalia-escape', 'notes/../../outside', '..\\outside']) {
  test(`notes are not kept in ${notesFolder}`, () =>
    withDesk({}, { notesFolder }, nothing, async ({ client, outside }) => {
      const answer = await annotate(client);
      assert.match(answer.kind === 'refused' ? answer.reason : answer.kind, /^The setting marginalia\.notesFolder is ".*", which leads out of the folder of the workspace\. /);
      assert.deepEqual(readdirSync(outside), []);
      assert.ok(!existsSync('/tmp/marginalia-escape'));
    }));
}

test('notes are not written through a link that leads out, be it the folder or the note', async () => {
  await withDesk({}, {}, ({ work, outside }) => symlinkSync(outside, join(work, 'notes')), async ({ client, outside }) => {
    const answer = await annotate(client);
    assert.match(answer.kind === 'refused' ? answer.reason : answer.kind, /would be written outside of the folder of the workspace/);
    assert.deepEqual(readdirSync(outside), []);
  });
  const prepare = ({ work, outside }: { work: string; outside: string }): void => {
    mkdirSync(join(work, 'notes'));
    writeFileSync(join(outside, 'kite.md'), '---\nkey: kite\n---\n\nOld words.\n');
    symlinkSync(join(outside, 'kite.md'), join(work, 'notes/kite.md'));
  };
  await withDesk({}, {}, prepare, async ({ client, outside }) => {
    const answer = await annotate(client);
    assert.match(answer.kind === 'refused' ? answer.reason : answer.kind, /would be written outside/);
    assert.doesNotMatch(readFileSync(join(outside, 'kite.md'), 'utf8'), /Mine/);
  });
});

test('notes are written where a link leads to another place of the workspace, and where the workspace is one', async () => {
  const prepare = ({ work }: { work: string }): void => {
    mkdirSync(join(work, 'vault'));
    symlinkSync(join(work, 'vault'), join(work, 'notes'));
  };
  await withDesk({}, {}, prepare, async ({ client, work }) => {
    await annotate(client);
    assert.deepEqual(readdirSync(join(work, 'vault')), ['kite.md']);
  });
});

const addTopic = (client: LspClient): Promise<TopicEditAnswer> => client.request(methods.topicEdit, { kind: 'move', keys: ['kite'], label: 'Flying' });

for (const topicsFile of ['../outside/topics.yaml', '/tmp/topics.yaml']) {
  test(`topics are not kept in ${topicsFile}`, () =>
    withDesk({}, { topicsFile }, nothing, async ({ client }) => {
      const answer = await addTopic(client);
      assert.match(answer.kind === 'refused' ? answer.reason : answer.kind, /^The setting marginalia\.topicsFile is ".*", which leads out of the folder of the workspace\. /);
    }));
}

test('topics are not written through a link that leads out', () =>
  withDesk({}, {}, ({ work, outside }) => {
    writeFileSync(join(outside, 'topics.yaml'), 'topics: []\n');
    symlinkSync(join(outside, 'topics.yaml'), join(work, 'marginalia-topics.yaml'));
  }, async ({ client }) => {
    const answer = await addTopic(client);
    assert.match(answer.kind === 'refused' ? answer.reason : answer.kind, /symbolic link that leads out/);
  }));
