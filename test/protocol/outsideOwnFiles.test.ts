import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { createLineIndex } from '../../server/src/base/lineIndex';
import type { CompleteReferencesAnswer } from '../../server/src/protocol/lookUpRequests';
import type { AnnotateAnswer } from '../../server/src/protocol/noteRequests';
import type { DecisionEditAnswer, DigestCorrectionAnswer, TopicEditAnswer } from '../../server/src/protocol/ownFileRequests';
import { methods } from '../../server/src/protocol/requests';
import type { LspClient } from '../support/lspClient';
import { type Folders, nothing, type Sandbox, withSandbox } from './outsideSandbox';
import { waitForDiagnostics, writeDigest } from './waiting';

const annotate = (client: LspClient): Promise<AnnotateAnswer> =>
  client.request(methods.annotate, { kind: 'quote', key: 'kite', exact: 'studies all of it', body: 'Mine.' });

const ice = 'Neve: A Model of Glaciers\n\nGlaciers move. We present Neve, which predicts alpine glaciers with an error of 3.8%.\n';

/** What each kind of own file is asked for: the URI of the file that would be written, or the reason why none is. */
const writers: Readonly<Record<string, (sandbox: Sandbox) => Promise<string>>> = {
  'notes/kite.md': async ({ client }) => describe(await annotate(client)),
  'topics.yaml': async ({ client }) =>
    describe(await client.request<TopicEditAnswer>(methods.ownFileEdit, { kind: 'move', keys: ['kite'], label: 'Flying' })),
  'corrections.txt': async ({ client, uriOf }) => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const params = { kind: 'correct', uri: uriOf('work/reading-digest.txt'), range, as: 'no-paper' };
    return describe(await client.request<DigestCorrectionAnswer>(methods.ownFileEdit, params));
  },
  'reviewed.txt': async ({ client }) =>
    describe(
      await client.request<DecisionEditAnswer>(methods.ownFileEdit, { kind: 'decide', decisions: [{ key: 'kite', decision: 'kept' }] }),
    ),
};

/** In place of a reason: what can't be written is no quick fix. */
const notOffered = 'not offered';

/** All of them. A dismissal waits for a finding, so it is asked for only where each kind has its own path. */
const allWriters: typeof writers = {
  ...writers,
  'dismissed.txt': async ({ client, uriOf }) => {
    const textDocument = { uri: uriOf('work/draft.md') };
    await client.open(uriOf('work/ice-digest.txt'), 'plaintext', ice);
    await client.open(textDocument.uri, 'markdown', 'Alpine glaciers are predicted with an error of 8.3% [@neve].\n');
    const [hint] = await waitForDiagnostics(client, textDocument.uri, ([first]) => first?.code === 'contradicted-number');
    const params = { textDocument, range: hint!.range, context: { diagnostics: [hint], only: ['quickfix'] } };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', params);
    const action = actions.find(({ title }) => title.startsWith('Dismiss for this'));
    return /"(file:[^"]*dismissed\.txt)"/.exec(JSON.stringify(action ?? null))?.[1] ?? notOffered;
  },
};

