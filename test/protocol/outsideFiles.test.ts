import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { createLineIndex } from '../../server/src/base/lineIndex';
import { noteMethods, type AnnotateAnswer } from '../../server/src/protocol/noteRequests';
import type { AddToBibliographyAnswer, MissingEntriesAnswer } from '../../server/src/protocol/bibliographyRequests';
import { methods, type DigestCorrectionAnswer } from '../../server/src/protocol/requests';
import type { TopicEditAnswer } from '../../server/src/protocol/topicRequests';
import { lookUpMethods, type CompleteReferencesAnswer } from '../../server/src/protocol/lookUpRequests';
import { createWorkspace, editorCapabilities, startClient, type LspClient } from '../support/lspClient';
import { writeDigest } from './waiting';

interface Folders {
  readonly work: string;
  readonly outside: string;
}

interface Sandbox extends Folders {
  readonly client: LspClient;
  uriOf(name: string): string;
}

/** Of an editor that makes files for code actions. */
const newFiles = {
  ...editorCapabilities,
  workspace: { ...editorCapabilities.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } },
};

/** A workspace `work` in a folder that holds other things too. */
async function withSandbox(
  files: Readonly<Record<string, string>>,
  settings: object,
  prepare: (folders: Folders) => void,
  run: (sandbox: Sandbox) => Promise<void>,
): Promise<void> {
  const all = await createWorkspace({ 'work/reading-digest.txt': writeDigest('Kite', 'Moraine'), ...files });
  const [work, outside] = [join(all.path, 'work'), join(all.path, 'outside')];
  mkdirSync(outside, { recursive: true });
  prepare({ work, outside });
  const client = await startClient(
    { ...all, uri: all.uriOf('work') },
    { capabilities: newFiles, configuration: { marginalia: settings, 'files.exclude': { private: true } } },
  );
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
async function readAdditions(
  client: LspClient,
  uri: string,
): Promise<{ readonly titles: readonly string[]; readonly answer: AddToBibliographyAnswer }> {
  const position = { line: 3, character: 3 };
  const actions = await client.request<CodeAction[] | null>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  const answer = await client.request<AddToBibliographyAnswer>(methods.addToBibliography, { uri, keys: ['kite'] });
  return { titles: (actions ?? []).map(({ title }) => title).filter((title) => title.startsWith('Add')), answer };
}

test('a file that a draft calls its bibliography and that is none gets no entry (slow)', () =>
  withSandbox(
    { 'work/passwd': 'root:x:0:0:root:/root:/bin/bash\n', 'work/far.md': draft('/etc/passwd'), 'work/near.md': draft('passwd') },
    {},
    nothing,
    async ({ client, uriOf }) => {
      for (const name of ['far.md', 'near.md']) {
        const { titles, answer } = await readAdditions(client, uriOf(`work/${name}`));
        assert.deepEqual(titles, [], name);
        assert.deepEqual(
          answer.kind === 'no-bibliography' ? answer.candidates.map(({ uri }) => uri) : answer,
          [uriOf('work/references.bib')],
          name,
        );
      }
      const forced = await client.request<AddToBibliographyAnswer>(methods.addToBibliography, {
        uri: uriOf('work/near.md'),
        keys: ['kite'],
        target: uriOf('work/passwd'),
      });
      assert.deepEqual(forced, { kind: 'refused', reason: 'passwd is no bibliography, so nothing was added to it.' });
    },
  ));

test('a bibliography outside of the workspace is one that the writer is asked about', () =>
  withSandbox(
    { 'shared.bib': '@misc{old, title = {An Old Work}}\n', 'work/draft.md': draft('../shared.bib') },
    {},
    nothing,
    async ({ client, uriOf }) => {
      const uri = uriOf('work/draft.md');
      const { titles, answer } = await readAdditions(client, uri);
      assert.deepEqual(titles, []);
      assert.ok(
        answer.kind === 'no-bibliography' &&
          answer.candidates.some((candidate) => candidate.uri === uriOf('shared.bib') && candidate.exists),
      );
      const chosen = await client.request<AddToBibliographyAnswer>(methods.addToBibliography, {
        uri,
        keys: ['kite'],
        target: uriOf('shared.bib'),
      });
      assert.deepEqual(chosen.kind === 'edits' ? chosen.files.map((file) => file.uri) : chosen, [uriOf('shared.bib')]);
    },
  ));

test('of several bibliographies the one that gets the entries is told (slow)', () =>
  withSandbox(
    { 'shared.bib': '@misc{old, title = {An Old Work}}\n', 'work/own.bib': '', 'work/draft.md': draft('[../shared.bib, own.bib]') },
    {},
    nothing,
    async ({ client, uriOf }) => {
      const missing = await client.request<MissingEntriesAnswer>(methods.missingEntries, { uri: uriOf('work/draft.md') });
      assert.deepEqual(missing, { keys: ['kite'], bibliography: uriOf('work/own.bib') });
    },
  ));

test('bibliographies by their ending or content, inside of the workspace, get entries as before (slow)', () => {
  const files = { 'refs.bib': '', 'refs.json': '[]', 'list.txt': '@misc{old, title = {An Old Work}}\n' };
  const written = Object.entries(files).flatMap(([name, text]) => [
    [`work/${name}`, text],
    [`work/${name}.md`, draft(name)],
  ]);
  return withSandbox(Object.fromEntries(written) as Record<string, string>, {}, nothing, async ({ client, uriOf }) => {
    for (const name of Object.keys(files)) {
      const { titles, answer } = await readAdditions(client, uriOf(`work/${name}.md`));
      assert.deepEqual(titles, [`Add "kite" to ${name}`]);
      assert.equal(answer.kind, 'edits', name);
    }
  });
});

test('a bibliography that is a link gets entries only where it leads to a bibliography of the workspace', async () => {
  const names = ['out.bib', 'script.bib', 'config.bib', 'list.bib'];
  const drafts = Object.fromEntries(names.map((name) => [`work/${name}.md`, draft(name)]));
  const prepare = ({ work, outside }: Folders): void => {
    writeFileSync(join(outside, 'bashrc'), 'alias ll="ls -l"\n');
    symlinkSync(join(outside, 'bashrc'), join(work, 'out.bib'));
    symlinkSync(join(work, 'setup.sh'), join(work, 'script.bib'));
    symlinkSync(join(work, '.git/config'), join(work, 'config.bib'));
    symlinkSync(join(work, 'lists/all.bib'), join(work, 'list.bib'));
  };
  const files = { 'work/setup.sh': 'echo ready\n', 'work/.git/config': '[core]\n', 'work/lists/all.bib': '', ...drafts };
  await withSandbox(files, {}, prepare, async ({ client, uriOf }) => {
    const refusals = {
      'out.bib': /^out\.bib would be written outside of the folder of the workspace/,
      'script.bib': /^script\.bib is no bibliography/,
      'config.bib': /^config\.bib would be written into a folder that is never read/,
    };
    for (const [name, reason] of Object.entries(refusals)) {
      const { titles, answer } = await readAdditions(client, uriOf(`work/${name}.md`));
      assert.deepEqual(titles, [], name);
      assert.match(answer.kind === 'refused' ? answer.reason : answer.kind, reason);
    }
    const { titles, answer } = await readAdditions(client, uriOf('work/list.bib.md'));
    assert.deepEqual([titles, answer.kind], [['Add "kite" to list.bib'], 'edits']);
  });
});

test('a draft without a bibliography is offered none that leads out, and the writer can choose none', () =>
  withSandbox(
    { 'work/draft.md': '# Kites\n\nThey fly.\n[@kite]\n' },
    {},
    ({ work, outside }) => {
      writeFileSync(join(outside, 'bashrc'), 'alias ll="ls -l"\n');
      symlinkSync(join(outside, 'bashrc'), join(work, 'out.bib'));
    },
    async ({ client, uriOf }) => {
      const uri = uriOf('work/draft.md');
      const position = { line: 3, character: 3 };
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      assert.deepEqual(
        actions.filter(({ title }) => title.includes('out.bib')),
        [],
      );
      const chosen = await client.request<AddToBibliographyAnswer>(methods.addToBibliography, {
        uri,
        keys: ['kite'],
        target: uriOf('work/out.bib'),
      });
      assert.match(chosen.kind === 'refused' ? chosen.reason : chosen.kind, /^out\.bib would be written outside/);
    },
  ));

const annotate = (client: LspClient): Promise<AnnotateAnswer> =>
  client.request(noteMethods.annotate, { kind: 'quote', key: 'kite', exact: 'studies all of it', body: 'Mine.' });

for (const notesFolder of ['../outside', '/tmp/marginalia-escape', 'notes/../../outside', '..\\outside']) {
  test(`notes are not kept in ${notesFolder}`, () =>
    withSandbox({}, { notesFolder }, nothing, async ({ client, outside }) => {
      const answer = await annotate(client);
      assert.match(
        answer.kind === 'refused' ? answer.reason : answer.kind,
        /^The setting marginalia\.notesFolder is ".*", which leads out of the folder of the workspace\. /,
      );
      assert.deepEqual(readdirSync(outside), []);
      assert.ok(!existsSync('/tmp/marginalia-escape'));
    }));
}

test('notes are not written through a link that leads out, be it the folder or the note (slow)', async () => {
  await withSandbox(
    {},
    {},
    ({ work, outside }) => symlinkSync(outside, join(work, 'notes')),
    async ({ client, outside }) => {
      const answer = await annotate(client);
      assert.match(answer.kind === 'refused' ? answer.reason : answer.kind, /would be written outside of the folder of the workspace/);
      assert.deepEqual(readdirSync(outside), []);
    },
  );
  const prepare = ({ work, outside }: Folders): void => {
    mkdirSync(join(work, 'notes'));
    writeFileSync(join(outside, 'kite.md'), '---\nkey: kite\n---\n\nOld words.\n');
    symlinkSync(join(outside, 'kite.md'), join(work, 'notes/kite.md'));
  };
  await withSandbox({}, {}, prepare, async ({ client, outside }) => {
    const answer = await annotate(client);
    assert.match(answer.kind === 'refused' ? answer.reason : answer.kind, /would be written outside/);
    assert.doesNotMatch(readFileSync(join(outside, 'kite.md'), 'utf8'), /Mine/);
  });
});

test('notes are written where a link leads to another place of the workspace, and where the workspace is one', async () => {
  const prepare = ({ work }: Folders): void => {
    mkdirSync(join(work, 'vault'));
    symlinkSync(join(work, 'vault'), join(work, 'notes'));
  };
  await withSandbox({}, {}, prepare, async ({ client, work }) => {
    await annotate(client);
    assert.deepEqual(readdirSync(join(work, 'vault')), ['kite.md']);
  });
});

const addTopic = (client: LspClient): Promise<TopicEditAnswer> =>
  client.request(methods.topicEdit, { kind: 'move', keys: ['kite'], label: 'Flying' });

for (const topicsFile of ['../outside/topics.yaml', '/tmp/topics.yaml']) {
  test(`topics are not kept in ${topicsFile}`, () =>
    withSandbox({}, { topicsFile }, nothing, async ({ client }) => {
      const answer = await addTopic(client);
      assert.match(
        answer.kind === 'refused' ? answer.reason : answer.kind,
        /^The setting marginalia\.topicsFile is ".*", which leads out of the folder of the workspace\. /,
      );
    }));
}

test('topics are not written through a link that leads out', () =>
  withSandbox(
    {},
    {},
    ({ work, outside }) => {
      writeFileSync(join(outside, 'topics.yaml'), 'topics: []\n');
      symlinkSync(join(outside, 'topics.yaml'), join(work, 'marginalia-topics.yaml'));
    },
    async ({ client }) => {
      const answer = await addTopic(client);
      assert.match(answer.kind === 'refused' ? answer.reason : answer.kind, /symbolic link that leads out/);
    },
  ));

const correct = ({ client, uriOf }: Sandbox): Promise<DigestCorrectionAnswer> =>
  client.request(methods.digestCorrection, {
    uri: uriOf('work/reading-digest.txt'),
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    kind: 'no-paper',
  });

for (const correctionsFile of ['../outside/mine.txt', '/tmp/mine.txt', '.git/config', 'node_modules/kite/mine.txt', 'private/mine.txt']) {
  test(`corrections are not kept in ${correctionsFile}`, () =>
    withSandbox(unread, { correctionsFile }, nothing, async (sandbox) => {
      const answer = await correct(sandbox);
      assert.match(
        answer.kind === 'refused' ? answer.reason : answer.kind,
        /leads out of the folder of the workspace|would be written into a folder that is never read/,
      );
      const position = { line: 0, character: 0 };
      const actions = await sandbox.client.request<CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri: sandbox.uriOf('work/reading-digest.txt') },
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      assert.deepEqual(
        (actions ?? []).map(({ title }) => title),
        [],
      );
    }));
}

