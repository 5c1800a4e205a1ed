import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-protocol';
import type { AddToBibliographyAnswer, MissingEntriesAnswer } from '../../server/src/protocol/bibliographyRequests';
import { methods } from '../../server/src/protocol/requests';
import type { LspClient } from '../support/lspClient';
import { type Folders, nothing, withSandbox } from './outsideSandbox';

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
  const answer = await client.request<AddToBibliographyAnswer>(methods.bibliographyEdit, { kind: 'add', uri, keys: ['kite'] });
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
      const forced = await client.request<AddToBibliographyAnswer>(methods.bibliographyEdit, {
        kind: 'add',
        uri: uriOf('work/near.md'),
        keys: ['kite'],
        target: uriOf('work/passwd'),
      });
      assert.deepEqual(forced, { kind: 'refused', reason: "passwd isn't a bibliography. Nothing was added." });
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
      const chosen = await client.request<AddToBibliographyAnswer>(methods.bibliographyEdit, {
        kind: 'add',
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
      'out.bib': /^out\.bib is outside the workspace folder because of a symbolic link/,
      'script.bib': /^script\.bib isn't a bibliography/,
      'config.bib': /^config\.bib is in a folder that is never read/,
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
      const chosen = await client.request<AddToBibliographyAnswer>(methods.bibliographyEdit, {
        kind: 'add',
        uri,
        keys: ['kite'],
        target: uriOf('work/out.bib'),
      });
      assert.match(chosen.kind === 'refused' ? chosen.reason : chosen.kind, /^out\.bib is outside the workspace folder because/);
    },
  ));