function describe(
  answer: { readonly kind: 'edits' | 'written'; readonly uri: string } | { readonly kind: 'refused'; readonly reason: string },
): string {
  return answer.kind === 'refused' ? answer.reason : answer.uri;
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

const toolFolders = { 'work/.git/hooks/empty': '', 'work/node_modules/kite/index.js': '', 'work/private/topics.yaml': 'topics: []\n' };

for (const folder of [
  ...['../outside', '/tmp/marginalia-escape', 'own/../../outside', 'own/../own', '..\\outside', 'C:\\own', 'file:///tmp/marginalia-escape'],
  ...['', ' ', '.', '.git/hooks', '.GIT/hooks', 'node_modules/kite', 'leads-out', 'leads-out/own', 'leads-to-git'],
]) {
  test(`own files are not kept in "${folder}" but in the default folder, and the writer is told so once`, () =>
    withSandbox(
      toolFolders,
      { folder },
      ({ work, outside }) => {
        link(outside, join(work, 'leads-out'));
        link(join(work, '.git/hooks'), join(work, 'leads-to-git'));
      },
      async (sandbox) => {
        const { client, work, outside, uriOf } = sandbox;
        for (const [name, write] of Object.entries(writers)) assert.equal(await write(sandbox), uriOf(`work/marginalia/${name}`));
        await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
        assert.deepEqual(readdirSync(join(work, 'marginalia'), { recursive: true }).sort(), ['notes', join('notes', 'kite.md')]);
        assert.deepEqual(
          [readdirSync(outside), readdirSync(join(work, '.git/hooks')), existsSync('/tmp/marginalia-escape')],
          [[], ['empty'], false],
        );
        assert.deepEqual(client.shown, [
          `The setting marginalia.folder is "${folder}", which isn't a folder inside the workspace folder. Marginalia uses "marginalia" instead.`,
        ]);
      },
    ));
}

for (const folder of ['x'.repeat(5_000), '漢'.repeat(90), 'own/'.repeat(200)])
  test(`own files are kept in the default folder if that of the setting has ${folder.length} letters, and the writer is told so`, () =>
    withSandbox({}, { folder }, nothing, async (sandbox) => {
      for (const [name, write] of Object.entries(writers)) assert.equal(await write(sandbox), sandbox.uriOf(`work/marginalia/${name}`));
      assert.deepEqual(sandbox.client.shown, [
        `The setting marginalia.folder has ${folder.length} characters, which is too long for a folder. Marginalia uses "marginalia" instead.`,
      ]);
      assert.deepEqual(sandbox.client.log, []);
    }));

for (const folder of ['own', './own/', 'own\\inner', 'a b/c#d%', 'leads-inside']) {
  test(`own files are kept in "${folder}", and nobody is warned`, () =>
    withSandbox(
      {},
      { folder },
      ({ work }) => {
        mkdirSync(join(work, 'vault'));
        link(join(work, 'vault'), join(work, 'leads-inside'));
      },
      async (sandbox) => {
        const path = folder.replace(/\\/g, '/').replace(/^\.\/|\/$/g, '');
        for (const [name, write] of Object.entries(writers))
          assert.equal(decodeURIComponent(await write(sandbox)), `${decodeURIComponent(sandbox.uriOf('work'))}/${path}/${name}`);
        assert.ok(existsSync(join(sandbox.work, path, 'notes/kite.md')));
        assert.deepEqual(sandbox.client.shown, []);
      },
    ));
}

for (const [name, write] of Object.entries(allWriters)) {
  test(`${name} is not written through a link that leads out, be it the folder or the file, nor into a folder that is never read`, async () => {
    const refuses = (reason: RegExp, files: Readonly<Record<string, string>>, prepare: (folders: Folders) => void): Promise<void> =>
      withSandbox(files, {}, prepare, async (sandbox) => {
        const before = readdirSync(sandbox.work, { recursive: true }).sort();
        assert.match(await write(sandbox), name === 'dismissed.txt' ? new RegExp(notOffered) : reason);
        assert.deepEqual(readdirSync(sandbox.work, { recursive: true }).sort(), before);
      });
    const own = (folders: Folders): string => join(folders.work, 'marginalia', name);
    await refuses(/because of a symbolic link/, {}, (folders) => link(folders.outside, join(folders.work, 'marginalia')));
    // Beside a note of that name, a note gets another name.
    if (name !== 'notes/kite.md') {
      await refuses(/because of a symbolic link/, {}, (folders) => link(join(folders.outside, 'new'), own(folders)));
      await refuses(/because of a symbolic link/, {}, (folders) => {
        writeFileSync(join(folders.outside, 'there'), '');
        link(join(folders.outside, 'there'), own(folders));
      });
    }
    await refuses(/is in a folder that is never read/, toolFolders, ({ work }) => link(join(work, '.git/hooks'), join(work, 'marginalia')));
  });
}

test('a note that a link leads to outside is left as it is', () => {
  const prepare = ({ work, outside }: Folders): void => {
    writeFileSync(join(outside, 'kite.md'), '---\nkey: kite\n---\n\nOld words.\n');
    link(join(outside, 'kite.md'), join(work, 'marginalia/notes/kite.md'));
  };
  return withSandbox({}, {}, prepare, async ({ client, outside }) => {
    assert.match(describe(await annotate(client)), /is outside the workspace folder/);
    assert.doesNotMatch(readFileSync(join(outside, 'kite.md'), 'utf8'), /Mine/);
  });
});

test('own files are kept in their folder where the settings hide it from view', () =>
  withSandbox(toolFolders, { folder: 'private' }, nothing, async (sandbox) => {
    for (const [name, write] of Object.entries(allWriters)) assert.equal(await write(sandbox), sandbox.uriOf(`work/private/${name}`));
    assert.ok(existsSync(join(sandbox.work, 'private/notes/kite.md')));
  }));

test('nobody is asked for references that could be kept in no folder', () => {
  const prepare = ({ work, outside }: Folders): void => link(outside, join(work, 'marginalia'));
  return withSandbox({}, {}, prepare, async ({ client, outside }) => {
    const { results, edits, refusal } = await client.request<CompleteReferencesAnswer>(methods.completeReferences, {
      kind: 'look-up',
      keys: ['kite'],
    });
    assert.deepEqual([results, edits], [[], {}]);
    assert.match(refusal ?? '', /is outside the workspace folder/);
    assert.deepEqual(readdirSync(outside), []);
  });
});

test('the code action for a note makes no file outside, nor in a folder that is never read', async () => {
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
    ({ work, outside }) => link(outside, join(work, 'marginalia/notes')),
    async (sandbox) => assert.deepEqual(await listNoteActions(sandbox), []),
  );
  await withSandbox(
    toolFolders,
    {},
    ({ work }) => link(join(work, '.git/hooks'), join(work, 'marginalia/notes')),
    async (sandbox) => assert.deepEqual(await listNoteActions(sandbox), []),
  );
});

test('a removed note does not come back outside where its folder has become a link that leads out', () =>
  withSandbox({}, {}, nothing, async ({ client, work, outside }) => {
    const made = await annotate(client);
    assert.ok(made.kind === 'written' && made.undo !== undefined && made.id !== undefined);
    const removed = await client.request<AnnotateAnswer>(methods.annotate, {
      kind: 'remove',
      note: made.uri,
      id: made.id,
      was: 'Mine.',
    });
    assert.ok(removed.kind === 'written' && removed.undo !== undefined, JSON.stringify(removed));
    rmSync(join(work, 'marginalia/notes'), { recursive: true });
    symlinkSync(outside, join(work, 'marginalia/notes'));
    const undone = await client.request<AnnotateAnswer>(methods.annotate, { kind: 'undo', undo: removed.undo });
    assert.match(undone.kind === 'refused' ? undone.reason : undone.kind, /is outside the workspace folder/);
    assert.deepEqual(readdirSync(outside), []);
  }));