test('corrections are not written through a link that leads out', () =>
  withSandbox(
    {},
    {},
    ({ work, outside }) => {
      writeFileSync(join(outside, 'mine.txt'), '');
      symlinkSync(join(outside, 'mine.txt'), join(work, 'marginalia-corrections.txt'));
    },
    async (sandbox) => {
      const answer = await correct(sandbox);
      assert.match(answer.kind === 'refused' ? answer.reason : answer.kind, /symbolic link that leads out/);
    },
  ));

/** Folders that are never read, and one that the settings hide. */
const unread = {
  'work/.git/config': '[core]\n',
  'work/.git/hooks/empty': '',
  'work/node_modules/kite/index.js': '',
  'work/private/topics.yaml': 'topics: []\n',
};

for (const topicsFile of ['.git/config', 'sub/../.git/new.yaml', '.GIT/config', 'node_modules/kite/topics.yaml', 'private/topics.yaml']) {
  test(`topics are not kept in ${topicsFile}, which is never read`, () =>
    withSandbox(unread, { topicsFile }, nothing, async ({ client }) => {
      const answer = await addTopic(client);
      assert.match(answer.kind === 'refused' ? answer.reason : answer.kind, /would be written into a folder that is never read/);
    }));
}

for (const notesFolder of ['.git/hooks', '.GIT/hooks', 'node_modules/kite', 'private/notes']) {
  test(`notes are not kept in ${notesFolder}, which is never read`, () =>
    withSandbox(unread, { notesFolder }, nothing, async ({ client, work }) => {
      const before = readdirSync(work, { recursive: true }).sort();
      const answer = await annotate(client);
      assert.match(answer.kind === 'refused' ? answer.reason : answer.kind, /would be written into a folder that is never read/);
      assert.deepEqual(readdirSync(work, { recursive: true }).sort(), before);
    }));
}

test('notes and topics are not written through a link into a folder that is never read, nor through one that leads to nothing outside', () =>
  withSandbox(
    unread,
    {},
    ({ work, outside }) => {
      symlinkSync(join(work, '.git/hooks'), join(work, 'notes'));
      symlinkSync(join(outside, 'new.yaml'), join(work, 'marginalia-topics.yaml'));
    },
    async ({ client, work }) => {
      const note = await annotate(client);
      assert.match(note.kind === 'refused' ? note.reason : note.kind, /would be written into a folder that is never read/);
      assert.deepEqual(readdirSync(join(work, '.git/hooks')), ['empty']);
      const topics = await addTopic(client);
      assert.match(topics.kind === 'refused' ? topics.reason : topics.kind, /symbolic link that leads out/);
    },
  ));

test('the code action for a note makes no file outside, nor in a folder that is never read (slow)', async () => {
  const listNoteActions = async ({ client, uriOf }: Sandbox): Promise<readonly string[]> => {
    const text = writeDigest('Kite', 'Moraine');
    const start = createLineIndex(text).positionAt(text.indexOf('studies all of it'));
    const range = { start, end: { ...start, character: start.character + 'studies all of it'.length } };
    const actions = await client.request<CodeAction[] | null>('textDocument/codeAction', {
      textDocument: { uri: uriOf('work/reading-digest.txt') },
      range,
      context: { diagnostics: [], only: ['refactor.annotate'] },
    });
    return (actions ?? []).map(({ title }) => title);
  };
  await withSandbox({}, {}, nothing, async (sandbox) => assert.deepEqual(await listNoteActions(sandbox), ['Annotate this passage']));
  await withSandbox(
    {},
    {},
    ({ work, outside }) => symlinkSync(outside, join(work, 'notes')),
    async (sandbox) => assert.deepEqual(await listNoteActions(sandbox), []),
  );
  await withSandbox(unread, { notesFolder: '.git/hooks' }, nothing, async (sandbox) =>
    assert.deepEqual(await listNoteActions(sandbox), []),
  );
});

test('a removed note does not come back outside where its folder has become a link that leads out', () =>
  withSandbox({}, {}, nothing, async ({ client, work, outside }) => {
    const made = await annotate(client);
    assert.ok(made.kind === 'written' && made.undo !== undefined && made.id !== undefined);
    const removed = await client.request<AnnotateAnswer>(noteMethods.annotate, {
      kind: 'remove',
      note: made.uri,
      id: made.id,
      was: 'Mine.',
    });
    assert.ok(removed.kind === 'written' && removed.undo !== undefined, JSON.stringify(removed));
    rmSync(join(work, 'notes'), { recursive: true });
    symlinkSync(outside, join(work, 'notes'));
    const undone = await client.request<AnnotateAnswer>(noteMethods.undoNote, { undo: removed.undo });
    assert.match(undone.kind === 'refused' ? undone.reason : undone.kind, /would be written outside of the folder of the workspace/);
    assert.deepEqual(readdirSync(outside), []);
  }));

for (const referencesFile of [
  '../outside/papers.json',
  '/tmp/papers.json',
  '.git/config',
  'node_modules/kite/papers.json',
  'private/papers.json',
]) {
  test(`completed references are not kept in ${referencesFile}, and nobody is asked for them`, () =>
    withSandbox(unread, { referencesFile }, nothing, async ({ client }) => {
      const { results, edits, refusal } = await client.request<CompleteReferencesAnswer>(lookUpMethods.completeReferences, {
        keys: ['kite'],
      });
      assert.deepEqual([results, edits], [[], {}]);
      assert.match(refusal ?? '', /leads out of the folder of the workspace|would be written into a folder that is never read/);
    }));
}
